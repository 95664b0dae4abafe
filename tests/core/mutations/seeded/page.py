"""docs/reference/detection.md: how well seeded faults are found, as a table.

``python tests/core/mutations/write_page.py`` writes it; a test sees that it is current.
Numbers are rounded, so that a line more in a definition does not change the page.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path
from seeded.detection import ROOT
from seeded.detection import Tally
from seeded.kinds import KINDS


PATH: Path = ROOT / "docs" / "reference" / "detection.md"

TITLES = {
    "flow": "States and transitions",
    "gone": "Parts on which others count",
    "tasks": "Tasks",
    "people": "Actors and deadlines",
    "fields": "Fields",
    "conditions": "Conditions and formulas",
    "papers": "Effects, numbers and papers",
    "texts": "Texts",
    "options": "Options of units",
    "fees": "Fees",
    "acts": "Official registers",
    "totals": "Totals",
    "messages": "Messages",
    "earlier": "Ids of earlier versions",
}


def text(faults: list[Tally], harmless: list[Tally]) -> str:
    """The whole page."""
    return "\n".join([*_lines(faults, harmless), ""])


def _lines(faults: list[Tally], harmless: list[Tally]) -> Iterator[str]:
    made, found = sum(item.made for item in faults), sum(item.found for item in faults)
    tried, alarms = sum(item.made for item in harmless), sum(len(item.missed) for item in harmless)
    yield "<!-- Written by tests/core/mutations/write_page.py. -->"
    yield ""
    yield "# How well the checks find faults"
    yield ""
    yield "Faults are seeded by a script into every definition of `workflows/`, at the first and"
    yield "the last place where an operator makes a real fault: changes after which a definition is"
    yield "still good are left out, or stand in the second table. A fault counts as found when one"
    yield "of the codes beside it is told that was not told before."
    yield ""
    yield "| | Changed definitions | Told |"
    yield "|---|---|---|"
    yield f"| {len(faults)} kinds of fault | {_about(made)} | {_share(found, made)} |"
    yield f"| {len(harmless)} kinds of harmless change | {_about(tried)} | {alarms} |"
    yield "| Shipped definitions as they are | all | 0 |"
    yield ""
    yield "What is not here: a definition that is in order and does something else than is meant,"
    yield "with yes and no exchanged or a delay too long. That is found by the tests inside"
    yield "definitions (`bin/egov test`), not by the checks."
    for group, title in TITLES.items():
        yield from ("", f"## {title}", "", "| Fault | Codes | Found |", "|---|---|---|")
        for item in faults:
            if item.operator.group == group:
                yield _row(item)
    yield from ("", "## What is asked of the checks of a workflow", "")
    yield from ("| Kind of fault | Codes | |", "|---|---|---|")
    yield from (f"| {kind} | {_links(codes)} | {said} |" for kind, codes, said in KINDS)
    yield from ("", "## Harmless changes", "", "| Change | False alarms |", "|---|---|")
    for item in harmless:
        yield f"| {_sentence(item)} | {len(item.missed)} |"


def _row(item: Tally) -> str:
    codes = _links(sorted(item.operator.codes))
    return f"| {_sentence(item)} | {codes} | {_share(item.found, item.made)} |"


def _links(codes: Iterable[str]) -> str:
    return " ".join(f"[{code}](checks.md#{code.lower()})" for code in codes) or "–"


def _sentence(item: Tally) -> str:
    words = item.operator.sentence
    return words[0].upper() + words[1:]


def _about(count: int) -> str:
    return f"more than {count // 100 * 100}"


def _share(found: int, made: int) -> str:
    return f"{int(100 * found / made)} %"

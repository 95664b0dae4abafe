"""``egov reference``: writes the pages of docs/reference that tables of the code say already."""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterable
from collections.abc import Iterator
from egov.policy.core.checks import reference as findings
from egov.policy.core.conditions import reference as language
from egov.policy.core.effects import EFFECTS
from egov.policy.core.effects import HOLDS
from egov.policy.core.reader import reference as grammar
from egov.policy.core.rehearsal.codes import CODES as OF_TESTS
from pathlib import Path

import sys


NOTICE = "<!-- Written by `make docs`; change the tables in the code, not this page. -->"


def add_arguments(parser: ArgumentParser) -> None:
    """Where the pages go."""
    parser.add_argument("directory", type=Path, help="docs/reference")


def run(arguments: Namespace) -> int:
    """Write every page."""
    for name, text in pages().items():
        path = arguments.directory / name
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path}\n")
    return 0


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {
        "checks.md": _page(findings.lines({"Tests of a definition": OF_TESTS})),
        "conditions.md": _page(language.lines()),
        "definition.md": _page(grammar.lines()),
        "effects.md": _page(_effects()),
    }


def _page(lines: Iterable[str]) -> str:
    return "\n".join([NOTICE, "", *lines, ""])


def _effects() -> Iterator[str]:
    yield "# Effects of a transition"
    yield ""
    yield "What a transition does besides moving the case, in the order of its `effects`."
    for effect in EFFECTS.values():
        yield from ("", f"## `{effect.name}`", "", effect.description, "")
        rows = (
            (
                f"**`{item.name}`**" if item.required else f"`{item.name}`",
                item.description,
                HOLDS[item.type],
            )
            for item in effect.parameters
        )
        if effect.parameters:
            yield from _table(["Parameter", "Says", "Holds"], rows)
            yield ""
        yield f"Example: `{effect.example}`"


def _table(heads: list[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        # A bar would end the cell.
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"

"""What the checks find in a definition, told to who looks after procedures."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import sentences
from egov.policy.core.findings import Finding
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any


@dataclass(frozen=True)
class FindingRow:
    """A finding in words: the part it is about, what is wrong, how it is mended.

    ``line`` is that of the text that people see, 0 where they see none.
    """

    part: Spoken
    message: str
    remedy: str
    is_error: bool
    line: int = 0


def row_of(finding: Finding, procedure: Procedure, page: Page) -> FindingRow:
    """A finding in the language of a page."""
    told = sentences.of_finding(finding.plain(), page.translated)
    part = page.say(title_at(procedure, finding.path))
    return FindingRow(part, told["message"], told["remedy"], finding.is_error)


def rows_of(findings: Iterable[Mapping[str, Any]], page: Page) -> list[FindingRow]:
    """Findings in a text, as plain data, what keeps it from being published first."""
    told = (sentences.of_finding(finding, page.translated) for finding in findings)
    rows = [
        FindingRow(
            Spoken(item["code"], None),
            item["message"],
            item["remedy"],
            item["severity"] == "error",
            item["line"],
        )
        for item in told
    ]
    return sorted(rows, key=lambda row: not row.is_error)


def title_at(procedure: Procedure, path: str) -> Text:
    """Title of the last part that a path leads to which has one; none for the whole."""
    found, here = Text(), procedure
    for step in path.split("."):
        here = _at(here, step)
        title = getattr(here, "title", None)
        # Plain texts have a title too: it is a method of theirs.
        found = title if isinstance(title, Text) else found
    return found


def _at(here: object, step: str):
    """What an attribute, a number or an id leads to; None if the model has no such part."""
    if not isinstance(here, tuple):
        return getattr(here, step, None)
    if step.isdigit():
        return here[int(step)] if int(step) < len(here) else None
    return next((item for item in here if getattr(item, "id", None) == step), None)

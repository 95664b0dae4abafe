"""What the checks find in a definition, told to who looks after procedures, and explained."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import _
from egov.policy import sentences
from egov.policy.core.checks.codes import Code
from egov.policy.core.findings import Finding
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@dataclass(frozen=True)
class FindingRow:
    """A finding in words: the part it is about, what is wrong, how it is mended.

    ``page`` is the address where its code is explained, ``line`` that of the text that
    people see, 0 where they see none.
    """

    part: Spoken | None
    message: str
    remedy: str
    is_error: bool
    code: str
    page: str
    line: int = 0


def row_of(finding: Finding, procedure: Procedure, page: Page) -> FindingRow:
    """A finding in the language of a page."""
    told = sentences.of_finding(finding.plain(), page.translated)
    part = page.say(title_at(procedure, finding.path))
    is_error, code = finding.is_error, finding.code
    return FindingRow(part, told["message"], told["remedy"], is_error, code, told["page"])


def rows_of(findings: Iterable[Mapping[str, Any]], page: Page) -> list[FindingRow]:
    """Findings in a text, as plain data, what keeps it from being published first."""
    told = (sentences.of_finding(finding, page.translated) for finding in findings)
    rows = [
        FindingRow(
            None,
            item["message"],
            item["remedy"],
            item["severity"] == "error",
            item["code"],
            item["page"],
            item["line"],
        )
        for item in told
    ]
    return sorted(rows, key=lambda row: not row.is_error)


@implementer(IPublishTraverse)
class FindingView(Page):
    """``finding/<code>``: what a code means, how it is mended, an example; else all codes.

    From the tables of which ``docs/reference/checks.md`` is written.
    """

    code = ""

    @property
    def title(self):
        """What the tab says."""
        return self.code or _("What the checks find")

    @property
    def known(self) -> Code:
        """The code that is asked for."""
        return sentences.EXPLAINED[self.code]

    @property
    def all_known(self) -> list[tuple[str, str]]:
        """Every code with its sentence."""
        return [(code, self.sentence(known)) for code, known in sentences.EXPLAINED.items()]

    def publishTraverse(self, request, name):
        """Take the code from the address."""
        if self.code or name not in sentences.EXPLAINED:
            raise NotFound(name)
        self.code = name
        return self

    def sentence(self, known: Code) -> str:
        """What is wrong, with its names left open."""
        return self.translated(_(known.message)).removesuffix("{hint}").strip()

    def says(self, text: str) -> str:
        """A sentence of the tables in the language of the page."""
        return self.translated(_(text)) if text else ""


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

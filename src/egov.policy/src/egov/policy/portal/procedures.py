"""What the functional administrator sees of published procedures."""

from dataclasses import dataclass
from datetime import datetime
from egov.policy import _
from egov.policy import procedures
from egov.policy.core.checks import CheckContext
from egov.policy.core.model import Procedure
from egov.policy.portal.findings import FindingRow
from egov.policy.portal.findings import row_of
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from functools import cached_property
from plone import api


@dataclass(frozen=True)
class ProcedureRow:
    """A procedure with its current version and what the checks say of it."""

    id: str
    title: Spoken
    legal_basis: Spoken
    version: int
    published: str
    reason: str
    running: int
    findings: tuple[FindingRow, ...]


class ProceduresView(Page):
    """``@@procedures``."""

    title = _("Procedures")

    @cached_property
    def rows(self) -> list[ProcedureRow]:
        """All procedures that take new cases, each held against the office of today."""
        office = procedures.office()
        return [self._row(procedure, office) for procedure in procedures.published()]

    def _row(self, procedure: Procedure, office: CheckContext) -> ProcedureRow:
        provenance = procedures.publication(procedure.id).provenance
        mapping = {
            "day": self.format.day(datetime.fromisoformat(provenance.published_on)),
            "name": self.person(provenance.author),
        }
        return ProcedureRow(
            id=procedure.id,
            title=self.say(procedure.title),
            legal_basis=self.say(procedure.legal_basis),
            version=procedure.version,
            published=self.translated(_("Published on ${day} by ${name}", mapping=mapping)),
            reason=provenance.reason,
            running=_running(procedure),
            findings=tuple(
                row_of(finding, procedure, self)
                for finding in procedures.examine_published(procedure, office)
            ),
        )


def _running(procedure: Procedure) -> int:
    """How many cases are not closed: a figure for administrators, who see no case."""
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        procedure=procedure.id, case_phase=("draft", "open")
    )
    return len(found)

"""What the functional administrator sees of all procedures: in force, in draft, out of use."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core.checks import CheckContext
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from functools import cached_property
from typing import Any
from urllib.parse import urlencode


NOTHING = Spoken("", None)


@dataclass(frozen=True)
class ProcedureRow:
    """A procedure, its version in force (0 for none), and where it stands."""

    url: str
    title: Spoken
    legal_basis: Spoken
    version: int
    running: int
    faults: int
    remarks: int
    tags: tuple[tuple[str, str], ...]


class ProceduresView(Page):
    """``@@procedures``."""

    title = _("Procedures")

    @cached_property
    def rows(self) -> list[ProcedureRow]:
        """All procedures, by their title; those in force are held against the office of today."""
        office = procedures.office()
        rows = [self._row(item, office) for item in procedures.items()]
        return sorted(rows, key=lambda row: row.title.text.casefold())

    def _row(self, item, office: CheckContext) -> ProcedureRow:
        id, newest = item.getId(), item.newest
        procedure = procedures.get(id, newest) if newest else None
        looked_at = procedure if item.current == newest else None
        findings = (
            procedures.examine_published(looked_at, documents.as_printed(office, looked_at))
            if looked_at
            else ()
        )
        return ProcedureRow(
            url=f"{self.portal_url}/@@procedure?{urlencode({'id': id})}",
            title=self.say(procedure.title) if procedure else Spoken(id, None),
            legal_basis=self.say(procedure.legal_basis) if procedure else NOTHING,
            version=item.current,
            running=procedures.running(id),
            faults=sum(finding.is_error for finding in findings),
            remarks=sum(not finding.is_error for finding in findings),
            tags=tuple(self._tags(item, procedure)),
        )

    def _tags(self, item: Any, procedure: Any):
        """Where it stands: class of the tag, words."""
        if procedure and procedure.abstract:
            yield "tag tag-purple", self.translated(_("base of others"))
        elif item.newest and not item.current:
            yield "tag tag-red", self.translated(_("out of use"))
        if item.draft is not None:
            yield "tag tag-yellow", self.translated(_("draft"))

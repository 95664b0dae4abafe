"""``@@procedure-heirs?id=…``: what the newest version of a base, or its draft, means for whom."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import StateConflict
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.evolution import Change
from egov.policy.portal.findings import FindingRow
from egov.policy.portal.findings import rows_of
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.page import ProcedurePage
from functools import cached_property
from urllib.parse import urlencode
from zExceptions import NotFound


@dataclass(frozen=True)
class ConflictRow:
    """Something that base and heir have both changed."""

    base: Spoken
    own: Spoken


@dataclass(frozen=True)
class HeirRow:
    """One procedure that extends this one; ``coming`` is None if it cannot stand on it."""

    id: str
    title: Spoken
    url: str
    written_against: str
    up_to_date: bool
    own: tuple[Change, ...]
    conflicts: tuple[ConflictRow, ...]
    coming: tuple[Change, ...] | None
    findings: list[FindingRow]
    has_draft: bool


class HeirsView(ProcedurePage):
    """Reports on the heirs; ``POST`` begins a draft of one of them on the new base."""

    title = _("Procedures that extend this one")

    @property
    def choices(self) -> list[procedures.Which]:
        """What can be reported on: the draft, the newest version."""
        drafts = [procedures.DRAFT] if self.draft else []
        return [*drafts, *([self.item.newest] if self.item.newest else [])]

    @cached_property
    def which(self) -> procedures.Which:
        """What is reported on; the newest version unless said otherwise."""
        text = text_in(self.request.form, "to") or str(self.item.newest)
        found = next((choice for choice in self.choices if str(choice) == text), None)
        if found is None:
            raise NotFound("version")
        return found

    @cached_property
    def rows(self) -> list[HeirRow] | None:
        """The heirs; None if the draft cannot be read."""
        try:
            return [self._row(found) for found in procedures.report(self.id, self.which)]
        except DefinitionError:
            return None

    def post(self):
        """Begin a draft of an heir, and go on to it."""
        heir = text_in(self.request.form, "heir")
        try:
            procedures.renew(heir, self.user_id, stamp="")
        except UnknownProcedure:
            raise NotFound("procedure") from None
        except StateConflict as error:
            return self.tell_of(error)
        self.tell(_("A draft is begun: check, test and publish it."), "success")
        return self.redirect(f"{self.portal_url}/@@procedure?{urlencode({'id': heir})}#draft")

    def _row(self, found: procedures.HeirReport) -> HeirRow:
        heir, told = found.heir, found.found
        return HeirRow(
            id=heir.id,
            title=self.say(heir.title),
            url=f"{self.portal_url}/@@procedure?{urlencode({'id': heir.id})}",
            written_against=self.called(found.written_against),
            up_to_date=found.is_up_to_date,
            own=told.own,
            conflicts=tuple(
                ConflictRow(self.say(met.base.said), self.say(met.own.said))
                for met in told.conflicts
            ),
            coming=told.coming,
            findings=rows_of((item.plain() for item in found.findings), self),
            has_draft=procedures.item_named(heir.id).draft is not None,
        )

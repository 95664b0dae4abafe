"""The page of an act: what was entered, as it was entered."""

from dataclasses import dataclass
from datetime import date
from egov.policy import _
from egov.policy import acts
from egov.policy import casework
from egov.policy.core.acts import Act
from egov.policy.core.acts import ActRef
from egov.policy.core.acts import Mention
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from egov.policy.portal.register.addresses import asked_for
from egov.policy.portal.units import name_of
from functools import cached_property
from urllib.parse import urlencode
from zExceptions import NotFound


@dataclass(frozen=True)
class Margin:
    """A mention, and the case behind it for who may see that."""

    number: int
    text: str
    day: str
    by: str
    reference: str
    url: str


class ActView(Page):
    """``@@act?register=&unit=&year=&number=``; there is none for who may not look it up."""

    def get(self):
        """The page, if there is something to show."""
        if self.act is None:
            raise NotFound(self.request["URL"])
        ref = self.ref
        acts.note_look(acts.Look.ACT, ref.register, ref.unit, [(ref.year, ref.number, ref.number)])
        return self.index()

    post = get

    @cached_property
    def ref(self) -> ActRef | None:
        """Where the act stands that is asked for."""
        return asked_for(self.request.form)

    @cached_property
    def act(self) -> Act | None:
        """The act, if this person may look it up."""
        ref = self.ref
        if ref is None or not acts.reader().may_consult(ref.register, ref.unit):
            return None
        return acts.get(ref)

    @property
    def title(self):
        """Its number."""
        mapping = {"number": str(self.ref.number), "year": str(self.ref.year)}
        return _("Act no. ${number} of ${year}", mapping=mapping)

    @property
    def register(self) -> Spoken:
        """What its register is called."""
        return self.say(acts.title_of(self.ref.register))

    @property
    def unit_title(self) -> str:
        """The unit whose register it is."""
        return name_of(self.ref.unit)

    @property
    def entered(self) -> str:
        """When and by whom it was entered."""
        day = self.format.day(date.fromisoformat(self.act.entered_on))
        by = ", ".join(filter(None, (self.act.signatory, self.act.office)))
        return self.translated(_("on ${day} by ${name}", mapping={"day": day, "name": by}))

    @cached_property
    def mentions(self) -> list[Margin]:
        """What stands in its margin."""
        return [self._margin(mention) for mention in acts.mentions(self.ref)]

    def _margin(self, mention: Mention) -> Margin:
        day = self.format.day(date.fromisoformat(mention.made_on))
        by = ", ".join(filter(None, (mention.signatory, mention.office)))
        row = casework.find_row(mention.case)
        return Margin(
            mention.number, mention.text, day, by, mention.reference, row.getURL() if row else ""
        )

    @property
    def register_url(self) -> str:
        """The register, to look up another one."""
        query = urlencode({"register": f"{self.ref.register}/{self.ref.unit}"})
        return f"{self.portal_url}/@@registers?{query}"

    @cached_property
    def case_url(self) -> str:
        """The case it came from, for who may see that."""
        row = casework.find_row(self.act.case)
        return row.getURL() if row else ""

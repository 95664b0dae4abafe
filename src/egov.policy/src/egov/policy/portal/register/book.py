"""The page of a book: how many acts it has, whether it is whole, its closing and its table."""

from datetime import date
from egov.policy import _
from egov.policy import acts
from egov.policy.core.acts import ActRef
from egov.policy.core.acts import Minutes
from egov.policy.core.acts import Signature
from egov.policy.core.acts import TableRow
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import SIZE
from egov.policy.portal.paging import start_of
from egov.policy.portal.register.addresses import act_url
from egov.policy.portal.register.addresses import book_url
from egov.policy.portal.units import name_of
from functools import cached_property
from zExceptions import NotFound


class RegisterView(Page):
    """``@@register-book?register=&unit=&year=``; there is none for who may not look into it."""

    def get(self):
        """The page, if there is something to show."""
        if self.info is None:
            raise NotFound(self.request["URL"])
        return self.index()

    def post(self):
        """Propose to close the year, or approve what another has proposed."""
        if self.info is None:
            raise NotFound(self.request["URL"])
        if acts.propose_or_approve(*self.key) is None:
            self.tell(_("The closing is proposed. It is done once somebody else approves it."))
        else:
            self.tell(_("The year is closed. No act enters it any more."), "success")
        return self.redirect(book_url(self.portal_url, *self.key))

    @cached_property
    def key(self) -> tuple[str, str, int]:
        """Register, unit and year that are asked for; year 0 for one that is none."""
        register, unit, year = (
            text_in(self.request.form, name) for name in ("register", "unit", "year")
        )
        good = year.isascii() and year.isdecimal() and len(year) <= 4
        return register, unit, int(year) if good else 0

    @cached_property
    def info(self) -> acts.BookInfo | None:
        """The book, if this person may look into it."""
        register, unit, _year = self.key
        may = acts.reader().may_consult(register, unit)
        return acts.info(*self.key) if may else None

    @property
    def title(self):
        """The year, and what the register is called."""
        mapping = {"register": self.register.text, "year": str(self.key[2])}
        return _("${register}, year ${year}", mapping=mapping)

    @property
    def register(self) -> Spoken:
        """What the register is called."""
        return self.say(acts.title_of(self.key[0]))

    @property
    def unit_title(self) -> str:
        """The unit whose register it is."""
        return name_of(self.key[1])

    @cached_property
    def faults(self) -> int:
        """How many entries are not as they were written."""
        return len(acts.verify(*self.key))

    @cached_property
    def minutes(self) -> Minutes | None:
        """The minutes of its closing."""
        return acts.minutes_of(*self.key)

    @cached_property
    def proposal(self) -> Signature | None:
        """Who has proposed to close it."""
        return acts.proposal_of(*self.key)

    @cached_property
    def may_say(self) -> str:
        """What this person may say to its closing."""
        return acts.may_say(*self.key)

    @property
    def signatures(self) -> list[str]:
        """Who had a part in its closing."""
        return [*map(self.signed, self.minutes.signatures)]

    def signed(self, signature: Signature) -> str:
        """A name, an office and a day."""
        day = self.format.short_day(date.fromisoformat(signature.day))
        return ", ".join(filter(None, (signature.name, signature.office, day)))

    @property
    def closed_on(self) -> str:
        """The day on which it was closed."""
        return self.format.day(date.fromisoformat(self.minutes.closed_on))

    @property
    def table(self) -> list[tuple[str, TableRow]]:
        """The part of the alphabetical table that is shown, each row with the page of the act."""
        start = start_of(self.request.form)
        rows = self.minutes.table[start : start + SIZE]
        return [(act_url(self.portal_url, ActRef(*self.key, row.number)), row) for row in rows]

    @property
    def paging(self) -> Paging:
        """Which part of the table that is."""
        register, unit, year = self.key
        query = {"register": register, "unit": unit, "year": str(year)}
        url, start = f"{self.portal_url}/@@register-book", start_of(self.request.form)
        return Paging(url, query, start, len(self.minutes.table))

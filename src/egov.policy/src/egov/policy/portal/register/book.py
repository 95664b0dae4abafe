"""The page of a book: how many acts it has, whether it is whole, its closing and its table.

Whether it is whole is looked at when somebody asks: that reads every act.
"""

from dataclasses import dataclass
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
from egov.policy.portal.register.addresses import book_in
from egov.policy.portal.register.addresses import book_url
from egov.policy.portal.units import name_of
from functools import cached_property
from urllib.parse import urlencode
from zExceptions import NotFound


STATUS = {
    acts.Status.NONE: _("not printed"),
    acts.Status.PREPARING: _("being printed"),
    acts.Status.READY: _("printed"),
    acts.Status.OUTDATED: _("printed before the last entries"),
    acts.Status.FAILED: _("could not be printed"),
}


@dataclass(frozen=True)
class VolumeRow:
    """A volume; without an address as long as there is no file."""

    number: int
    acts: str
    status: str
    url: str
    size: str


class RegisterView(Page):
    """``@@register-book?register=&unit=&year=``, with ``verify=1`` whether the book is whole.

    There is none for who may not look into it.
    """

    def get(self):
        """The page, if there is something to show."""
        if self.info is None:
            raise NotFound(self.request["URL"])
        return self.index()

    def post(self):
        """Print the volumes, propose to close the year, or approve what another has proposed."""
        if self.info is None:
            raise NotFound(self.request["URL"])
        if text_in(self.request.form, "do") == "print":
            acts.print_volumes(self.key)
            self.tell(_("The volumes are being printed. Look again in a moment."))
        elif acts.propose_or_approve(*self.key) is None:
            self.tell(_("The closing is proposed. It is done once somebody else approves it."))
        else:
            self.tell(_("The year is closed. No act enters it any more."), "success")
        return self.redirect(book_url(self.portal_url, *self.key))

    @cached_property
    def key(self) -> tuple[str, str, int]:
        """Register, unit and year that are asked for; year 0 for one that is none."""
        return book_in(self.request.form)

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
    def faults(self) -> int | None:
        """How many entries are not as they were written; None if that was not asked."""
        return len(acts.verify(*self.key)) if text_in(self.request.form, "verify") else None

    @property
    def verify_url(self) -> str:
        """This page with the answer to that."""
        return f"{book_url(self.portal_url, *self.key)}&verify=1"

    @cached_property
    def volumes(self) -> list[VolumeRow]:
        """Its volumes, and what was printed of each."""
        return [self._volume(item) for item in acts.printed(self.key)]

    @property
    def may_print(self) -> bool:
        """Whether something is to be printed that is not on its way."""
        waiting = (acts.Status.READY, acts.Status.PREPARING)
        return any(item.status not in waiting for item in acts.printed(self.key))

    def _volume(self, item: acts.PrintedVolume) -> VolumeRow:
        register, unit, year = self.key
        query = {"register": register, "unit": unit, "year": year, "volume": item.volume}
        url = f"{self.portal_url}/@@register-volume?{urlencode(query)}" if item.file else ""
        size = self.translated(self.format.size(item.size)) if item.file else ""
        return VolumeRow(
            item.volume,
            f"{item.first} – {item.last}" if item.last else "",
            self.translated(STATUS[item.status]),
            url,
            size,
        )

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
    def first_and_last(self) -> str:
        """The numbers from which to which it goes, or that there are none."""
        if not self.minutes.last:
            return self.translated(_("No act was entered in this year."))
        return f"{self.minutes.first} – {self.minutes.last}"

    @property
    def closed_on(self) -> str:
        """The day on which it was closed."""
        return self.format.day(date.fromisoformat(self.minutes.closed_on))

    @cached_property
    def table(self) -> list[tuple[str, TableRow]]:
        """The part of the alphabetical table that is shown, each row with the page of the act."""
        start = start_of(self.request.form)
        rows = self.minutes.table[start : start + SIZE]
        register, unit, year = self.key
        shown = [(year, row.number, row.number) for row in rows]
        acts.note_look(acts.Look.LIST, register, unit, shown)
        return [(act_url(self.portal_url, ActRef(*self.key, row.number)), row) for row in rows]

    @property
    def paging(self) -> Paging:
        """Which part of the table that is."""
        register, unit, year = self.key
        query = {"register": register, "unit": unit, "year": str(year)}
        url, start = f"{self.portal_url}/@@register-book", start_of(self.request.form)
        return Paging(url, query, start, len(self.minutes.table))

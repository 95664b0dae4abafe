"""Looking up an act or a receipt: choose a register, type a number or a name, read."""

from dataclasses import dataclass
from datetime import date
from egov.policy import _
from egov.policy import acts
from egov.policy.portal.cash.rows import PaymentRow
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import SIZE
from egov.policy.portal.paging import start_of
from egov.policy.portal.register.addresses import act_url
from egov.policy.portal.register.addresses import book_url
from egov.policy.portal.register.receipts import FoundReceipts
from egov.policy.portal.register.receipts import offered
from egov.policy.portal.units import name_of
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


@dataclass(frozen=True)
class Choice:
    """A register of a unit that may be looked into; ``id`` is ``births/mukaza``."""

    id: str
    title: Spoken
    unit: str
    is_of_receipts: bool = False


@dataclass(frozen=True)
class Row:
    """An act in a list."""

    url: str
    number: str
    volume: int
    names: tuple[str, ...]
    day: str
    entered_on: str


class RegistersView(Page):
    """``@@registers?register=births/mukaza&text=…&year=…``."""

    title = _("Official registers")
    parts_template = ViewPageTemplateFile("../templates/cash-parts.pt")

    @cached_property
    def _keys(self) -> list[tuple[str, str, int]]:
        return acts.books(acts.reader())

    @cached_property
    def choices(self) -> list[Choice]:
        """The registers that this person may look into, by unit."""
        keys = dict.fromkeys(key[:2] for key in self._keys)
        titles = {register: self.say(acts.title_of(register)) for register, _unit in keys}
        found = [
            Choice(f"{register}/{unit}", titles[register], name_of(unit)) for register, unit in keys
        ]
        for name, unit, roll in offered():
            title = Spoken(self.translated(roll.title), None)
            found.append(Choice(f"{name}/{unit}", title, name_of(unit), is_of_receipts=True))
        return sorted(found, key=lambda choice: (choice.unit, choice.title.text))

    @cached_property
    def chosen(self) -> Choice | None:
        """The register that is looked into: the one that was asked for, or the only one."""
        asked = text_in(self.request.form, "register")
        if not asked and len(self.choices) == 1:
            return self.choices[0]
        return next((choice for choice in self.choices if choice.id == asked), None)

    @property
    def asked(self) -> dict[str, str]:
        """What was asked within it, empty values left out."""
        given = {name: text_in(self.request.form, name) for name in ("text", "year")}
        return {name: value for name, value in given.items() if value}

    @property
    def wrong_year(self) -> bool:
        """Whether the year that was typed is none."""
        year = self.asked.get("year", "")
        return bool(year) and not (year.isascii() and year.isdecimal() and len(year) <= 4)

    @cached_property
    def found(self) -> acts.Page | None:
        """The acts that answer to the question; None if no register of acts is looked into."""
        if self.chosen is None or self.chosen.is_of_receipts or self.wrong_year:
            return None
        text, year, start = self._question
        place = self.chosen.id.split("/")
        page = acts.search(*place, text, year, start=start, size=SIZE)
        acts.note_look(acts.Look.LIST, *place, page.shown)
        return page

    @cached_property
    def receipts(self) -> FoundReceipts | None:
        """The receipts that do; None if no register of receipts is looked into."""
        if self.chosen is None or not self.chosen.is_of_receipts or self.wrong_year:
            return None
        return FoundReceipts(*self.chosen.id.split("/"), *self._question)

    @property
    def payments(self) -> list[PaymentRow]:
        """The receipts of the page."""
        return self.receipts.rows(self)

    @property
    def parts(self):
        """How a list of payments looks."""
        return self.parts_template.macros

    @property
    def _question(self) -> tuple[str, int | None, int]:
        """Text, year, and where the page begins."""
        asked = self.asked
        year = int(asked["year"]) if "year" in asked else None
        return asked.get("text", ""), year, start_of(self.request.form)

    @property
    def books(self) -> list[tuple[str, int]]:
        """The years of the register that is looked into, each with its page, the latest first."""
        if self.chosen is None:
            return []
        register, unit = self.chosen.id.split("/")
        keys = [key for key in self._keys if key[:2] == (register, unit)]
        return [(book_url(self.portal_url, *key), key[2]) for key in keys]

    @property
    def rows(self) -> list[Row]:
        """The acts of the page."""
        return [self._row(item) for item in self.found.items]

    @property
    def paging(self) -> Paging:
        """Which part is shown."""
        query = {"register": self.chosen.id, **self.asked}
        url, start = f"{self.portal_url}/@@registers", start_of(self.request.form)
        return Paging(url, query, start, (self.found or self.receipts).total)

    def _row(self, item: acts.Found) -> Row:
        act = item.act
        return Row(
            url=act_url(self.portal_url, item.ref),
            number=f"{act.number}/{item.ref.year}",
            volume=act.volume,
            names=act.names,
            day=self._day(act.day),
            entered_on=self._day(act.entered_on),
        )

    def _day(self, text: str) -> str:
        return self.format.short_day(date.fromisoformat(text)) if text else ""

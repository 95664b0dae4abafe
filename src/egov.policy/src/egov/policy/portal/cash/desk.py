"""``@@cash-desk``: what came today, what waits, and a request to be paid by its number."""

from datetime import date
from datetime import timedelta
from egov.policy import _
from egov.policy import clock
from egov.policy import payments
from egov.policy import people
from egov.policy.core.errors import FieldProblem
from egov.policy.portal.cash.rows import payment_rows
from egov.policy.portal.cash.rows import PaymentRow
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import NOTHING
from egov.policy.portal.money import money
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import SIZE
from egov.policy.portal.paging import start_of
from egov.policy.portal.units import name_of
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class OfficePage(FormPage):
    """A page about one cash office, ``?unit=``, and one day, ``?on=``, today at first."""

    parts_template = ViewPageTemplateFile("../templates/cash-parts.pt")
    path = ""

    @property
    def parts(self):
        """Macros of lists of payments."""
        return self.parts_template.macros

    @cached_property
    def units(self) -> list[str]:
        """The cash offices that the person may look at: their own tills first, then from above."""
        own = payments.tills()
        return sorted(own) + sorted(payments.offices() - own, key=_place)

    @cached_property
    def unit(self) -> str:
        """The one that is shown; empty if the person has none, as a Manager."""
        asked = text_in(self.request.form, "unit")
        return asked if asked in self.units else next(iter(self.units), "")

    @cached_property
    def day(self) -> date:
        """The day that is shown; nonsense and days to come mean today."""
        today = clock.today()
        try:
            return min(date.fromisoformat(text_in(self.request.form, "on")), today)
        except ValueError:
            return today

    @property
    def is_today(self) -> bool:
        """Whether that is today."""
        return self.day == clock.today()

    @property
    def unit_name(self) -> str:
        """Name of the cash office."""
        return name_of(self.unit) if self.unit else ""

    @property
    def others(self) -> list[dict[str, str]]:
        """Links to the other cash offices."""
        return [
            {"name": name_of(unit), "url": self.address(unit, self.day)}
            for unit in self.units
            if unit != self.unit
        ]

    def address(self, unit: str, day: date) -> str:
        """Where this page shows another office or day."""
        return f"{self.portal_url}/@@{self.path}?unit={unit}&on={day.isoformat()}"


class CashDeskView(OfficePage):
    """See the module."""

    title, path = _("Cash desk"), "cash-desk"
    own_sentences = {
        ("number", "unknown"): _("No request of this cash office has this number."),
    }

    def get(self):
        """The page, or the request that was asked for."""
        number = text_in(self.request.form, box("number"))
        if not number:
            return self.index()
        self.typed = {box("number"): number}
        found = payments.case_numbered(number)
        if found is None:
            return self.refuse([FieldProblem.unknown("number", number)])
        return self.redirect(f"{found.absolute_url()}/@@pay")

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The one question."""
        question = self.question("number", "text", _("Number of the request"), width="width-20")
        return (Asked("find", NOTHING, (question,)),)

    @property
    def till_here(self) -> bool:
        """Whether the person has a till at this office."""
        return self.unit in payments.tills()

    @cached_property
    def found(self):
        """The payments of the day, oldest first."""
        return payments.at_office(self.unit, self.day, self.day) if self.unit else ()

    @property
    def rows(self) -> list[PaymentRow]:
        """Those of the page, latest first."""
        end = len(self.found) - start_of(self.request.form)
        return payment_rows(self, self.found[max(end - SIZE, 0) : max(end, 0)][::-1])

    @property
    def paging(self) -> Paging:
        """Which part of the list is shown."""
        query = {"unit": self.unit, "on": self.day.isoformat()}
        start = start_of(self.request.form)
        return Paging(f"{self.portal_url}/@@{self.path}", query, start, len(self.found))

    @property
    def waiting(self) -> list[PaymentRow]:
        """What waits to be checked or approved, oldest first; one screen of it."""
        found = payments.waiting(payments.offices())
        return payment_rows(self, [item for item, _n in zip(found, range(SIZE), strict=False)])

    @property
    def in_till(self) -> str:
        """What has to lie in the till of the person today."""
        return money(self, payments.reckon(self.unit, self.day).computed)

    @property
    def closed(self) -> bool:
        """Whether the till of the person is closed for that day."""
        return payments.is_closed(self.unit, self.day)

    @property
    def before(self) -> str:
        """Address of the day before."""
        return self.address(self.unit, self.day - timedelta(1))

    @property
    def after(self) -> str:
        """Address of the day after, empty today."""
        return "" if self.is_today else self.address(self.unit, self.day + timedelta(1))


def _place(unit: str) -> tuple[int, str]:
    """A unit before those below it, and those beside each other by name."""
    return len(people.ancestors(unit)), name_of(unit)

"""``@@cash-closing``: a cashier counts what lies in the till, and closes it for the day.

With ``?cashier=`` whoever controls the cash office closes the till of somebody else.
"""

from datetime import date
from datetime import timedelta
from egov.policy import _
from egov.policy import clock
from egov.policy import payments
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees import Reckoning
from egov.policy.portal.cash.desk import OfficePage
from egov.policy.portal.cash.rows import closing_row
from egov.policy.portal.cash.rows import ClosingRow
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import NOTHING
from egov.policy.portal.money import money
from functools import cached_property
from typing import Any
from urllib.parse import quote


DAYS = 31
"""Days back that the page looks for tills that are still open, and shows closings of."""


class CashClosingView(OfficePage):
    """See the module."""

    title, path = _("Closing of the till"), "cash-closing"

    @property
    def own_sentences(self) -> dict[tuple[str, str], Any]:
        """What is said of a mistake here."""
        return {
            ("reason", "required"): WHY_ANOTHER if self.cashier else WHY_DIFFERENT,
            ("cashier", "unknown"): _("No cash passed through this till on this day."),
        }

    @cached_property
    def cashier(self) -> str:
        """Whose till it is; empty for that of the person."""
        asked = text_in(self.request.form, "cashier")
        return asked if asked != self.user_id and payments.controls(self.unit) else ""

    @property
    def whose(self) -> str:
        """Name of the cashier whose till another one closes."""
        return self.person(self.cashier) if self.cashier else ""

    @property
    def till_here(self) -> bool:
        """Whether there is a till at this office that the person may close."""
        if self.cashier:
            return self.day < clock.today()
        return self.unit in payments.tills()

    @cached_property
    def reckoning(self) -> Reckoning:
        """What the receipts say."""
        return payments.reckon(self.unit, self.day, self.cashier)

    def amount(self, name: str) -> str:
        """A figure of it, as people read it."""
        return money(self, getattr(self.reckoning, name))

    @property
    def closed(self) -> bool:
        """Whether that till is closed for that day."""
        return payments.is_closed(self.unit, self.day, self.cashier)

    @cached_property
    def open_tills(self) -> list[dict[str, str]]:
        """Tills of earlier days that nobody has counted yet: one's own, all for who controls."""
        return [
            {
                "day": self.format.day(day),
                "cashier": "" if cashier == self.user_id else self.person(cashier),
                "url": self._of_till(day, cashier),
            }
            for day, cashier in payments.open_tills(self.unit, self._first, self.day)
            if day != clock.today()
        ]

    def _of_till(self, day: date, cashier: str) -> str:
        address = self.address(self.unit, day)
        return address if cashier == self.user_id else f"{address}&cashier={quote(cashier)}"

    @property
    def rows(self) -> list[ClosingRow]:
        """The closings of the last weeks, latest first."""
        found = payments.closings(self.unit, self._first, self.day)
        return [closing_row(self, item) for item in found[::-1]]

    @property
    def _first(self) -> date:
        # A book holds one year.
        return max(self.day - timedelta(DAYS), self.day.replace(month=1, day=1))

    @cached_property
    def typed(self) -> dict[str, str]:
        """What the boxes hold."""
        return {box(name): text_in(self.request.form, box(name)) for name in ("counted", "reason")}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The form."""
        hint = COUNTED if self.reckoning.computed >= 0 else COUNTED_BELOW
        why = OF_ANOTHER if self.cashier else _("Reason of a difference")
        questions = (
            self.question("counted", "text", _("Counted"), hint, width="width-10"),
            self.question("reason", "text", why, required=bool(self.cashier)),
        )
        return (Asked("close", NOTHING, questions),)

    def post(self):
        """Close the till."""
        counted, reason = self.typed[box("counted")], self.typed[box("reason")]
        try:
            # As it was sent: who may not close it is refused, and does not close their own.
            cashier = text_in(self.request.form, "cashier")
            payments.close(self.unit, self.day, counted, reason, cashier)
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The till is closed for this day."), "success")
        return self.redirect(self.address(self.unit, self.day))


OF_ANOTHER = _("Why its cashier does not close it")
WHY_ANOTHER = _("Say why you close the till of somebody else.")
WHY_DIFFERENT = _("What you have counted is not what the receipts say. Count again, or say why.")
COUNTED = _("All that lies in the till, without what lay there in the morning.")
COUNTED_BELOW = _(
    "More was given back than came: the rest went out of what lay there in the morning. Count all "
    "that lies in the till and take off what lay there in the morning: that is below zero, and is "
    "typed with its minus sign."
)

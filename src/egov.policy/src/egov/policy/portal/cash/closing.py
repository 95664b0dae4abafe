"""``@@cash-closing``: a cashier counts what lies in the till, and closes it for the day."""

from datetime import date
from datetime import timedelta
from egov.policy import _
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


DAYS = 31
"""Days back that the page looks for tills that are still open, and shows closings of."""


class CashClosingView(OfficePage):
    """See the module."""

    title, path = _("Closing of the till"), "cash-closing"
    own_sentences = {
        ("reason", "required"): _(
            "What you have counted is not what the receipts say. Count again, or say why."
        ),
    }

    @property
    def till_here(self) -> bool:
        """Whether the person has a till at this office."""
        return self.unit in payments.tills()

    @cached_property
    def reckoning(self) -> Reckoning:
        """What the receipts say."""
        return payments.reckon(self.unit, self.day)

    def amount(self, name: str) -> str:
        """A figure of it, as people read it."""
        return money(self, getattr(self.reckoning, name))

    @property
    def closed(self) -> bool:
        """Whether the till of the person is closed for that day."""
        return payments.is_closed(self.unit, self.day)

    @property
    def open_days(self) -> list[dict[str, str]]:
        """Earlier days on which cash came that was not counted yet."""
        return [
            {"day": self.format.day(day), "url": self.address(self.unit, day)}
            for day in payments.open_days(self.unit, self._first, self.day)
            if day != self.day
        ]

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
        questions = (
            self.question("counted", "text", _("Counted"), COUNTED, width="width-10"),
            self.question("reason", "text", _("Reason of a difference"), required=False),
        )
        return (Asked("close", NOTHING, questions),)

    def post(self):
        """Close the till."""
        counted, reason = self.typed[box("counted")], self.typed[box("reason")]
        try:
            payments.close(self.unit, self.day, counted, reason)
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The till is closed for this day."), "success")
        return self.redirect(self.address(self.unit, self.day))


COUNTED = _("All that lies in the till, without what lay there in the morning.")

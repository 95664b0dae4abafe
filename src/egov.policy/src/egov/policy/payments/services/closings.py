"""``@cash-closings``: how tills were closed, which are open; close one."""

from egov.policy import payments
from egov.policy.payments.services.ofcase import amount_in
from egov.policy.payments.services.payments import OfOffice
from egov.policy.payments.services.telling import closing_data
from egov.policy.rest import EgovService
from typing import Any


class CashClosingsGet(OfOffice):
    """``GET @cash-closings?unit=&from=&to=``."""

    def reply(self) -> dict[str, Any]:
        """One page of them, and the tills of these days that the caller finds open."""
        told = self.listed("@cash-closings", payments.closings, closing_data)
        left = payments.open_tills(told["unit"], *self.days())
        items = [{"day": day.isoformat(), "cashier": cashier} for day, cashier in left]
        return {**told, "open": items}


class CashClosingsPost(EgovService):
    """``POST @cash-closings {unit, day, counted, reason}``: close one's own till, for good.

    With ``cashier`` whoever controls the office closes that of somebody else.
    """

    def reply(self) -> dict[str, Any]:
        """201 with the closing."""
        data = self.body("unit", "day", "counted", "reason", "cashier")
        made = payments.close(
            self.text(data, "unit", ""),
            self.day(data, "day"),
            amount_in(data, "counted"),
            self.text(data, "reason", ""),
            self.text(data, "cashier", ""),
        )
        self.request.response.setStatus(201)
        return closing_data(made)

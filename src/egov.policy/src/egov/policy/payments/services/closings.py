"""``@cash-closings``: how tills were closed; close one's own."""

from egov.policy import payments
from egov.policy.payments.services.ofcase import amount_in
from egov.policy.payments.services.ofcase import day_in
from egov.policy.payments.services.payments import OfOffice
from egov.policy.payments.services.telling import closing_data
from egov.policy.rest import EgovService
from typing import Any


class CashClosingsGet(OfOffice):
    """``GET @cash-closings?unit=&from=&to=``."""

    def reply(self) -> dict[str, Any]:
        """One page of them."""
        return self.listed("@cash-closings", payments.closings, closing_data)


class CashClosingsPost(EgovService):
    """``POST @cash-closings {unit, day, counted, reason}``: close one's own till, for good."""

    def reply(self) -> dict[str, Any]:
        """201 with the closing."""
        data = self.body("unit", "day", "counted", "reason")
        made = payments.close(
            self.text(data, "unit", ""),
            day_in(self.text(data, "day", ""), "day"),
            amount_in(data, "counted"),
            self.text(data, "reason", ""),
        )
        self.request.response.setStatus(201)
        return closing_data(made)

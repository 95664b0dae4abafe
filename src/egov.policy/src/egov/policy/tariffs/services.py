"""``@tariffs``: what units take.

``GET @tariffs?tariff=&unit=`` lists all that was entered, ``PUT @tariffs`` enters one more.
"""

from egov.policy import tariffs
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.rest import EgovService
from egov.policy.tariffs.store import TariffEntry
from typing import Any
from zExceptions import BadRequest


class TariffsGet(EgovService):
    """A list of entries, by tariff, unit and day."""

    def reply(self) -> dict[str, Any]:
        """One page of it."""
        start, size = self.batch()
        found = tariffs.entries(self.query("tariff"), self.query("unit"))
        return {
            "@id": f"{self.context.absolute_url()}/@tariffs",
            "items": [self.plain(_shown(item)) for item in found[start : start + size]],
            "items_total": len(found),
        }


class TariffsPut(EgovService):
    """One more entry: ``{tariff, unit, since, amount}``; ``amount: null`` ends the tariff."""

    def reply(self):
        """204."""
        body = self.body("tariff", "unit", "since", "amount")
        if "amount" not in body:
            raise InvalidValues([FieldProblem.required("amount")])
        amount = body["amount"]
        if isinstance(amount, bool) or not isinstance(amount, str | int | None):
            raise BadRequest("amount: a whole number, a decimal text or null is expected.")
        tariff, unit = self.text(body, "tariff", ""), self.text(body, "unit", "")
        tariffs.enter(tariff, unit, self.day(body, "since"), amount)
        return self.reply_no_content()


def _shown(item: TariffEntry) -> dict[str, Any]:
    return {
        "tariff": item.tariff,
        "unit": item.unit,
        "since": item.since,
        "amount": None if item.amount is None else f"{item.amount:f}",
        "author": item.author,
        "entered_on": item.entered_on,
    }

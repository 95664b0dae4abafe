"""``@payments``: what a cash office took; check, cancel, refund, approve, refuse."""

from collections.abc import Callable
from collections.abc import Sequence
from datetime import date
from egov.policy import clock
from egov.policy import payments
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Undo
from egov.policy.payments.services.ofcase import amount_in
from egov.policy.payments.services.telling import payment_data
from egov.policy.payments.services.telling import print_data
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest


RECEIPT = "receipt"


class OfOffice(EgovService):
    """Something about one cash office, ``?unit=&from=&to=``: days of one year, today at first."""

    def unit(self) -> str:
        """The cash office that is asked for; that of the person if they have one."""
        own = payments.offices()
        if not own:
            raise NotAllowed("cash_office")
        unit = self.query("unit") or (next(iter(own)) if len(own) == 1 else "")
        if not unit:
            raise InvalidValues([FieldProblem.required("unit")])
        if unit not in own:
            raise InvalidValues([FieldProblem.unknown("unit", unit)])
        return unit

    def days(self) -> tuple[date, date]:
        """The days that are asked for."""
        first = self.date("from") or clock.today()
        last = self.date("to") or first
        if first.year != last.year or last < first:
            raise BadRequest("to: a day of the same year, not before the first one.")
        return first, last

    def listed(
        self,
        name: str,
        found: Callable[[str, date, date], Sequence[Any]],
        told: Callable[[Any], dict[str, Any]],
    ) -> dict[str, Any]:
        """One page of what ``found`` gives for that office and these days."""
        unit, (first, last) = self.unit(), self.days()
        start, size = self.batch()
        items = found(unit, first, last)
        return {
            "@id": f"{self.context.absolute_url()}/{name}",
            "unit": unit,
            "items": [told(item) for item in items[start : start + size]],
            "items_total": len(items),
        }


class PaymentsGet(OfOffice):
    """``GET @payments?unit=&from=&to=`` lists, ``GET @payments/<id>`` tells one."""

    def reply(self) -> dict[str, Any]:
        """One page of the list, or the payment."""
        if self.params[1:] == [RECEIPT]:
            return self._prints(payments.find(self.params[0]))
        if self.params:
            return payment_data(payments.find("/".join(self.params)))
        return self.listed("@payments", payments.at_office, payment_data)

    def _prints(self, payment: Payment) -> dict[str, Any]:
        """``GET @payments/<id>/receipt``: what was printed of its receipt."""
        items = [print_data(payment, item) for item in payments.printed(payment)]
        return {"receipt": payment.receipt, "items": items, "items_total": len(items)}


class PaymentsPost(EgovService):
    """``POST @payments/<id>/<verb> {reason, amount}``; ``…/receipt {number}`` prints."""

    def reply(self) -> dict[str, Any]:
        """The payment after it."""
        if len(self.params) != 2 or self.params[1] not in (*VERBS, RECEIPT):
            known = ", ".join((*VERBS, RECEIPT))
            raise BadRequest(f"@payments/<id>/<verb>, where verb is one of {known}.")
        id, verb = self.params
        if verb == RECEIPT:
            return self._printed(id)
        does, known = VERBS[verb]
        data = self.body(*known) if known else {}
        return payment_data(does(id, self.text(data, "reason", ""), amount_in(data, "amount")))

    def _printed(self, id: str) -> dict[str, Any]:
        """201 with the print: the next one, or that of a number, which is made once."""
        number = self.body("number").get("number", 0)
        if isinstance(number, bool) or not isinstance(number, int):
            raise BadRequest("number: a whole number is expected.")
        made = payments.print_receipt(id, number)
        self.request.response.setStatus(201)
        return print_data(payments.find(id), made)


VERBS: dict[str, tuple[Callable[[str, str, Any], Payment], tuple[str, ...]]] = {
    "approve": (lambda id, reason, amount: payments.approve(id), ()),
    "cancel": (lambda id, reason, amount: payments.propose(id, Undo.CANCEL, reason), ("reason",)),
    "confirm": (lambda id, reason, amount: payments.check(id, True), ()),
    "refund": (
        lambda id, reason, amount: payments.propose(id, Undo.REFUND, reason, amount),
        ("reason", "amount"),
    ),
    "refuse": (lambda id, reason, amount: payments.dismiss(id), ()),
    "reject": (lambda id, reason, amount: payments.check(id, False, reason), ("reason",)),
}
"""What can be done with a payment, and what may be sent with it."""

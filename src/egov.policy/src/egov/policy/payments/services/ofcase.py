"""``<case>/@payments``: what was paid for a case; take cash, declare a transfer."""

from egov.policy import documents
from egov.policy import payments
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Way
from egov.policy.interfaces import IJudgesItself
from egov.policy.payments.services.telling import payment_data
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.interface import implementer


@implementer(IJudgesItself)
class OfCase(EgovService):
    """Whoever may not see what was paid for a case is told that there is none."""

    def render(self):
        """As always, for who may see it."""
        if not payments.may_see(self.context):
            raise NotFound(self.context.getId())
        return super().render()


class CasePaymentsGet(OfCase):
    """``GET <case>/@payments``."""

    def reply(self) -> dict[str, Any]:
        """The account, and all of its payments: a case has few."""
        return account_data(self.context)


class CasePaymentsPost(OfCase):
    """``POST <case>/@payments {way, amount}``, for a transfer with what it is known by.

    ``{operator, reference, paid_on, proof: {filename, data}}``; honours ``Idempotency-Key``.
    """

    def reply(self) -> dict[str, Any]:
        """201 with the payment; ``/recompute {reason}`` gives the account anew."""
        if self.params:
            return self._recomputed()
        data = self.body("way", "amount", "operator", "reference", "paid_on", "proof")
        ways = {str(Way.CASH): self._cash, str(Way.TRANSFER): self._transfer}
        way = self.text(data, "way", "")
        if way not in ways:
            raise InvalidValues([FieldProblem("way", "not_an_option")])
        made = ways[way](data, self.request.getHeader("Idempotency-Key", ""))
        told = payment_data(made)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", told["@id"])
        return told

    def _recomputed(self) -> dict[str, Any]:
        if self.params != ["recompute"]:
            raise BadRequest("@payments or @payments/recompute.")
        payments.recompute(self.context, self.text(self.body("reason"), "reason", ""))
        return account_data(self.context)

    def _cash(self, data: dict, key: str) -> Payment:
        self.known_only(data, ("way", "amount"))
        return payments.take_cash(self.context, self._amount(data), key)

    def _transfer(self, data: dict, key: str) -> Payment:
        return payments.declare(
            self.context,
            self.text(data, "operator", ""),
            self.text(data, "reference", ""),
            self._amount(data),
            self.day(data, "paid_on"),
            self._proof(data.get("proof")),
            key,
        )

    def _amount(self, data: dict) -> Any:
        return amount_in(data, "amount")

    def _proof(self, data: Any) -> payments.Proof | None:
        if data is None:
            return None
        content, filename, media_type = documents.decoded(data, "proof.")
        return payments.Proof(filename, content, media_type)


def account_data(case) -> dict[str, Any]:
    """The account of a case as the contract shows it."""
    account = payments.account_of(case)
    return {
        "@id": f"{case.absolute_url()}/@payments",
        "currency": account.currency,
        "due": None if account.due is None else f"{account.due:f}",
        "paid": f"{account.paid:f}",
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        "items": [payment_data(item) for item in payments.of_case(case)],
    }


def amount_in(data: dict, name: str) -> Any:
    """A whole number or a decimal text of a body; BadRequest for something else."""
    amount = data.get(name)
    if isinstance(amount, bool) or not isinstance(amount, str | int | None):
        raise BadRequest(f"{name}: a whole number or a decimal text is expected.")
    return amount

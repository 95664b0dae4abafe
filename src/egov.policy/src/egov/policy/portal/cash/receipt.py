"""``@@receipt?id=…``: what the person who pays takes home, made to be printed."""

from egov.policy import _
from egov.policy import cases
from egov.policy import payments
from egov.policy.core.fees import Status
from egov.policy.portal.cash.payment import OnePayment
from egov.policy.portal.language import Spoken
from egov.policy.portal.money import in_words
from egov.policy.portal.money import money
from zExceptions import NotFound


class ReceiptView(OnePayment):
    """See the module."""

    def __call__(self):
        if not self.payment.receipt:
            raise NotFound(self.payment.id)
        return super().__call__()

    @property
    def title(self):
        """Receipt, or what proves a refund."""
        return _("Proof of refund") if self.payment.refund_of else _("Receipt")

    @property
    def cancelled(self) -> bool:
        """Whether it counts no more."""
        return self.payment.status is Status.CANCELLED

    @property
    def amount(self) -> str:
        """In figures."""
        return money(self, abs(self.payment.amount))

    @property
    def words(self) -> str:
        """In words, in French."""
        return in_words(abs(self.payment.amount))

    @property
    def procedure_title(self) -> Spoken:
        """What was paid for; empty once the request was destroyed."""
        if self.case is None:
            return Spoken("", None)
        return self.say(cases.procedure_of(self.case).title)

    @property
    def left(self) -> str:
        """What is still to be paid, if anything is."""
        left = payments.account_of(self.case).left if self.case is not None else 0
        return money(self, left) if left > 0 else ""

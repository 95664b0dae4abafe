"""``@@payment?id=…``: one payment, and what may be done with it now."""

from collections.abc import Callable
from egov.policy import _
from egov.policy import payments
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Status
from egov.policy.core.fees import Undo
from egov.policy.core.fees import Way
from egov.policy.portal.cash.rows import payment_row
from egov.policy.portal.cash.rows import payment_rows
from egov.policy.portal.cash.rows import PaymentRow
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import NOTHING
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.money import money
from egov.policy.portal.units import name_of
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zExceptions import NotFound


class OnePayment(FormPage):
    """A page about one payment."""

    parts_template = ViewPageTemplateFile("../templates/cash-parts.pt")

    @property
    def parts(self):
        """Macros of lists of payments."""
        return self.parts_template.macros

    @cached_property
    def payment(self) -> Payment:
        """The payment of the address."""
        return payments.find(text_in(self.request.form, "id"))

    @cached_property
    def case(self):
        """The request it is for; None once it was destroyed."""
        return payments.case_of(self.payment)

    @property
    def row(self) -> PaymentRow:
        """The payment in words."""
        return payment_row(self, self.payment)

    @property
    def unit_name(self) -> str:
        """The cash office."""
        return name_of(self.payment.unit)


class PaymentView(OnePayment):
    """See the module."""

    title = _("Payment")

    @cached_property
    def handles(self) -> bool:
        """Whether the person handles payments of this cash office."""
        return payments.handles(self.payment.unit)

    @property
    def may_check(self) -> bool:
        """Whether the person may say whether the money is there."""
        declared = self.payment.status is Status.DECLARED
        return self.handles and declared and self.payment.by != self.user_id

    @property
    def waits(self) -> bool:
        """Whether the person sees a proposal that waits."""
        return self.handles and self.payment.waits

    @property
    def is_own(self) -> bool:
        """Whether the proposal is the person's own."""
        return self.payment.undoing is not None and self.payment.undoing.by == self.user_id

    @property
    def may_undo(self) -> bool:
        """Whether the person may propose to undo it."""
        counts = self.payment.status is Status.RECEIVED and not self.payment.refund_of
        return self.handles and counts and not self.payment.waits

    @property
    def may_cancel(self) -> bool:
        """Whether it can still be cancelled: nothing was given back, and its till is open."""
        cash = self.payment.way is Way.CASH
        closed = cash and payments.till_closed(self.payment)
        return self.may_undo and not closed and not self.refunds

    @property
    def may_refund(self) -> bool:
        """Whether the person may give it back: cash comes out of a till."""
        return self.may_undo and (
            self.payment.way is Way.TRANSFER or self.payment.unit in payments.tills()
        )

    @property
    def undoing(self) -> dict[str, Any] | None:
        """What was proposed, by whom and why, and who has approved it; None if nothing was."""
        found = self.payment.undoing
        return found and {
            "cancel": found.kind is Undo.CANCEL,
            "amount": money(self, found.amount),
            "reason": found.reason,
            "by": self.person(found.by),
            "approved_by": self.person(found.approved_by) if found.approved_by else "",
        }

    @cached_property
    def refunds(self) -> list[PaymentRow]:
        """What was given back of it."""
        found = payments.of_case(self.case) if self.case is not None else []
        return payment_rows(self, [item for item in found if item.refund_of == self.payment.id])

    @property
    def proof_url(self) -> str:
        """Address of the file that proves it, while the request is there."""
        if not self.payment.proof or self.case is None:
            return ""
        return f"{self.portal_url}/@@payment-proof?id={self.payment.id}"

    @property
    def statement(self) -> payments.Statement | None:
        """The statement in which the money was found, for who may see it."""
        try:
            return payments.find_statement(self.payment.statement)
        except NotFound:
            return None

    @property
    def checked_by(self) -> str:
        """Who found the money, or did not."""
        return self.person(self.payment.checked_by) if self.payment.checked_by else ""

    @cached_property
    def typed(self) -> dict[str, str]:
        """What the boxes hold."""
        return {box(name): text_in(self.request.form, box(name)) for name in ("amount", "reason")}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """All that may be asked."""
        return (Asked("undo", NOTHING, (self.reason, self.amount)),)

    @property
    def reason(self) -> Question:
        """Why."""
        return self.question("reason", "text", _("Reason"))

    @property
    def reason_if_not(self) -> Question:
        """Why the money is not there."""
        return self.question("reason", "text", _("Reason, if it is not there"), required=False)

    @property
    def amount(self) -> Question:
        """How much is given back."""
        hint = _("Leave it empty to give back all that is left of it.")
        return self.question("amount", "text", _("Amount"), hint, False, width="width-10")

    def post(self):
        """Do what was chosen."""
        what = text_in(self.request.form, "do")
        if what not in DOES:
            raise NotFound("do")
        does, done = DOES[what]
        try:
            does(self.payment.id, self.typed[box("reason")], self.typed[box("amount")])
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(done, "success")
        return self.redirect(f"{self.portal_url}/@@payment?id={self.payment.id}")


DOES: dict[str, tuple[Callable[[str, str, str], Payment], Any]] = {
    "approve": (lambda id, reason, amount: payments.approve(id), _("It is approved.")),
    "cancel": (
        lambda id, reason, amount: payments.propose(id, Undo.CANCEL, reason),
        _("The cancellation is proposed. Somebody else has to approve it."),
    ),
    "confirm": (
        lambda id, reason, amount: payments.check(id, True),
        _("The money is there: the payment counts and has its receipt."),
    ),
    "refund": (
        lambda id, reason, amount: payments.propose(id, Undo.REFUND, reason, amount),
        _("The refund is proposed. Somebody else has to approve it."),
    ),
    "refuse": (lambda id, reason, amount: payments.dismiss(id), _("The proposal is gone.")),
    "reject": (
        lambda id, reason, amount: payments.check(id, False, reason),
        _("The money is not there: the payment does not count."),
    ),
}
"""What can be done, and what is said of it then."""

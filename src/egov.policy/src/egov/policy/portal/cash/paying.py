"""``<case>/@@pay``: cash is taken for a request, or a transfer declared."""

from egov.policy import _
from egov.policy import cases
from egov.policy import payments
from egov.policy import sentences
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Way
from egov.policy.interfaces import IJudgesItself
from egov.policy.portal.case.owing import Owing
from egov.policy.portal.case.owing import owing
from egov.policy.portal.case.uploads import all_or_nothing
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.dated import DatedForm
from egov.policy.portal.forms.dated import options_of
from egov.policy.portal.forms.pieces import ENDINGS
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.forms.questions import NOTHING
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.language import Spoken
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from secrets import token_hex
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer


@implementer(IJudgesItself)
class PayView(DatedForm):
    """See the module."""

    title = _("Payment")
    names = ("cash", "operator", "reference", "amount", "comment")
    dates = ("paid_on",)
    work_macros_template = ViewPageTemplateFile("../templates/case-work.pt")
    own_sentences = {
        ("proof", "required"): _("Add a picture of the slip or of the message."),
        ("reference", "too_short"): _("Type the whole reference of the transaction."),
    }

    def __call__(self):
        acts = self.takes_cash or self.takes_transfers or payments.handles(self.context.unit)
        if not acts or not payments.may_see(self.context):
            raise NotFound(self.context.getId())
        return super().__call__()

    @property
    def work_macros(self):
        """The macro that shows what is owed."""
        return self.work_macros_template.macros

    @cached_property
    def takes_cash(self) -> bool:
        """Whether the person has a till for this request."""
        return bool(payments.office_for(self.context))

    @cached_property
    def takes_transfers(self) -> bool:
        """Whether the person may declare a transfer."""
        return payments.may_declare(self.context)

    @property
    def procedure_title(self) -> Spoken:
        """What was asked for."""
        return self.say(cases.procedure_of(self.context).title)

    @cached_property
    def owing(self) -> Owing | None:
        """What is owed and was paid."""
        return owing(self, cases.procedure_of(self.context), self.context)

    @cached_property
    def obstacle(self) -> str:
        """Why nothing can be paid now."""
        reason = payments.obstacle(self.context)
        return self.translated(sentences.of_conflict(reason, {})) if reason else ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left: no cash is taken, but a transfer that came may be declared."""
        return not self.obstacle and payments.account_of(self.context).left <= 0

    @property
    def closed_as(self) -> Spoken | None:
        """How the request ended, if it has; who takes money for it then has to know."""
        if not payments.is_case_closed(self.context):
            return None
        return self.say(cases.state_of(self.context).title)

    @property
    def has_paid(self) -> bool:
        """Whether money is here that may have to be given back."""
        return payments.account_of(self.context).paid > 0

    @property
    def may_recompute(self) -> bool:
        """Whether the person may have what is due worked out anew."""
        filed, paid = self.context.filed_on is not None, payments.account_of(self.context).paid
        return filed and not paid and payments.handles(self.context.unit)

    @property
    def reason(self) -> Question:
        """Why it is worked out anew."""
        return self.question("comment", "text", _("Reason"), RECOMPUTE)

    @property
    def left(self) -> str:
        """What is still to be paid, as it is typed; of a closed request nothing is proposed."""
        if payments.is_case_closed(self.context):
            return ""
        left = payments.account_of(self.context).left
        return f"{left:f}" if left > 0 else ""

    @cached_property
    def key(self) -> str:
        """What makes a second click the same payment."""
        return text_in(self.request.form, "key") or token_hex(8)

    @cached_property
    def typed(self) -> dict[str, str]:
        """What the boxes hold: at first, all that is left."""
        typed = super().typed
        if self.request.method != "POST":
            typed |= {box("cash"): self.left, box("amount"): self.left}
        return typed

    @property
    def cash_sections(self) -> tuple[Asked, ...]:
        """The form for cash."""
        question = self.question("cash", "text", _("Amount received"), PART, width="width-10")
        return (Asked("cash", Spoken(self.translated(_("In cash")), None), (question,)),)

    @property
    def transfer_sections(self) -> tuple[Asked, ...]:
        """The form for a transfer."""
        words = self.translated(_("By mobile money or through a bank"))
        return (Asked("transfer", Spoken(words, None), tuple(self._of_transfer())),)

    @property
    def sections(self) -> tuple[Asked, ...]:
        """All that is asked."""
        again = Asked("again", NOTHING, (self.reason,))
        return (*self.cash_sections, *self.transfer_sections, again)

    def post(self):
        """Take the payment, or show what is wrong."""
        if text_in(self.request.form, "do") == "recompute":
            return self._recompute()
        ways = {str(Way.CASH): self._take_cash, str(Way.TRANSFER): self._declare}
        take = ways.get(text_in(self.request.form, "way"))
        if take is None:
            return self.refuse([FieldProblem("way", "not_an_option")])
        try:
            with all_or_nothing():
                made = take()
        except InvalidValues as error:
            return self.refuse(error.problems)
        except StateConflict as error:
            if error.reason != "reference_taken":
                raise
            return self.refuse([FieldProblem("reference", "duplicate")])
        return self._go_on(made)

    def _recompute(self):
        try:
            payments.recompute(self.context, self.typed[box("comment")])
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("What is to be paid was worked out anew."), "success")
        return self.redirect(f"{self.context.absolute_url()}/@@pay")

    def _go_on(self, made: Payment):
        if made.receipt:
            self.tell(_("Received. The receipt has the number ${n}.", mapping={"n": made.receipt}))
            return self.redirect(f"{self.portal_url}/@@receipt?id={made.id}")
        self.tell(_("The transfer is declared. It counts once it is checked."), "success")
        return self.redirect(f"{self.portal_url}/@@payment?id={made.id}")

    def _take_cash(self) -> Payment:
        try:
            return payments.take_cash(self.context, self.typed[box("cash")], self.key)
        except InvalidValues as error:
            # Its box has a name of its own, beside that of a transfer.
            renamed = {"amount": "cash"}
            raise InvalidValues(
                FieldProblem(renamed.get(item.field, item.field), item.code, item.parameters)
                for item in error.problems
            ) from None

    def _declare(self) -> Payment:
        operator, reference, amount = (self.typed[box(name)] for name in self.names[1:4])
        paid_on = self.day("paid_on")
        return payments.declare(
            self.context, operator, reference, amount, paid_on, self._proof(), self.key
        )

    def _proof(self) -> payments.Proof | None:
        upload: Any = self.request.form.get(box("proof"))
        if not getattr(upload, "filename", ""):
            return None
        media_type = upload.headers.get("Content-Type", "")
        return payments.Proof(upload.filename, upload, media_type)

    def _of_transfer(self) -> tuple[Question, ...]:
        known = ((id, Spoken(name, None)) for id, name in payments.operators().items())
        accept = ",".join(end for kind in ("pdf", "jpeg", "png") for end in ENDINGS[kind])
        return (
            self.question("operator", "select", _("Operator"), groups=options_of(known)),
            self.question(
                "reference", "text", _("Reference of the transaction"), REFERENCE, width="width-20"
            ),
            self.question("amount", "text", _("Amount paid"), width="width-10"),
            self.question("paid_on", "date", _("Day of the payment")),
            self.question("proof", "file", _("Proof"), PROOF, look=Look(accept=accept)),
        )


RECOMPUTE = _("A tariff was missing, an answer was wrong: the history keeps why.")
PART = _("All that is left, or a part of it.")
REFERENCE = _("As the message or the slip says it; blanks and small letters do not matter.")
PROOF = _("A picture of the slip or of the message: PDF, JPEG or PNG.")

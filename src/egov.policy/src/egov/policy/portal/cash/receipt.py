"""``@@receipt?id=…``: what the person who pays takes home, made to be printed; and as PDF."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import cases
from egov.policy import documents
from egov.policy import payments
from egov.policy.core.fees import Status
from egov.policy.portal.cash.payment import OnePayment
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from egov.policy.portal.money import in_words
from egov.policy.portal.money import money
from functools import cached_property
from Products.Five.browser import BrowserView
from zExceptions import NotFound

import re


SMALL = re.compile("[0-9]{1,2}")


@dataclass(frozen=True)
class PrintRow:
    """One print of the receipt, the original or a duplicate."""

    number: int
    title: str
    url: str
    made: str
    code: str
    preparing: bool
    failed: bool


class ReceiptView(OnePayment):
    """See the module."""

    def __call__(self):
        if not self.payment.receipt:
            raise NotFound(self.payment.id)
        return super().__call__()

    def post(self):
        """Have the original or a duplicate made as PDF."""
        number = text_in(self.request.form, "number")
        payments.print_receipt(self.payment.id, int(number) if SMALL.fullmatch(number) else 0)
        return self.redirect(f"{self.portal_url}/@@receipt?id={self.payment.id}")

    @cached_property
    def prints(self) -> list[PrintRow]:
        """What was made as PDF."""
        return [self._print(item) for item in payments.printed(self.payment)]

    @property
    def next_print(self) -> int:
        """The number of the one that can be made now; 0 if none can."""
        waits = any(row.preparing for row in self.prints)
        may = payments.handles(self.payment.unit) and self.case is not None
        if not may or waits or self.cancelled:
            return 0
        failed = (row.number for row in self.prints if row.failed)
        return next(failed, len(self.prints) + 1)

    @property
    def reloads(self) -> bool:
        """Whether the page looks again by itself."""
        return any(row.preparing for row in self.prints)

    def _print(self, item: payments.Print) -> PrintRow:
        words = {"number": str(item.number - 1)}
        title = _("Duplicate ${number}", mapping=words) if item.number > 1 else _("Original")
        url = f"{self.portal_url}/@@receipt-pdf?id={self.payment.id}&number={item.number}"
        return PrintRow(
            number=item.number,
            title=self.translated(title),
            url=url if item.file is not None else "",
            made=f"{self.person(item.made_by)}, {self.format.moment(item.made_on)}",
            code=item.code,
            preparing=item.status is payments.PrintStatus.PREPARING,
            failed=item.status is payments.PrintStatus.FAILED,
        )

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


class ReceiptPdfView(BrowserView):
    """``@@receipt-pdf?id=…&number=…``: the file of one print, for who may see the payment."""

    def __call__(self):
        """The PDF, to be saved."""
        form = self.request.form
        payment, number = payments.find(text_in(form, "id")), text_in(form, "number")
        found = (item for item in payments.printed(payment) if str(item.number) == number)
        item = next(found, None)
        if item is None or item.file is None:
            raise NotFound(self.request["URL"])
        return documents.sent(self.request, item.file, item.file.filename)

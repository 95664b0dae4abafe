"""Payments and closings as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from egov.policy import _
from egov.policy import payments
from egov.policy.core.fees import Closing
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Status
from egov.policy.core.fees import Undo
from egov.policy.core.fees import Way
from egov.policy.portal.money import money
from egov.policy.portal.page import Page
from typing import Any


CASH = _("Cash")

STATUS = {
    Status.DECLARED: (_("to be checked"), "tag-yellow"),
    Status.RECEIVED: ("", ""),
    Status.REFUSED: (_("money not found"), "tag-red"),
    Status.CANCELLED: (_("cancelled"), "tag-red"),
}
"""What is said of a payment, and how its tag looks."""

WAITS = {Undo.CANCEL: _("cancellation proposed"), Undo.REFUND: _("refund proposed")}


@dataclass(frozen=True)
class PaymentRow:
    """One payment or refund of a list."""

    url: str
    when: str
    by: str
    amount: str
    way: str
    receipt: str
    case_number: str
    refund: bool
    tags: tuple[tuple[Any, str], ...]


@dataclass(frozen=True)
class ClosingRow:
    """How one till was closed."""

    day: str
    cashier: str
    computed: str
    counted: str
    difference: str
    differs: bool
    reason: str
    receipts: int
    closed_by: str


def payment_rows(page: Page, found: Iterable[Payment]) -> list[PaymentRow]:
    """The rows of a list, in its order."""
    return [payment_row(page, item) for item in found]


def payment_row(page: Page, item: Payment) -> PaymentRow:
    """One row."""
    return PaymentRow(
        url=f"{page.portal_url}/@@payment?id={item.id}",
        when=page.format.moment(item.at),
        by=page.person(item.by),
        amount=money(page, item.amount),
        way=paid_how(page, item.way, item.operator, item.reference),
        receipt=item.receipt,
        case_number=item.case_number,
        refund=bool(item.refund_of),
        tags=tuple(_tags(item)),
    )


def paid_how(page: Page, way: str, operator: str, reference: str) -> str:
    """``Cash``, or ``EcoCash A1B2C3``."""
    if way == Way.CASH:
        return page.translated(CASH)
    return f"{payments.operators().get(operator, operator)} {reference}"


def closing_row(page: Page, item: Closing) -> ClosingRow:
    """One closing."""
    return ClosingRow(
        day=page.format.short_day(item.day),
        cashier=page.person(item.cashier),
        computed=money(page, item.computed),
        counted=money(page, item.counted),
        difference=money(page, item.difference),
        differs=bool(item.difference),
        reason=item.reason,
        receipts=item.receipts,
        closed_by=page.person(item.closed_by) if item.closed_by else "",
    )


def _tags(item: Payment) -> Iterable[tuple[Any, str]]:
    words, look = STATUS[item.status]
    if words:
        yield words, look
    if item.refund_of:
        yield _("refund"), "tag-purple"
    elif item.undoing is not None and item.waits:
        yield WAITS[item.undoing.kind], "tag-yellow"

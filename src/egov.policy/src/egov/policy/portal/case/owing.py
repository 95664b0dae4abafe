"""What a case owes and what was paid for it, as pages show it."""

from dataclasses import dataclass
from decimal import Decimal
from egov.policy import _
from egov.policy import casework
from egov.policy import payments
from egov.policy.core.fees import Line
from egov.policy.core.model import Procedure
from egov.policy.portal.cash.rows import payment_rows
from egov.policy.portal.cash.rows import PaymentRow
from egov.policy.portal.language import Spoken
from egov.policy.portal.money import money
from egov.policy.portal.page import Page


UNKNOWN = _("to be worked out")
"""Of an amount for which a tariff or an answer is missing."""


@dataclass(frozen=True)
class FeeRow:
    """One line: how it comes about, how much it is, why it is not asked for."""

    title: Spoken
    reckoned: str
    amount: str
    reason: Spoken


@dataclass(frozen=True)
class Owing:
    """The lines and their sum; what was paid, and what is ``left`` or paid ``over``.

    ``pay_url`` is where the person records a payment; empty if they may not.
    """

    rows: list[FeeRow]
    total: str
    is_fixed: bool
    payments: list[PaymentRow]
    paid: str
    left: str
    over: str
    pay_url: str


def owing(page: Page, procedure: Procedure, case) -> Owing | None:
    """What a case owes; None if it has nothing to pay."""
    found = casework.owed(case)
    if not found.lines:
        return None
    account = payments.account_of(case)
    return Owing(
        rows=[_row(page, procedure, line, found.currency) for line in found.lines],
        total=_money(page, found.total, found.currency),
        is_fixed=found.is_fixed,
        payments=payment_rows(page, payments.of_case(case)),
        paid=money(page, account.paid, account.currency) if account.paid else "",
        left=_positive(page, account.left, account.currency),
        over=_positive(page, -account.left, account.currency),
        pay_url=f"{case.absolute_url()}/@@pay" if account.left > 0 and _may_pay(case) else "",
    )


def _row(page: Page, procedure: Procedure, line: Line, currency: str) -> FeeRow:
    fee = procedure.fee(line.fee)
    several = fee.quantity and line.quantity is not None and line.price is not None
    return FeeRow(
        title=page.say(fee.title),
        reckoned=f"{_figure(page, line.quantity)} × {_figure(page, line.price)}" if several else "",
        amount=_money(page, line.amount, currency),
        reason=page.say(fee.exempt_because) if line.exempt else Spoken("", None),
    )


def _figure(page: Page, figure: Decimal | None) -> str:
    return "" if figure is None else page.format.number(figure)


def _money(page: Page, amount: Decimal | None, currency: str) -> str:
    if amount is None:
        return page.translated(UNKNOWN)
    return money(page, amount, currency)


def _positive(page: Page, amount: Decimal, currency: str) -> str:
    return money(page, amount, currency) if amount > 0 else ""


def _may_pay(case) -> bool:
    return payments.may_declare(case) and not payments.obstacle(case)

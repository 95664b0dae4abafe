"""What a case owes, as its page shows it."""

from babel.numbers import format_currency
from dataclasses import dataclass
from decimal import Decimal
from egov.policy import _
from egov.policy import casework
from egov.policy.core.fees import Line
from egov.policy.core.model import Procedure
from egov.policy.portal.language import Spoken
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
    """The lines and their sum."""

    rows: list[FeeRow]
    total: str
    is_fixed: bool


def owing(page: Page, procedure: Procedure, case) -> Owing | None:
    """What a case owes; None if it has nothing to pay."""
    found = casework.owed(case)
    if not found.lines:
        return None
    rows = [_row(page, procedure, line, found.currency) for line in found.lines]
    return Owing(rows, _money(page, found.total, found.currency), found.is_fixed)


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
    return format_currency(amount, currency, locale=page.format.locale)

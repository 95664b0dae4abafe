"""What a case owes and what was paid for it, told together."""

from babel.numbers import get_currency_precision
from dataclasses import dataclass
from decimal import Decimal
from egov.policy import casework
from egov.policy.core import fees
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Payment
from egov.policy.payments.store import find
from typing import Any


@dataclass(frozen=True)
class Account:
    """What is ``due`` (None while it cannot be told), what was ``paid``, in ``currency``."""

    due: Decimal | None
    paid: Decimal
    currency: str

    @property
    def left(self) -> Decimal:
        """What is still to be paid; negative for what was paid too much."""
        return (self.due or Decimal(0)) - self.paid


def of_case(case) -> list[Payment]:
    """The payments and refunds of a case, oldest first."""
    return [found for id in case.payments if (found := find(id)) is not None]


def account_of(case) -> Account:
    """The account of a case."""
    owed = casework.owed(case)
    return Account(owed.total, Decimal(case.fees_paid), owed.currency)


def is_closed(case) -> bool:
    """Whether nothing goes on with a case any more.

    A definition does not say which of its ends are good ones: an act that was handed over may
    still be owed, one that was refused hardly.  So whoever takes money for it is told.
    """
    return case.closed_on is not None


def obstacle(case) -> str:
    """Why nothing can be paid for a case now, as a reason of a conflict; empty if it can."""
    try:
        payable(case)
    except StateConflict as conflict:
        return conflict.reason
    return ""


def payable(case) -> Account:
    """The account of a case for which something can be paid now.

    :raises StateConflict: if what it owes is not fixed yet, or it owes nothing.
    """
    owed = casework.owed(case)
    fees.left(owed.lines, Decimal(case.fees_paid), owed.is_fixed)
    return account_of(case)


def money(value: Any, currency: str, field: str = "amount") -> Decimal:
    """An amount that was given, more than nothing.

    :raises InvalidValues: if it is none.
    """
    amount = fees.money_of(value, get_currency_precision(currency), field)
    if not amount:
        raise InvalidValues([FieldProblem(field, "not_a_decimal")])
    return amount

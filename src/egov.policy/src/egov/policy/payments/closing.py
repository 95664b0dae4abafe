"""Closing tills: each cashier counts at the end of a day what the receipts say has come.

Whoever controls a cash office closes the till of a cashier who does not come back.
"""

from babel.numbers import get_currency_precision
from datetime import date
from egov.policy import clock
from egov.policy.core import fees
from egov.policy.core import form
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.fees import Closing
from egov.policy.core.fees import Ledger
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Reckoning
from egov.policy.payments import store
from egov.policy.payments.rights import controls
from egov.policy.payments.rights import me
from egov.policy.payments.rights import tills
from typing import Any


def reckon(unit: str, day: date, cashier: str = "") -> Reckoning:
    """What the receipts of a cashier, by default the current person, say of a day."""
    return store.reading(unit, day.year).reckon(cashier or me(), day)


def close(
    unit: str, day: date | None, counted: Any, reason: str = "", cashier: str = ""
) -> Closing:
    """Close the till of the current person for a day, for good; or that of another cashier.

    What lay in the till in the morning is not ``counted``, so that less than nothing is what
    went out of that.

    :raises NotAllowed: if they have no till there, or do not control that of the other.
    :raises StateConflict: if it is closed already.
    :raises InvalidValues: naming ``day``, ``counted``, ``reason``, or ``cashier`` if no cash
        passed through the till of the other that day.
    """
    is_own = cashier in ("", me())
    if not (unit in tills() if is_own else controls(unit)):
        raise NotAllowed("close_till")
    places = get_currency_precision(form.currency_of(clock.country()))
    if day is None:
        raise InvalidValues([FieldProblem.required("day")])
    if day > clock.today():
        raise InvalidValues([FieldProblem("day", "future_date")])
    why = texts.remark("reason", reason, fees.MAX_REASON)
    value = fees.balance_of(counted, places, "counted")
    book = store.writing(unit, day.year)
    if is_own:
        return book.close(unit, me(), day, value, why, clock.now())
    _require_left_open(book, cashier, day)
    return book.close(unit, cashier, day, value, why, clock.now(), me())


def closings(unit: str, first: date, last: date) -> list[Closing]:
    """How tills of a cash office were closed on some days of one year, oldest first."""
    return store.reading(unit, first.year).closings(first, last)


def is_closed(unit: str, day: date, cashier: str = "") -> bool:
    """Whether the till of a cashier, by default the current person, is closed for a day."""
    return store.reading(unit, day.year).closing(cashier or me(), day) is not None


def till_closed(payment: Payment) -> bool:
    """Whether the till is closed in which the cash of a payment lay."""
    book = store.reading(payment.unit, payment.day.year)
    return book.closing(payment.by, payment.day) is not None


def open_tills(unit: str, first: date, last: date) -> list[tuple[date, str]]:
    """Tills of some days of one year that are still open: those of all for who controls them."""
    found = store.reading(unit, first.year).open_tills(first, last)
    return found if controls(unit) else [till for till in found if till[1] == me()]


def _require_left_open(book: Ledger, cashier: str, day: date) -> None:
    """Whoever is there closes their own till: only a day that is over is closed for them."""
    if day >= clock.today():
        raise InvalidValues([FieldProblem("day", "not_over")])
    book.require_open(cashier, day)
    if (day, cashier) not in book.open_tills(day, day):
        raise InvalidValues([FieldProblem.unknown("cashier", cashier)])

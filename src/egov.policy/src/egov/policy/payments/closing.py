"""Closing tills: each cashier counts at the end of a day what the receipts say has come."""

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
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Reckoning
from egov.policy.payments import store
from egov.policy.payments.rights import me
from egov.policy.payments.rights import tills
from typing import Any


def reckon(unit: str, day: date) -> Reckoning:
    """What the receipts of the current person say of a day."""
    return store.reading(unit, day.year).reckon(me(), day)


def close(unit: str, day: date | None, counted: Any, reason: str = "") -> Closing:
    """Close the till of the current person for a day, for good.

    :raises NotAllowed: if they have no till there.
    :raises StateConflict: if it is closed already.
    :raises InvalidValues: naming ``day``, ``counted`` or ``reason``.
    """
    if unit not in tills():
        raise NotAllowed("close_till")
    places = get_currency_precision(form.currency_of(clock.country()))
    if day is None:
        raise InvalidValues([FieldProblem.required("day")])
    if day > clock.today():
        raise InvalidValues([FieldProblem("day", "future_date")])
    why = texts.remark("reason", reason, fees.MAX_REASON)
    value = fees.money_of(counted, places, "counted")
    book = store.writing(unit, day.year)
    return book.close(unit, me(), day, value, why, clock.now())


def closings(unit: str, first: date, last: date) -> list[Closing]:
    """How tills of a cash office were closed on some days of one year, oldest first."""
    return store.reading(unit, first.year).closings(first, last)


def is_closed(unit: str, day: date) -> bool:
    """Whether the till of the current person is closed for a day."""
    return store.reading(unit, day.year).closing(me(), day) is not None


def till_closed(payment: Payment) -> bool:
    """Whether the till is closed in which the cash of a payment lay."""
    book = store.reading(payment.unit, payment.day.year)
    return book.closing(payment.by, payment.day) is not None


def open_days(unit: str, first: date, last: date) -> list[date]:
    """Days of one year on which cash passed through the current person's till, still open."""
    book = store.reading(unit, first.year)
    used = {item.day for item in book.between(first, last) if item.by == me() and item.in_till}
    return sorted(day for day in used if book.closing(me(), day) is None)

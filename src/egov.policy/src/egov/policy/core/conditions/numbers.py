"""Exact numbers: whole millionths, the same in Python and in a browser.

Used by the evaluation alone.  A number has at most six decimal places and less
than sixteen figures before them; what comes out longer is rounded half up, as
in commerce (away from zero), and what comes out larger is no number at all.
"""

from decimal import Context
from decimal import Decimal
from decimal import ROUND_HALF_UP
from math import isfinite
from typing import Any

import re


PLACES = 6
ONE: int = 10**PLACES
LARGEST = 10**15
BOUND: int = LARGEST * ONE
SMALLEST = Decimal(1).scaleb(-PLACES)
DECIMAL_TEXT = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
CONTEXT = Context(prec=40, rounding=ROUND_HALF_UP)


def millionths(value: Any) -> int | None:
    """A number given as int, Decimal, float or decimal text; None if it is none."""
    number = _decimal(value)
    if number is None or not number.is_finite() or abs(number) >= LARGEST:
        return None
    return bounded(int(number.quantize(SMALLEST, context=CONTEXT).scaleb(PLACES, CONTEXT)))


def decimal(number: int) -> Decimal:
    """The number of so many millionths, without zeros that say nothing."""
    whole, rest = divmod(number, ONE)
    return Decimal(number).scaleb(-PLACES, CONTEXT).normalize(CONTEXT) if rest else Decimal(whole)


def plus(*numbers: int) -> int | None:
    """The sum."""
    return bounded(sum(numbers))


def minus(left: int, right: int | None = None) -> int | None:
    """The difference; of one number the opposite."""
    return -left if right is None else bounded(left - right)


def times(left: int, right: int) -> int | None:
    """The product."""
    return bounded(_divided(left * right, ONE))


def over(left: int, right: int) -> int | None:
    """The quotient; none by zero."""
    return bounded(_divided(left * ONE, right)) if right else None


def rounded(number: int, places: int) -> int | None:
    """The number with so many decimal places; none for places that there are not."""
    count = whole(places)
    if count is None or not 0 <= count <= PLACES:
        return None
    step = 10 ** (PLACES - count)
    return bounded(_divided(number, step) * step)


def whole(number: int) -> int | None:
    """The int that a number is; None if it is none."""
    return None if number % ONE else number // ONE


def bounded(number: int) -> int | None:
    """The number, or None if it is too large to be one."""
    return number if -BOUND < number < BOUND else None


def _divided(left: int, right: int) -> int:
    quotient, rest = divmod(abs(left), abs(right))
    quotient += 2 * rest >= abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, float) and isfinite(value):
        # The shortest text of it, as a browser writes it too.
        return Decimal(repr(value))
    if isinstance(value, str) and DECIMAL_TEXT.fullmatch(value):
        return Decimal(value)
    return None

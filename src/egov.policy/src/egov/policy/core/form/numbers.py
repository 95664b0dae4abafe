"""Answers in figures: whole numbers, decimal numbers, amounts of money.

Figures come as JSON numbers or as people type them: thousands apart, with a point or a
comma.  Their decimals are counted as written, so that 1.000 is never taken for 1.
"""

from decimal import Decimal
from decimal import ROUND_HALF_UP
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.question import Question
from egov.policy.core.terms import FieldType
from math import isfinite
from typing import Any

import re


LARGEST = 10**15 - 1
MAX_PLACES = 6
MAX_FIGURES = 40

TYPED = re.compile("(-?)([0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+|[0-9]+)(?:[.,]([0-9]+))?")


def integer(question: Question, value: Any) -> int:
    """A whole number within its bounds."""
    if isinstance(value, str):
        sign, whole, rest = _typed(value, "not_a_number")
        if rest is not None:
            raise Bad("not_a_number")
        value = int(sign + whole)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Bad("not_a_number")
    _require_bounds(question, value)
    return value


def decimal(question: Question, value: Any) -> Decimal:
    """A decimal number within its bounds, with no more decimals than asked for."""
    number = _number(value)
    _require_bounds(question, number)
    places = _places(question)
    if -int(number.as_tuple().exponent) > (MAX_PLACES if places is None else places):
        raise Bad("too_precise", most=MAX_PLACES if places is None else places)
    # There is no negative zero on a form.
    return fixed(number or Decimal(0), places)


def fixed(number: Decimal, places: int | None) -> Decimal:
    """The number with so many decimals; without places, with those it needs."""
    if places is not None:
        return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole else number.normalize()


def is_short(number: Decimal | int) -> bool:
    """Whether it is whole and has four figures at most: these stand together, as a year does.

    Source: The International System of Units (SI brochure), 9th edition, 5.4.4.
    """
    return -10_000 < number < 10_000 and number == int(number)


def _places(question: Question) -> int | None:
    if question.field.type is FieldType.MONEY:
        return question.context.places_of(question.field)
    return question.field.places


def _number(value: Any) -> Decimal:
    if isinstance(value, str):
        sign, whole, rest = _typed(value, "not_a_decimal")
        return Decimal(f"{sign}{whole}.{rest}" if rest else sign + whole)
    if isinstance(value, int) and not isinstance(value, bool):
        # A bound that is crossed is told without writing out a number of any length.
        return Decimal(max(min(value, 10 * LARGEST), -10 * LARGEST))
    if isinstance(value, float) and isfinite(value):
        return _without_zeros(Decimal(repr(value)))
    if isinstance(value, Decimal) and value.is_finite():
        return _without_zeros(value)
    raise Bad("not_a_decimal")


def _typed(text: str, code: str) -> tuple[str, str, str | None]:
    found = TYPED.fullmatch(text) if len(text) <= MAX_FIGURES else None
    if found is None:
        raise Bad(code)
    return found[1], "".join(found[2].split()), found[3]


def _without_zeros(number: Decimal) -> Decimal:
    # The exponent of a whole number stays where it is: it says nothing of decimals.
    return number.normalize() if int(number.as_tuple().exponent) < 0 else number


def _require_bounds(question: Question, value: int | Decimal) -> None:
    least = -LARGEST if question.field.minimum is None else question.field.minimum
    most = LARGEST if question.field.maximum is None else question.field.maximum
    if value < least:
        raise Bad("below", least=least)
    if value > most:
        raise Bad("above", most=most)
    if question.field.latest and isinstance(value, int) and value > question.context.today.year:
        raise Bad("future_year")

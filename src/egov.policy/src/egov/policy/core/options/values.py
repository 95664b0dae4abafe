"""Values of options: plain data, each kind in its one way of writing."""

from collections.abc import Callable
from collections.abc import Mapping
from decimal import Decimal
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Period
from egov.policy.core.model import UnitOption
from egov.policy.core.terms import OptionKind
from egov.policy.core.terms import PeriodUnit
from typing import Any

import re


PERIOD = "(0|[1-9][0-9]{0,2}) (working day|day|month|year)s?"
NUMBER = r"-?(0|[1-9][0-9]{0,13})(\.[0-9]{1,6})?"
FUNCTION = "[a-z][a-z0-9-]{0,59}"
MOST_CHARACTERS = 4000

BOUNDED = (OptionKind.AMOUNT, OptionKind.NUMBER, OptionKind.PERIOD)
"""Kinds that can have a least and a greatest value."""


def cleaned(option: UnitOption, value: Any) -> Any:
    """A value that an option can have, in its one way of writing.

    :raises InvalidValues: if it cannot have it; the problem is one of the option's id.
    """
    return _CLEANED[option.kind](option, value)


def can_be(option: UnitOption, value: Any) -> bool:
    """Whether an option can have a value."""
    try:
        cleaned(option, value)
    except InvalidValues:
        return False
    return True


def period_of(text: str) -> Period:
    """The length of time of ``2 working days``; the text is known to be one."""
    amount, unit = text.split(" ", 1)
    return Period(int(amount), PeriodUnit(unit.rstrip("s").replace(" ", "_") + "s"))


def period_text(period: Period) -> str:
    """``2 working days``."""
    unit = str(period.unit).replace("_", " ")
    return f"{period.amount} {unit if period.amount != 1 else unit[:-1]}"


def _number(option: UnitOption, value: Any) -> int | str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not _is_text(text, NUMBER):
        raise _bad(option, "not_a_decimal")
    number = Decimal(text)
    _require_bounds(option, number)
    return int(number) if number == number.to_integral_value() else f"{number.normalize():f}"


def _amount(option: UnitOption, value: Any) -> int | str:
    number = _number(option, value)
    if Decimal(number) < 0:
        raise _bad(option, "below", least=0)
    return number


def _period(option: UnitOption, value: Any) -> str:
    """A period counts what the default counts: bounds and pages need one unit."""
    if not _is_text(value, PERIOD):
        raise _bad(option, "not_a_period")
    given = period_of(value)
    usual = period_of(option.default) if _is_text(option.default, PERIOD) else given
    if given.unit is not usual.unit:
        raise _bad(option, "not_a_period")
    _require_bounds(option, given.amount)
    return period_text(given)


def _boolean(option: UnitOption, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _bad(option, "type")
    return value


def _function(option: UnitOption, value: Any) -> str:
    if not _is_text(value, FUNCTION):
        raise _bad(option, "unknown", value=str(value)[:60])
    return str(value)


def _text(option: UnitOption, value: Any) -> dict[str, str]:
    """A text by language, French at least."""
    if not isinstance(value, Mapping) or not set(value) <= set(LANGUAGES):
        raise _bad(option, "not_text")
    if not all(isinstance(text, str) for text in value.values()):
        raise _bad(option, "not_text")
    if any(len(text) > MOST_CHARACTERS for text in value.values()):
        raise _bad(option, "too_long", most=MOST_CHARACTERS)
    said = {language: value[language].strip() for language in LANGUAGES if language in value}
    if not said.get("fr"):
        raise _bad(option, "required")
    return {language: text for language, text in said.items() if text}


_CLEANED: Mapping[OptionKind, Callable[[UnitOption, Any], Any]] = {
    OptionKind.AMOUNT: _amount,
    OptionKind.NUMBER: _number,
    OptionKind.BOOLEAN: _boolean,
    OptionKind.FUNCTION: _function,
    OptionKind.PERIOD: _period,
    OptionKind.TEXT: _text,
}


def _is_text(value: Any, pattern: str) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _require_bounds(option: UnitOption, number: Decimal | int) -> None:
    if option.minimum is not None and number < option.minimum:
        raise _bad(option, "below", least=option.minimum)
    if option.maximum is not None and number > option.maximum:
        raise _bad(option, "above", most=option.maximum)


def _bad(option: UnitOption, code: str, **parameters: Any) -> InvalidValues:
    return InvalidValues([FieldProblem(option.id, code, parameters)])

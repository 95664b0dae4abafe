"""Facts as they come → values as conditions compare them, and results as they go.

Inside, a number is a count of millionths, a day and a time are texts.  A fact
that is no value of its type counts as not given: in a browser, what somebody is
typing is not yet a number either.
"""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from collections.abc import Set
from datetime import date
from egov.policy.core.conditions import numbers
from egov.policy.core.conditions.days import day_text
from egov.policy.core.conditions.days import time_text
from egov.policy.core.conditions.types import RecordType
from egov.policy.core.conditions.types import TableType
from egov.policy.core.conditions.types import Type
from egov.policy.core.conditions.types import ValueType
from typing import Any


def typed(value: Any, type_: Type) -> Any:
    """A fact as a value of its type; None if it is none."""
    if value is None:
        return None
    if isinstance(type_, TableType):
        return value if _is_sequence(value) else None
    if isinstance(type_, RecordType):
        return _record(value, type_) if isinstance(value, Mapping) else None
    return READ[type_](value)


def plain(value: Any, type_: ValueType) -> Any:
    """A value as its users know it: Decimal, date, str or bool; None if it is missing."""
    if type_ is ValueType.BOOLEAN:
        return bool(value)
    if value is None:
        return None
    if type_ is ValueType.NUMBER:
        return numbers.decimal(value)
    return date.fromisoformat(value) if type_ is ValueType.DATE else value


def _record(value: Mapping[str, Any], type_: RecordType) -> dict[str, Any]:
    parts = ((name, typed(value.get(name), part)) for name, part in type_.members)
    return {name: part for name, part in parts if part is not None}


def _is_sequence(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _boolean(value: Any) -> bool | None:
    if isinstance(value, Mapping):
        # A consent says whether it was given; a signature is there or not.
        value = value.get("given", True) if value else None
    return value if isinstance(value, bool) else None


def _list(value: Any) -> list[str] | None:
    if not _is_sequence(value) and not isinstance(value, Set):
        return None
    return [item for item in value if isinstance(item, str)]


READ: dict[ValueType, Callable[[Any], Any]] = {
    ValueType.TEXT: _text,
    ValueType.NUMBER: numbers.millionths,
    ValueType.DATE: day_text,
    ValueType.TIME: time_text,
    ValueType.BOOLEAN: _boolean,
    ValueType.LIST: _list,
}
"""How a fact of each type is read."""

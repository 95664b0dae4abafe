"""Stored answers as JSON has them, and whether an answer came back as it is stored."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any


def json_value(value: Any) -> Any:
    """An answer in the types of JSON: decimal numbers and days as texts."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: json_value(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(item) for item in value]
    return value


def is_same(given: Any, kept: Any) -> bool:
    """Whether this is the stored answer itself, or what JSON shows of it."""
    if kept is None:
        return False
    return bool(given == kept or given == json_value(kept))

"""What stands in a recorded test for what people answered: samples of each type of field.

Used by :mod:`.recording`.  Free text, personal data and whatever names somebody are
replaced, unless the flow depends on it and it names nobody; the rest is kept.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from egov.policy.core.composites import is_composite
from egov.policy.core.composites import parts_of
from egov.policy.core.form import json_value
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from phonenumbers import PhoneNumberFormat
from typing import Any

import phonenumbers


TEXT = "Essai"

NAMING = frozenset(
    {
        FieldType.TEXT,
        FieldType.LONG_TEXT,
        FieldType.RICH_TEXT,
        FieldType.PERSON,
        FieldType.ORGANISATION,
        FieldType.IDENTITY,
        FieldType.PHONE,
        FieldType.EMAIL,
        FieldType.SIGNATURE,
        FieldType.REFERENCE,
    }
)
"""Types whose values may name somebody whatever the form says of them."""

SILENT = (FieldType.COMPUTED, FieldType.FILE, FieldType.HEADING, FieldType.NOTE)
"""Types that nobody fills in."""


def sample(field: Field, value: Any, decides: bool, country: str) -> Any:
    """What stands for an answer; ``decides`` when a condition or a formula asks for it.

    A place stays: there is none that is nobody's.
    """
    if field.type is FieldType.TABLE:
        return [_row(field, field.columns, row, decides, country) for row in value]
    if is_composite(field):
        return _row(replace(field, personal=field.type), parts_of(field), value, False, country)
    if field.type in NAMING or (field.personal and not decides):
        return SAMPLES.get(field.type, _first)(field, value, country)
    return json_value(value)


def _row(
    whole: Field, fields: tuple[Field, ...], row: Mapping[str, Any], decides: bool, country: str
) -> dict[str, Any]:
    """The parts of a thing; all of them are as personal as the whole."""
    asked = (field for field in fields if field.id in row and field.type not in SILENT)
    inner = (replace(field, personal=field.personal or whole.personal) for field in asked)
    return {field.id: sample(field, row[field.id], decides, country) for field in inner}


def _text(field: Field, value: Any, country: str) -> str:
    return TEXT[: field.max_length or len(TEXT)]


def _phone(field: Field, value: Any, country: str) -> str:
    number = phonenumbers.example_number(country)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if number else ""


def _number(field: Field, value: Any, country: str) -> int:
    return field.minimum if field.minimum is not None else min(1, field.maximum or 1)


def _first(field: Field, value: Any, country: str) -> Any:
    """The first option of a list; what has no options stays: it names nobody."""
    options = [option.id for option in field.options]
    if not options:
        return json_value(value)
    return options[:1] if isinstance(value, list | tuple) else options[0]


SAMPLES: dict[FieldType, Callable[[Field, Any, str], Any]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.RICH_TEXT: lambda field, value, country: f"<p>{TEXT}</p>",
    FieldType.SIGNATURE: _text,
    FieldType.REFERENCE: lambda field, value, country: "0" * 32,
    FieldType.PHONE: _phone,
    FieldType.EMAIL: lambda field, value, country: "essai@example.org",
    FieldType.INTEGER: _number,
    FieldType.DECIMAL: _number,
    FieldType.MONEY: _number,
    FieldType.DATE: lambda field, value, country: "1990-01-01",
    FieldType.PARTIAL_DATE: lambda field, value, country: "1990",
}
"""A sample of each type; other types keep the value, or take the first option."""

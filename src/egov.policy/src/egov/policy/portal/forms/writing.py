"""Answers given before → what the boxes hold when they are shown for changing."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from egov.policy.core.composites import parts_of
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms import richtext
from egov.policy.portal.forms.answers import PREFIX
from typing import Any


YES, NO = "true", "false"


def typed_of(
    fields: Iterable[Field], values: Mapping[str, Any], prefix: str = PREFIX
) -> dict[str, str]:
    """What the boxes hold for these answers; ``prefix`` begins their names."""
    return _several(fields, prefix.removesuffix("-"), values)


def _boxes(field: Field, name: str, value: Any) -> dict[str, str]:
    if value is None:
        return {}
    return WRITERS.get(field.type, _plain)(field, name, value)


def _plain(field: Field, name: str, value: Any) -> dict[str, str]:
    return {name: str(value)}


def _boolean(field: Field, name: str, value: bool) -> dict[str, str]:
    return {name: YES if value else NO}


def _date(field: Field, name: str, value: date | str) -> dict[str, str]:
    # An incomplete date is a text: 1987, 1987-05.
    parts = zip(("year", "month", "day"), str(value).split("-"), strict=False)
    return {f"{name}-{part}": text.lstrip("0") for part, text in parts}


def _consent(field: Field, name: str, value: Mapping[str, Any]) -> dict[str, str]:
    return _boolean(field, name, value["given"])


def _signature(field: Field, name: str, value: Mapping[str, Any]) -> dict[str, str]:
    return {name: value["name"]}


def _number(field: Field, name: str, value: Decimal) -> dict[str, str]:
    return {name: format(value, "f").replace(".", ",")}


def _rich_text(field: Field, name: str, value: str) -> dict[str, str]:
    return {name: richtext.to_text(value)}


def _choices(field: Field, name: str, value: Iterable[str]) -> dict[str, str]:
    return {name: "\n".join(value)}


def _parts(field: Field, name: str, value: Mapping[str, Any]) -> dict[str, str]:
    return _several(parts_of(field), name, value)


def _table(field: Field, name: str, value: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for number, row in enumerate(value):
        typed |= _several(field.columns, f"{name}-{number}", row)
    return typed


def _several(fields: Iterable[Field], name: str, values: Mapping[str, Any]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for field in fields:
        typed |= _boxes(field, f"{name}-{field.id}", values.get(field.id))
    return typed


WRITERS: Mapping[FieldType, Callable[[Field, str, Any], dict[str, str]]] = {
    FieldType.BOOLEAN: _boolean,
    FieldType.CONSENT: _consent,
    FieldType.SIGNATURE: _signature,
    FieldType.DECIMAL: _number,
    FieldType.MONEY: _number,
    FieldType.RICH_TEXT: _rich_text,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _date,
    FieldType.CHOICES: _choices,
    FieldType.PERSON: _parts,
    FieldType.ORGANISATION: _parts,
    FieldType.IDENTITY: _parts,
    FieldType.TABLE: _table,
}
"""How an answer of a type fills boxes; those that are not here fill one with their text."""

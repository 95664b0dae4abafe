"""The form that a person fills: what values it takes, and what is wrong with them.

One rule for every way in: the counter's page, REST, a file of existing cases.
Values come as a browser or JSON sends them and leave in their own types.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from datetime import date
from egov.policy.core import conditions
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Field
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any

import phonenumbers


REGION = "BI"
MAX_TEXT = 10_000
MAX_INTEGER = 10**15

IsLocation = Callable[[str, Field], bool]


class _Bad(Exception):
    """A value that its field does not take: code and parameters of the problem."""

    def __init__(self, code: str, **parameters: Any) -> None:
        self.code, self.parameters = code, parameters
        super().__init__(code)


def validate(
    procedure: Procedure,
    given: Mapping[str, Any],
    *,
    is_location: IsLocation,
    today: date,
    complete: bool,
    region: str = REGION,
) -> dict[str, Any]:
    """The answers in their own types; those of hidden and empty fields are left out.

    ``complete`` asks for every required answer; a draft may lack them.  ``today`` is
    the day after which nothing lies that says ``latest: today``.

    :raises InvalidValues: with every problem, not only the first.
    """
    if not isinstance(given, Mapping):
        raise InvalidValues([FieldProblem("fields", "type")])
    known = {field.id: field for field in procedure.fields}
    problems = [FieldProblem(name, "unknown_field") for name in given if name not in known]
    values: dict[str, Any] = {}
    for field in known.values():
        # In the order of the form: a field that is hidden answers nothing to later
        # ones, and a bad value in it could not be mended.
        if not is_visible(procedure, field, values):
            continue
        try:
            value = _clean(field, given.get(field.id), is_location, region)
            _require_past(field, value, today)
        except _Bad as bad:
            problems.append(FieldProblem(field.id, bad.code, bad.parameters))
            continue
        if value is not None:
            values[field.id] = value
    if complete:
        broken = {problem.field for problem in problems}
        problems += [item for item in _gaps(procedure, values) if item.field not in broken]
    if problems:
        raise InvalidValues(problems)
    return values


def is_visible(procedure: Procedure, field: Field, values: Mapping[str, Any]) -> bool:
    """Whether a field is asked for, given the other answers."""
    return _met(procedure, field.visible_when, values, otherwise=True)


def missing_pieces(
    procedure: Procedure, values: Mapping[str, Any], supplied: Collection[str]
) -> list[Piece]:
    """Pieces that are required, given the answers, and not there."""
    return [
        piece
        for piece in procedure.pieces
        if piece.id not in supplied and piece_required(procedure, piece, values)
    ]


def piece_required(procedure: Procedure, piece: Piece, values: Mapping[str, Any]) -> bool:
    """Whether a piece must be supplied, given the answers."""
    return piece.required or _met(procedure, piece.required_when, values, otherwise=False)


def form_schema(procedure: Procedure, language: str) -> dict[str, Any]:
    """The form as JSON Schema, with titles in a language."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": procedure.title.best(language)[0],
        "type": "object",
        "properties": {
            field.id: _property(procedure, field, language) for field in procedure.fields
        },
        "required": [
            field.id for field in procedure.fields if field.required and not field.visible_when
        ],
        "additionalProperties": False,
    }


def _gaps(procedure: Procedure, values: Mapping[str, Any]) -> list[FieldProblem]:
    return [
        FieldProblem.required(field.id)
        for field in procedure.fields
        if field.id not in values
        and is_visible(procedure, field, values)
        and (field.required or _met(procedure, field.required_when, values, otherwise=False))
    ]


def _met(procedure: Procedure, text: str, values: Mapping[str, Any], *, otherwise: bool) -> bool:
    if not text:
        return otherwise
    return conditions.holds(conditions.for_procedure(procedure, text), values)


def _clean(field: Field, value: Any, is_location: IsLocation, region: str) -> Any:
    if isinstance(value, str):
        value = texts.tidy(value)
        if texts.hides(value, lines=field.type is FieldType.LONG_TEXT):
            raise _Bad("control_character")
    if value is None or value == "":
        return None
    if field.type is FieldType.LOCATION:
        return _location(field, value, is_location)
    if field.type is FieldType.PHONE:
        return _phone(value, region)
    return CLEANERS[field.type](field, value)


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise _Bad("type")
    most = field.max_length or MAX_TEXT
    if len(value) > most:
        raise _Bad("too_long", most=most)
    return value


def _integer(field: Field, value: Any) -> int:
    if isinstance(value, str):
        value = _digits(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _Bad("not_a_number")
    least = -MAX_INTEGER if field.minimum is None else field.minimum
    most = MAX_INTEGER if field.maximum is None else field.maximum
    if value < least:
        raise _Bad("below", least=least)
    if value > most:
        raise _Bad("above", most=most)
    return value


def _digits(text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 16):
        raise _Bad("not_a_number")
    return int(text)


def _require_past(field: Field, value: Any, today: date) -> None:
    if not field.latest or value is None:
        return
    if field.type is FieldType.DATE and value > today:
        raise _Bad("future_date")
    if field.type is FieldType.INTEGER and value > today.year:
        raise _Bad("future_year")


def _date(field: Field, value: Any) -> date:
    if type(value) is date:
        return value
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Bad("not_a_date") from None
    if found.isoformat() != value:
        raise _Bad("not_a_date")
    return found


def _boolean(field: Field, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "on", "false"):
        raise _Bad("type")
    return bool(value != "false")


def _choice(field: Field, value: Any) -> str:
    if value not in [option.id for option in field.options]:
        raise _Bad("not_an_option")
    return str(value)


def _location(field: Field, value: Any, is_location: IsLocation) -> str:
    if not isinstance(value, str) or not is_location(value, field):
        raise _Bad("not_a_location")
    return value


def _phone(value: Any, region: str) -> str:
    try:
        number = phonenumbers.parse(value if isinstance(value, str) else "", region)
    except phonenumbers.NumberParseException:
        raise _Bad("not_a_phone") from None
    if not phonenumbers.is_valid_number(number):
        raise _Bad("not_a_phone")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


CLEANERS: dict[FieldType, Callable[[Field, Any], Any]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.INTEGER: _integer,
    FieldType.DATE: _date,
    FieldType.BOOLEAN: _boolean,
    FieldType.CHOICE: _choice,
}
"""How a value of each type is cleaned; locations and telephones need to ask."""


def _property(procedure: Procedure, field: Field, language: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "title": field.title.best(language)[0],
        **SHAPES[field.type],
        "x-type": str(field.type),
    }
    bounds = {"maxLength": field.max_length, "minimum": field.minimum, "maximum": field.maximum}
    shown.update({name: value for name, value in bounds.items() if value is not None})
    if field.latest:
        shown["x-latest"] = field.latest
    if field.help:
        shown["description"] = field.help.best(language)[0]
    if field.options:
        shown["oneOf"] = [
            {"const": option.id, "title": option.title.best(language)[0]}
            for option in field.options
        ]
    for name in ("visible_when", "required_when"):
        if getattr(field, name):
            condition = conditions.for_procedure(procedure, getattr(field, name))
            shown[f"x-{name.replace('_', '-')}"] = condition.logic
    return shown


SHAPES: dict[FieldType, dict[str, str]] = {
    FieldType.TEXT: {"type": "string"},
    FieldType.LONG_TEXT: {"type": "string"},
    FieldType.INTEGER: {"type": "integer"},
    FieldType.DATE: {"type": "string", "format": "date"},
    FieldType.BOOLEAN: {"type": "boolean"},
    FieldType.CHOICE: {"type": "string"},
    FieldType.LOCATION: {"type": "string"},
    FieldType.PHONE: {"type": "string"},
}
"""How a value of each type looks in JSON."""

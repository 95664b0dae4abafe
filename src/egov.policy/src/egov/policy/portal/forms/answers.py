"""What people type in a form ↔ the answers that casework understands.

``typed`` is what the boxes hold, by name of the box; it is kept as it was typed
when something is wrong.  Whether an answer is good is judged by ``core.form``.
"""

from collections.abc import Mapping
from datetime import date
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any

import re


DATE_PARTS = ("day", "month", "year")
YES, NO = "true", "false"
PREFIX = "field-"
ISO_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ONE_BOX = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


def box(id: str, part: str = "") -> str:
    """Name and HTML id of the box of a field, or of a part of it."""
    return f"{PREFIX}{id}-{part}" if part else f"{PREFIX}{id}"


def typed_in(procedure: Procedure, form: Mapping[str, Any]) -> dict[str, str]:
    """What the boxes of a sent form hold."""
    names = (name for field in procedure.fields for name in _boxes(field))
    return {name: text_in(form, name) for name in names}


def typed_of(procedure: Procedure, values: Mapping[str, Any]) -> dict[str, str]:
    """What the boxes hold for answers given before."""
    typed: dict[str, str] = {}
    for field in procedure.fields:
        value = values.get(field.id)
        if isinstance(value, bool):
            typed[box(field.id)] = YES if value else NO
        elif isinstance(value, date):
            parts = (value.day, value.month, value.year)
            names = (box(field.id, part) for part in DATE_PARTS)
            typed |= {name: str(part) for name, part in zip(names, parts, strict=True)}
        elif value is not None:
            typed[box(field.id)] = str(value)
    return typed


def answers(procedure: Procedure, typed: Mapping[str, str]) -> dict[str, Any]:
    """The answers that the boxes stand for; None where nothing was typed."""
    return {field.id: READERS.get(field.type, _plain)(field, typed) for field in procedure.fields}


def date_text(id: str, typed: Mapping[str, str]) -> str | None:
    """What the three boxes of a date say: ISO 8601 if it can be, None if they are empty."""
    day, month, year = (typed.get(box(id, part), "") for part in DATE_PARTS)
    if not (day or month or year):
        return None
    digits = day.isdecimal() and month.isdecimal() and year.isdecimal()
    if digits and len(day) <= 2 and len(month) <= 2 and len(year) == 4:
        return f"{year}-{int(month):02}-{int(day):02}"
    # Not a date in any case: the message says how to type one.
    return "/".join((day, month, year))


def names_a_day(id: str, typed: Mapping[str, str]) -> bool:
    """Whether the three boxes hold figures where a date has them, be there such a day or not."""
    return bool(ISO_SHAPE.fullmatch(date_text(id, typed) or ""))


def typed_day(text: str) -> date:
    """A day typed in one box: ``27/3/1996`` or ``1996-03-27``.

    :raises ValueError: if it is none.
    """
    found = ONE_BOX.fullmatch(text)
    if found is None:
        return date.fromisoformat(text)
    day, month, year = map(int, found.groups())
    return date(year, month, day)


def date_boxes(id: str) -> list[str]:
    """Names of the three boxes of a date."""
    return [box(id, part) for part in DATE_PARTS]


def _boxes(field: Field) -> list[str]:
    if field.type is FieldType.DATE:
        return date_boxes(field.id)
    return [box(field.id)]


def text_in(form: Mapping[str, Any], name: str) -> str:
    """The text of a box, empty if it came in another shape."""
    # A box sent twice or as a file is not what the page sends.
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _plain(field: Field, typed: Mapping[str, str]) -> str | None:
    return typed.get(box(field.id)) or None


def _integer(field: Field, typed: Mapping[str, str]) -> str | None:
    # Thousands may be set apart by spaces, also unbreakable ones.
    return "".join(typed.get(box(field.id), "").split()) or None


def _date(field: Field, typed: Mapping[str, str]) -> str | None:
    return date_text(field.id, typed)


READERS = {
    FieldType.INTEGER: _integer,
    FieldType.DATE: _date,
}

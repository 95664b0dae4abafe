"""Boxes → the answers they stand for, as ``core.form`` takes them.

Used by the pages with a form of a procedure.  Nothing is judged here: what cannot
be right stays as it was typed, and the problem with it is found later.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy.core.composites import parts_of
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms import richtext
from egov.policy.portal.forms import tables
from egov.policy.portal.forms.answers import day_in
from egov.policy.portal.forms.answers import lines_in
from egov.policy.portal.forms.answers import parts_in
from egov.policy.portal.forms.answers import PREFIX
from egov.policy.portal.forms.answers import Typed
from typing import Any


def typed_in(
    fields: Iterable[Field], form: Mapping[str, Any], prefix: str = PREFIX
) -> dict[str, str]:
    """What the boxes of a sent form hold; ``prefix`` begins their names."""
    known = {field.id for field in fields}
    names = (name for name in form if name.startswith(prefix))
    mine = (name for name in names if name.removeprefix(prefix).split("-")[0] in known)
    return {name: lines_in(form, name) for name in mine}


def closed_up(fields: Iterable[Field], typed: Typed, prefix: str = PREFIX) -> dict[str, str]:
    """The boxes without empty rows of tables."""
    for field in fields:
        if field.type is FieldType.TABLE:
            typed = tables.closed_up(f"{prefix}{field.id}", typed)
    return dict(typed)


def answers(fields: Iterable[Field], typed: Typed, prefix: str = PREFIX) -> dict[str, Any]:
    """The answers that the boxes stand for; None where nothing was typed."""
    return {
        field.id: _answer(field, f"{prefix}{field.id}", typed)
        for field in fields
        if field.type not in UNASKED
    }


def _answer(field: Field, name: str, typed: Typed) -> Any:
    return READERS.get(field.type, _plain)(field, name, typed)


def _plain(field: Field, name: str, typed: Typed) -> str | None:
    return typed.get(name) or None


def _listed(field: Field, name: str, typed: Typed) -> str | None:
    # What was looked for and not chosen is no answer, and the form says so.
    return typed.get(name) or typed.get(f"{name}-find") or None


def _rich_text(field: Field, name: str, typed: Typed) -> str | None:
    return richtext.to_html(typed.get(name, "")) or None


def _date(field: Field, name: str, typed: Typed) -> str | None:
    return day_in(name, typed)


def _partial_date(field: Field, name: str, typed: Typed) -> str | None:
    day, month, year = parts_in(name, typed)
    if day:
        return day_in(name, typed)
    if month:
        return f"{year}-{month.zfill(2)}"
    return year or None


def _choices(field: Field, name: str, typed: Typed) -> list[str] | None:
    return typed.get(name, "").split("\n") if typed.get(name) else None


def _parts(field: Field, name: str, typed: Typed) -> dict[str, Any] | None:
    found = {part.id: _answer(part, f"{name}-{part.id}", typed) for part in parts_of(field)}
    given = {id: value for id, value in found.items() if value is not None}
    return given or None


def _table(field: Field, name: str, typed: Typed) -> list[dict[str, Any]] | None:
    rows = [_row(field, f"{name}-{number}", typed) for number in tables.rows_in(name, typed)]
    return rows or None


def _row(field: Field, name: str, typed: Typed) -> dict[str, Any]:
    cells = ((column.id, _answer(column, f"{name}-{column.id}", typed)) for column in field.columns)
    return {id: value for id, value in cells if value is not None}


UNASKED = (FieldType.HEADING, FieldType.NOTE, FieldType.COMPUTED, FieldType.FILE)
"""Fields that no box of text answers."""

READERS: Mapping[FieldType, Callable[[Field, str, Typed], Any]] = {
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _partial_date,
    FieldType.CHOICES: _choices,
    FieldType.RICH_TEXT: _rich_text,
    FieldType.LOCATION: _listed,
    FieldType.AGENT: _listed,
    FieldType.UNIT: _listed,
    FieldType.REFERENCE: _listed,
    FieldType.PERSON: _parts,
    FieldType.ORGANISATION: _parts,
    FieldType.IDENTITY: _parts,
    FieldType.TABLE: _table,
}
"""How the boxes of a type are read; those that are not here have one box of plain text."""

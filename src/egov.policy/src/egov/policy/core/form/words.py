"""The words of the answers: those that name a case in lists, those by which it is found.

A field that is kept from somebody gives none: who may read a list, or search, is decided
once for a case and not field by field.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from egov.policy.core.composites import is_composite
from egov.policy.core.composites import NAMING
from egov.policy.core.composites import parts_of
from egov.policy.core.form.access import is_restricted
from egov.policy.core.form.days import known_day
from egov.policy.core.form.plain import json_value
from egov.policy.core.form.text import plain_text
from egov.policy.core.model import Field
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any


SEARCHED = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PHONE, FieldType.EMAIL)

CHOSEN = (FieldType.CHOICE, FieldType.CHOICES)

CALLED = (FieldType.AGENT, FieldType.LOCATION, FieldType.UNIT)
"""Types whose answers are ids of what has a name elsewhere."""

Called = Callable[[FieldType, str], str]
"""How the person, the unit or the place of an id is called."""


def subject_of(
    procedure: Procedure, values: Mapping[str, Any], language: str, called: Called
) -> str:
    """The person or thing that a case is about, as lists name it, in a language."""
    asked = (procedure.field(id) for id in procedure.subject if values.get(id) is not None)
    open_ones = (field for field in asked if not is_restricted(field))
    known = language if language in LANGUAGES else LANGUAGES[0]
    found = (answer_in_words(field, values[field.id], known, called) for field in open_ones)
    return " ".join(filter(None, found))


def words_of(procedure: Procedure, values: Mapping[str, Any]) -> list[str]:
    """Texts by which people look for a case."""
    return [
        word
        for field in procedure.fields
        if field.id in values and not is_restricted(field)
        for word in _words(field, values[field.id])
    ]


def answer_in_words(field: Field, value: Any, language: str, called: Called) -> str:
    """An answer in a few words of a language: of a thing of several parts what it is called."""
    if is_composite(field):
        return " ".join(str(value[part]) for part in NAMING if part in value)
    if field.type in CHOSEN:
        chosen = [value] if isinstance(value, str) else value
        return ", ".join(_title(field, id, language) for id in chosen)
    if field.type in CALLED:
        return called(field.type, value)
    if isinstance(value, date) or field.type is FieldType.PARTIAL_DATE:
        return known_day(value, language)
    return str(json_value(value))


def _title(field: Field, id: str, language: str) -> str:
    option = field.option(id)
    return option.title.best(language)[0] if option else id


def _words(field: Field, value: Any) -> Iterator[str]:
    if field.type in SEARCHED:
        yield value
    elif field.type is FieldType.RICH_TEXT:
        yield plain_text(value)
    elif is_composite(field):
        yield from _inside(parts_of(field), value)
    elif field.type is FieldType.TABLE:
        for row in value:
            yield from _inside(field.columns, row)


def _inside(fields: tuple[Field, ...], value: Mapping[str, Any]) -> Iterator[str]:
    for field in fields:
        if field.id in value:
            yield from _words(field, value[field.id])

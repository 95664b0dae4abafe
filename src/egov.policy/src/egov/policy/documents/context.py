"""What a template sees of a case: plain texts under plain names.

Used by issuing.  The names are the contract with those who write templates,
told in docs/howto/templates.md: the sections of the form with their fields, the
office, the paper, and a few words of grammar.
"""

from babel.dates import format_date
from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from egov.policy import people
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from egov.policy.core.words import date_in_words
from egov.policy.documents.expressions import Values
from typing import Any

import re


LANGUAGE = "fr"
"""Language of papers."""

SEX_FIELD, FEMALE = "sex", "F"
"""The field, and its option, that the wording agrees with."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_VOWELS = "aeiouàâäéèêëîïôöùûü"


def letter_values(procedure: Procedure, answers: Mapping[str, Any], **office: Values) -> dict:
    """All names of a template: sections of answers, ``office`` (unit, document…), grammar."""
    sections = {
        section.id: Values(
            **{field.id: shown(field, answers.get(field.id)) for field in section.fields}
        )
        for section in procedure.sections
    }
    dates = {name: value for name, value in answers.items() if isinstance(value, date)}
    words = Values(**{name: in_words(value) for name, value in dates.items()})
    grammar = {"agree": _agreement(answers), "elide": elide, "join": join}
    return {**sections, "words": words, **grammar, **office}


def unit_values(unit_id: str) -> Values:
    """``unit.name``, and ``unit.<kind>`` for the unit and those above it: zone, commune…"""
    line = [people.find_unit(id) for id in (unit_id, *people.ancestors(unit_id))]
    return Values(name=line[0].title, **{unit.kind: unit.title for unit in reversed(line)})


def shown(field: Field, value: Any) -> str:
    """An answer as a paper prints it; empty if there is none."""
    if value in (None, "", False):
        return ""
    return printable(_WRITERS.get(field.type, _as_text)(field, value))


def printable(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text).strip()


def numerals(day: date) -> str:
    """A date as "1er mars 1993"."""
    text = format_date(day, "d MMMM y", locale=LANGUAGE)
    return f"1er{text[1:]}" if day.day == 1 else text


def in_words(day: date) -> str:
    """A date as "premier mars mille neuf cent nonante-trois"."""
    return date_in_words(day).removeprefix("le ")


def elide(word: str, name: str) -> str:
    """A little word before a name: "de Bwiza", "d’Isare"; nothing before no name."""
    if not name:
        return ""
    return f"{word[:-1]}’{name}" if name[0].lower() in _VOWELS else f"{word} {name}"


def join(separator: str, *texts: str) -> str:
    """Texts with a separator between them, empty ones left out."""
    return separator.join(filter(None, texts))


def _agreement(answers: Mapping[str, Any]) -> Callable[[str, str], str]:
    female = answers.get(SEX_FIELD) == FEMALE

    def agree(masculine: str, feminine: str) -> str:
        return feminine if female else masculine

    return agree


def _as_text(field: Field, value: Any) -> str:
    return str(value)


def _as_title(field: Field, value: Any) -> str:
    found = (option.title.best(LANGUAGE)[0] for option in field.options if option.id == value)
    return next(found, str(value))


def _as_place(field: Field, value: Any) -> str:
    return people.location_title(value)


def _as_numerals(field: Field, value: date) -> str:
    return numerals(value)


def _as_yes(field: Field, value: bool) -> str:
    return "oui"


_WRITERS = {
    FieldType.BOOLEAN: _as_yes,
    FieldType.CHOICE: _as_title,
    FieldType.DATE: _as_numerals,
    FieldType.LOCATION: _as_place,
}

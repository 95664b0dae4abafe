"""What a template sees of a case: plain texts under plain names.

Used by issuing.  The names are the contract with those who write templates,
told in docs/howto/templates.md: the sections of the form with their fields, the
office, the paper, and a few words of grammar.
"""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from egov.policy import people
from egov.policy.core.evolution import period
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.model import UnitOption
from egov.policy.core.options import period_of
from egov.policy.core.template import WORDS
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import OptionKind
from egov.policy.core.words import date_in_words
from egov.policy.documents.answers import LANGUAGE
from egov.policy.documents.answers import numerals
from egov.policy.documents.answers import printable
from egov.policy.documents.answers import shown
from egov.policy.documents.expressions import Values
from egov.policy.documents.signatory import Signatory
from typing import Any


SEX_FIELD, FEMALE = "sex", "F"
"""The field, and its option, that the wording agrees with."""

FIELD_TYPES = {
    OptionKind.AMOUNT: FieldType.MONEY,
    OptionKind.NUMBER: FieldType.DECIMAL,
    OptionKind.BOOLEAN: FieldType.BOOLEAN,
}
"""Options that a paper says as the answer to a question of that type."""

_VOWELS = "aeiouàâäéèêëîïôöùûü"


def letter_values(procedure: Procedure, answers: Mapping[str, Any], **office: Values) -> dict:
    """All names of a template: sections of answers, ``office`` (unit, document…), grammar."""
    sections = {
        section.id: Values(
            **{field.id: shown(field, answers.get(field.id)) for field in section.fields}
        )
        for section in procedure.sections
    }
    words = Values(**{field.id: _in_words(answers.get(field.id)) for field in procedure.fields})
    grammar = {"agree": _agreement(answers), "elide": elide, "join": join, "on": on}
    return {**sections, WORDS: words, **grammar, **office}


def unit_values(unit_id: str) -> Values:
    """``unit.name``, and ``unit.<kind>`` for the unit and those above it: zone, commune…"""
    line = [people.find_unit(id) for id in (unit_id, *people.ancestors(unit_id))]
    return Values(name=line[0].title, **{unit.kind: unit.title for unit in reversed(line)})


def signed_values(procedure: Procedure, signed: Mapping[str, Signatory]) -> Values:
    """``signed.<task>.name``, ``.office``, ``.date``: who ended a task; empty while nobody has."""
    tasks = (task.id for state in procedure.states for task in state.tasks)
    return Values(**{task: _signed(signed.get(task)) for task in tasks})


def option_values(procedure: Procedure) -> Values:
    """``options.fee``: what the unit of the case had set when it was opened, as a paper says it."""
    return Values(**{option.id: _said(option) for option in procedure.options})


def as_values(given: Mapping[str, Any]) -> Values:
    """Texts, and rows of texts, under their names."""
    rows = {
        name: [*map(as_values, value)] for name, value in given.items() if isinstance(value, list)
    }
    return Values(**{**given, **rows})


def in_words(day: date) -> str:
    """A date as "premier mars mille neuf cent nonante-trois"."""
    return date_in_words(day).removeprefix("le ")


def elide(word: str, name: str) -> str:
    """A little word before a name: "de Bwiza", "d’Isare"; nothing before no name."""
    if not name:
        return ""
    return f"{word[:-1]}’{name}" if name[0].lower() in _VOWELS else f"{word} {name}"


def on(day: str) -> str:
    """A date as it follows a verb: "le 12 mars 1993", "en mars 1993", "en 1993"."""
    if not day:
        return ""
    return f"le {day}" if day[0].isdigit() and " " in day else f"en {day}"


def join(separator: str, *texts: str) -> str:
    """Texts with a separator between them, empty ones left out."""
    return separator.join(filter(None, texts))


def _in_words(value: Any) -> str:
    return in_words(value) if isinstance(value, date) else ""


def _signed(known: Signatory | None) -> Values:
    if known is None:
        return Values(name="", office="", date="")
    day = numerals(known.on) if known.on else ""
    return Values(name=known.name, office=known.office, date=day)


def _said(option: UnitOption) -> str:
    value = option.current
    if option.kind is OptionKind.FUNCTION:
        known = people.functions().get(value)
        return known.title.best(LANGUAGE)[0] if known else value
    if option.kind is OptionKind.PERIOD:
        return period(period_of(value), LANGUAGE)
    if option.kind is OptionKind.TEXT:
        return printable(Text(value).best(LANGUAGE)[0])
    return str(shown(Field(option.id, FIELD_TYPES[option.kind], option.title), value))


def _agreement(answers: Mapping[str, Any]) -> Callable[[str, str], str]:
    female = answers.get(SEX_FIELD) == FEMALE

    def agree(masculine: str, feminine: str) -> str:
        return feminine if female else masculine

    return agree

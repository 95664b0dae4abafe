"""What is given → what is stored, for one field of any type.

Composite fields and tables are cleaned part by part and cell by cell with the same
function; what is wrong inside them is told at its place, ``children.2.birth_date``.
"""

from collections import ChainMap
from collections.abc import Callable
from collections.abc import Mapping
from egov.policy.core import texts
from egov.policy.core.composites import parts_of
from egov.policy.core.errors import FieldProblem
from egov.policy.core.form import acts
from egov.policy.core.form import choices
from egov.policy.core.form import contact
from egov.policy.core.form import days
from egov.policy.core.form import links
from egov.policy.core.form import numbers
from egov.policy.core.form import text
from egov.policy.core.form.computing import computed_of
from egov.policy.core.form.facts import fact
from egov.policy.core.form.plain import is_same
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.problems import BadParts
from egov.policy.core.form.problems import MOST
from egov.policy.core.form.problems import under
from egov.policy.core.form.question import Question
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from typing import Any


MAX_RAW = 200_000
"""Characters of one answer that are tidied: more than any type takes."""

MAX_ROWS = 500

SILENT = (FieldType.COMPUTED, FieldType.FILE, FieldType.HEADING, FieldType.NOTE)
"""Types to which nobody types an answer."""

SEVERAL_LINES = (FieldType.LONG_TEXT, FieldType.RICH_TEXT)


def clean(question: Question, value: Any) -> Any:
    """The answer in its own type; None if nothing was given.

    :raises Bad: with what is wrong, and where inside it.
    """
    if isinstance(value, str):
        value = _tidied(question.field, value)
    if value is None or value == "":
        return None
    if is_same(value, question.kept):
        return question.kept
    if question.field.type in SILENT or question.field.total:
        raise Bad("read_only")
    return CLEANERS[question.field.type](question, value)


def is_blank(value: Any) -> bool:
    """Whether nothing was given: no text, or an object or a list of such."""
    if isinstance(value, Mapping):
        return all(item in (None, "", [], {}) for item in value.values())
    return value is None or value == "" or value == []


def _tidied(field: Field, value: str) -> str:
    if len(value) > MAX_RAW:
        # Too long for any type, and not worth composing first.
        return value
    tidied = texts.tidy(value)
    if texts.hides(tidied, lines=field.type in SEVERAL_LINES):
        raise Bad("control_character")
    return tidied


def _composite(question: Question, value: Any) -> dict[str, Any] | None:
    return _record(question, parts_of(question.field), value) or None


def _table(question: Question, value: Any) -> list[dict[str, Any]] | None:
    if not isinstance(value, list | tuple):
        raise Bad("type")
    most = question.field.most_rows or MAX_ROWS
    if len(value) > most:
        raise Bad("too_many_rows", most=most)
    columns = question.field.columns
    kept = question.kept if isinstance(question.kept, list) else []
    found: list[dict[str, Any]] = []
    problems: list[FieldProblem] = []
    for number, row in enumerate(row for row in value if not is_blank(row)):
        before = kept[number] if number < len(kept) else None
        asked = question.part(question.field, before, question.facts)
        try:
            found.append(_record(asked, columns, row, question.field.id))
        except Bad as bad:
            problems += under(str(number), bad.problems)
    if problems:
        raise BadParts(problems[:MOST])
    return found or None


def _record(
    question: Question, fields: tuple[Field, ...], value: Any, table: str = ""
) -> dict[str, Any]:
    """Parts of a thing, or cells of a row of a table."""
    if not isinstance(value, Mapping):
        raise Bad("type")
    kept = question.kept if isinstance(question.kept, Mapping) else {}
    problems = _unknown(fields, value)
    found: dict[str, Any] = {}
    known: dict[str, Any] = {}
    facts = ChainMap(known, question.facts) if table else question.facts
    for field in fields:
        if field.visible_when and not question.rules.holds(field.visible_when, facts, table):
            continue
        if field.type in SILENT:
            continue
        try:
            answer = clean(question.part(field, kept.get(field.id), facts), value.get(field.id))
        except Bad as bad:
            problems += under(field.id, bad.problems)
            continue
        if answer is not None:
            found[field.id], known[field.id] = answer, fact(field, answer)
    if problems:
        raise BadParts(problems[:MOST])
    return {**found, **computed_of(fields, facts, question.rules, table)}


def _unknown(fields: tuple[Field, ...], value: Mapping[str, Any]) -> list[FieldProblem]:
    known = {field.id for field in fields}
    names = [str(name)[:60] for name in value if name not in known][:MOST]
    return [FieldProblem(name, "unknown_field") for name in names]


CLEANERS: dict[FieldType, Callable[[Question, Any], Any]] = {
    FieldType.TEXT: text.text,
    FieldType.LONG_TEXT: text.text,
    FieldType.RICH_TEXT: text.rich_text,
    FieldType.INTEGER: numbers.integer,
    FieldType.DECIMAL: numbers.decimal,
    FieldType.MONEY: numbers.decimal,
    FieldType.DATE: days.day,
    FieldType.PARTIAL_DATE: days.partial_day,
    FieldType.TIME: days.time_of_day,
    FieldType.BOOLEAN: choices.boolean,
    FieldType.CHOICE: choices.choice,
    FieldType.CHOICES: choices.choices,
    FieldType.PERSON: _composite,
    FieldType.ORGANISATION: _composite,
    FieldType.IDENTITY: _composite,
    FieldType.LOCATION: links.location,
    FieldType.PHONE: contact.phone,
    FieldType.EMAIL: contact.email,
    FieldType.TABLE: _table,
    FieldType.SIGNATURE: acts.signature,
    FieldType.CONSENT: acts.consent,
    FieldType.REFERENCE: links.reference,
    FieldType.AGENT: links.agent,
    FieldType.UNIT: links.unit,
}
"""How an answer of each type is cleaned; nothing is typed to the silent ones."""

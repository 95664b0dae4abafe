"""Checks of names: what a definition names exists, stands once, and is of the right type."""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.mentions import Mention
from egov.policy.core.checks.mentions import mentions
from egov.policy.core.checks.outline import Outline
from egov.policy.core.model import Field
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import FieldType


UNKNOWN = {"actor": "E111", "state": "E110", "transition": "E139", "field": "E127"}

NAMING = frozenset(FieldType) - {
    FieldType.HEADING,
    FieldType.NOTE,
    FieldType.TABLE,
    FieldType.FILE,
    FieldType.REFERENCE,
    FieldType.SIGNATURE,
    FieldType.CONSENT,
    FieldType.BOOLEAN,
    FieldType.RICH_TEXT,
}
"""Types whose value can stand in the name of a case."""

SINCE_OF_AUTOMATIC = ("state", "filing")
SINCE_OF_DEADLINES = ("opening", "filing")


def names_exist(outline: Outline, report: Report) -> None:
    """Actors, states, transitions and fields that are named are there."""
    known: Mapping[str, Collection[str]] = {
        "actor": outline.actors,
        "state": outline.states,
        "transition": outline.transitions,
        "field": outline.fields,
    }
    for mention in mentions(outline):
        if mention.name not in known[mention.kind]:
            guess = hint(mention.name, known[mention.kind])
            report.add(UNKNOWN[mention.kind], mention.path, name=mention.name, hint=guess)


def names_stand_once(outline: Outline, report: Report) -> None:
    """No list names a thing twice."""
    seen: set[Mention] = set()
    for mention in mentions(outline):
        of = mention.path.rpartition(".")[0] if mention.path[-1].isdigit() else mention.path
        key = Mention(mention.kind, mention.name, of)
        if key in seen:
            report.add("E137", mention.path, name=mention.name)
        seen.add(key)


def actors_are_used(outline: Outline, report: Report) -> None:
    """Every actor does something."""
    used = {mention.name for mention in mentions(outline) if mention.kind == "actor"}
    for actor in outline.procedure.actors:
        if actor.id not in used:
            report.add("W202", f"actors.{actor.id}", name=actor.id)


def fields_have_the_type(outline: Outline, report: Report) -> None:
    """Where a field of a certain type is meant, it is of that type."""
    for number, name in enumerate(outline.procedure.subject):
        _of_type(outline, name, NAMING, f"subject.{number}", report)
    for actor in outline.procedure.actors:
        path = f"actors.{actor.id}"
        _of_type(outline, actor.person, {FieldType.AGENT}, f"{path}.person", report)
        if actor.at is ActorPlace.FIELD and actor.place:
            _needs_field(outline, actor.place, FieldType.UNIT, f"{path}.place", report)
    for item in outline.procedure.transitions:
        if item.automatic and item.automatic.since not in SINCE_OF_AUTOMATIC:
            path = f"transitions.{item.id}.automatic.since"
            _needs_field(outline, item.automatic.since, FieldType.DATE, path, report)
    for deadline in outline.procedure.deadlines:
        if deadline.since not in (*SINCE_OF_DEADLINES, *outline.states):
            path = f"deadlines.{deadline.id}.since"
            _needs_field(outline, deadline.since, FieldType.DATE, path, report)


RULES = (names_exist, names_stand_once, actors_are_used, fields_have_the_type)


def _is_one_of(field: Field, types: Collection[FieldType]) -> bool:
    """Whether a field is of such a type, or a table with one column of it."""
    columns = (column.type in types for column in field.columns)
    return field.type in types or (len(types) == 1 and any(columns))


def _needs_field(outline: Outline, name: str, type: FieldType, path: str, report: Report) -> None:
    if name not in outline.fields:
        report.add("E127", path, name=name, hint=hint(name, (*outline.fields, *outline.states)))
    _of_type(outline, name, {type}, path, report)


def _of_type(
    outline: Outline, name: str, types: Collection[FieldType], path: str, report: Report
) -> None:
    field = outline.fields.get(name)
    if field is not None and not _is_one_of(field, types):
        wanted = f"of the type {next(iter(types))}" if len(types) == 1 else "a single value"
        report.add("E140", path, name=name, type=field.type, wanted=wanted)

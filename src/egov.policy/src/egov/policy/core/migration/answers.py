"""Answers and marks of a case, as the other version has a place for them."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from egov.policy.core.engine import facts
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.form.computing import computed_of
from egov.policy.core.form.numbers import fixed
from egov.policy.core.form.rules import Rules
from egov.policy.core.migration.correspondence import Correspondence
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any


def answers_of(
    old: Procedure, new: Procedure, said: Correspondence, situation: Situation, world: World
) -> tuple[Situation, tuple[str, ...]]:
    """The situation with the answers that it keeps, and ids of the fields that lose theirs."""
    known = {field.id: field for field in old.fields}
    values, lost = {}, []
    for id, value in situation.values.items():
        if known[id].type in SILENT:
            continue
        target = said.fields[id]
        if target is None:
            lost.append(id)
            continue
        field = new.field(target)
        values[target] = _value(known[id], field, value)
        lost += (f"{id}.{column}" for column in _columns_lost(field, value))
    after = replace(situation, values=values)
    return replace(after, values=_with_computed(old, new, situation, after, world)), tuple(lost)


def _value(field: Field, target: Field, value: Any) -> Any:
    """An answer in the type of the field that takes it."""
    if target.type is FieldType.TABLE:
        known = {column.id for column in target.columns}
        return [{id: cell for id, cell in row.items() if id in known} for row in value]
    if target.type is field.type or not isinstance(value, int):
        return value
    return fixed(Decimal(value), target.places)


def _columns_lost(field: Field, value: Any) -> Iterator[str]:
    if field.type is FieldType.TABLE:
        known = {column.id for column in field.columns}
        yield from sorted({id for row in value for id in row} - known)


def _with_computed(
    old: Procedure, new: Procedure, before: Situation, after: Situation, world: World
) -> dict[str, Any]:
    """The answers with what is computed: as it was where the formula is, else worked out."""
    formulas = {field.id: field.formula for field in old.fields}
    fields = [field for field in new.fields if field.type is FieldType.COMPUTED]
    same = {field.id for field in fields if formulas.get(field.id) == field.formula}
    values = {**after.values, **{id: before.values[id] for id in same & before.values.keys()}}
    fresh = tuple(field for field in fields if field.id not in same)
    if not fresh:
        return values
    known = facts(new, replace(after, values=values), world)
    return values | dict(_computed(new, fresh, known))


def _computed(
    procedure: Procedure, fields: tuple[Field, ...], known: Mapping[str, Any]
) -> Mapping[str, Any]:
    return computed_of(fields, dict(known), Rules(procedure))


def marks_of(new: Procedure, situation: Situation) -> tuple[Situation, tuple[str, ...]]:
    """The situation with the flags that there still are, and those that are gone."""
    gone = situation.flags - {flag.id for flag in new.flags}
    return replace(situation, flags=situation.flags - gone), tuple(sorted(gone))

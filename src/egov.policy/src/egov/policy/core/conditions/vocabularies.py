"""Which names a text may use: answers, facts of a case, conditions that have a name.

Named conditions and formulas of computed fields stand on one another; they are read
here in the order in which they need each other, and those that need themselves are
refused.  One vocabulary is kept for each procedure in memory.
"""

from collections.abc import Mapping
from egov.policy.core.conditions.operands import Condition
from egov.policy.core.conditions.operands import Constant
from egov.policy.core.conditions.operands import Formula
from egov.policy.core.conditions.operands import Vocabulary
from egov.policy.core.conditions.reading import names_of
from egov.policy.core.conditions.reading import read
from egov.policy.core.conditions.subjects import constants_of
from egov.policy.core.conditions.subjects import formulas_of
from egov.policy.core.conditions.subjects import table_of
from egov.policy.core.conditions.subjects import types_of_case
from egov.policy.core.conditions.subjects import types_of_fields
from egov.policy.core.conditions.types import Type
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from functools import lru_cache
from graphlib import CycleError
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Any
from weakref import finalize


NONE: Mapping[str, Any] = MappingProxyType({})

_BY_PROCEDURE: dict[int, dict[str, Vocabulary]] = {}


def vocabulary_of(procedure: Procedure, table: str = "") -> Vocabulary:
    """What conditions and formulas of a procedure may name, or those in a row of a table of it."""
    key = id(procedure)
    if key not in _BY_PROCEDURE:
        _BY_PROCEDURE[key] = _vocabularies(procedure)
        finalize(procedure, _BY_PROCEDURE.pop, key, None)
    return _BY_PROCEDURE[key][table]


def _vocabularies(procedure: Procedure) -> dict[str, Vocabulary]:
    """That of the procedure, and by id of a table those of its rows."""
    named = {item.id: item.when for item in procedure.conditions}
    tables = {field.id: field.columns for field in procedure.fields if field.columns}
    types, constants = types_of_case(procedure), constants_of(procedure)

    def in_row(columns: tuple[Field, ...], around: Mapping[str, Type]) -> Vocabulary:
        # A column hides a field of the same name.
        known = {**around, **types_of_fields(columns)}
        return vocabulary(known, named, formulas_of(columns), constants)

    for id, columns in tables.items():
        known = in_row(columns, types).types
        types[id] = table_of({column.id: known.get(column.id) for column in columns})
    whole = vocabulary(types, named, formulas_of(procedure.fields), constants)
    rows = {id: in_row(columns, whole.types) for id, columns in tables.items()}
    return {"": whole, **rows}


def vocabulary(
    types: Mapping[str, Type],
    named: Mapping[str, str],
    formulas: Mapping[str, str] = NONE,
    constants: Mapping[str, Constant] = NONE,
) -> Vocabulary:
    """A vocabulary of facts, named conditions, computed fields and constants."""
    known = (types, named, formulas, constants)
    return _vocabulary(*(tuple(sorted(item.items())) for item in known))


@lru_cache(maxsize=256)
def _vocabulary(
    types: tuple[tuple[str, Type], ...],
    named: tuple[tuple[str, str], ...],
    formulas: tuple[tuple[str, str], ...],
    constants: tuple[tuple[str, Constant], ...],
) -> Vocabulary:
    known: dict[str, Type] = dict(types)
    conditions: dict[str, Formula] = {}
    broken: dict[str, str] = {}
    made = Vocabulary(known, conditions, broken, dict(constants))
    texts = {**dict(formulas), **dict(named)}
    for name in _in_order(texts, broken):
        kind = Condition if name in dict(named) else Formula
        try:
            found = read(texts[name], made, kind)
        except ConditionError:
            broken[name] = f"{name} cannot be read itself."
            continue
        if kind is Condition:
            conditions[name] = found
        else:
            known[name] = found.type
    return made


def _in_order(texts: Mapping[str, str], broken: dict[str, str]) -> list[str]:
    """Names, those first that others need; what needs itself is told and left out."""
    needs = {name: sorted(names_of(text) & texts.keys()) for name, text in texts.items()}
    while True:
        try:
            return list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            circle = list(reversed(error.args[1]))
            way = " → ".join(circle)
            broken.update(dict.fromkeys(circle, f"{way}: nothing can need itself."))
            needs = {
                name: [other for other in others if other not in circle]
                for name, others in needs.items()
                if name not in circle
            }

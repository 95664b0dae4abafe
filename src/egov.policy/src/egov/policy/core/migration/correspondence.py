"""What of one version is what of another: proposed by ids, completed by a person, checked.

An id means the same in every version, so what has kept its id corresponds to itself, and
nobody is asked.  A person decides of what is gone: each state in which cases are, and each
field.  Tasks, deadlines, flags, papers and pieces have their ids to be known by.
"""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.errors import FieldProblem
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind


STATES, FIELDS = "states", "fields"

TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT)

INTO: Mapping[FieldType, tuple[FieldType, ...]] = {
    FieldType.TEXT: (FieldType.LONG_TEXT,),
    FieldType.EMAIL: TEXTS,
    FieldType.PHONE: TEXTS,
    FieldType.INTEGER: (FieldType.DECIMAL, FieldType.MONEY),
}
"""Types as which an answer is as good as it was, besides its own; see :mod:`.answers`."""


@dataclass(frozen=True)
class Correspondence:
    """States and fields of the earlier version, each with what it becomes.

    A field that becomes None is given up, with its answers.  What is missing is undecided.
    """

    states: Mapping[str, str]
    fields: Mapping[str, str | None]


@dataclass(frozen=True)
class LeftOut:
    """What the other version does not have: a person says what it becomes."""

    states: tuple[State, ...]
    fields: tuple[Field, ...]


def proposed(old: Procedure, new: Procedure) -> Correspondence:
    """Everything that has kept its id."""
    states, fields = {state.id for state in new.states}, {field.id for field in new.fields}
    return Correspondence(
        {state.id: state.id for state in _running(old) if state.id in states},
        {field.id: field.id for field in _answered(old) if field.id in fields},
    )


def left_out(old: Procedure, new: Procedure) -> LeftOut:
    """What a person has to decide."""
    known = proposed(old, new)
    return LeftOut(
        tuple(state for state in _running(old) if state.id not in known.states),
        tuple(field for field in _answered(old) if field.id not in known.fields),
    )


def targets_of_state(new: Procedure, state: State) -> tuple[State, ...]:
    """The states that a state can become: none is skipped to, none goes back to a draft."""
    drafted = state.kind is StateKind.DRAFT
    return tuple(item for item in _running(new) if (item.kind is StateKind.DRAFT) is drafted)


def targets_of_field(old: Procedure, new: Procedure, field: Field) -> tuple[Field, ...]:
    """The new fields that can take the answers of a field that is gone."""
    taken = {item.id for item in old.fields}
    return tuple(item for item in _answered(new) if item.id not in taken and _takes(item, field))


def problems(
    old: Procedure, new: Procedure, said: Correspondence, used: Collection[str]
) -> Iterator[FieldProblem]:
    """What is wrong with a correspondence; ``used`` are the states in which there are cases."""
    asked = left_out(old, new)
    yield from _unknown(STATES, said.states, {state.id for state in _running(old)})
    yield from _unknown(FIELDS, said.fields, {field.id for field in _answered(old)})
    for state in _running(old):
        good = [item.id for item in targets_of_state(new, state)]
        yield from _of_state(state, said.states.get(state.id, ""), good, state.id in used)
    for field in asked.fields:
        yield from _of_field(field, said, targets_of_field(old, new, field))
    yield from _doubles(said)
    for id in proposed(old, new).fields:
        if said.fields.get(id) != id:
            yield FieldProblem(f"{FIELDS}.{id}", "kept")


def _of_state(
    state: State, target: str, good: Collection[str], is_used: bool
) -> Iterator[FieldProblem]:
    name = f"{STATES}.{state.id}"
    if not target:
        if is_used:
            yield FieldProblem.required(name)
    elif target not in good:
        yield FieldProblem.unknown(name, target)


def _of_field(
    field: Field, said: Correspondence, good: Collection[Field]
) -> Iterator[FieldProblem]:
    name = f"{FIELDS}.{field.id}"
    if field.id not in said.fields:
        yield FieldProblem.required(name)
        return
    target = said.fields[field.id]
    if target is not None and target not in {item.id for item in good}:
        yield FieldProblem.unknown(name, target)


def _unknown(
    kind: str, said: Mapping[str, str | None], known: Collection[str]
) -> Iterator[FieldProblem]:
    for id in said:
        if id not in known:
            yield FieldProblem.unknown(f"{kind}.{id}", id)


def _doubles(said: Correspondence) -> Iterator[FieldProblem]:
    """Two fields cannot become one."""
    seen: set[str] = set()
    for id, target in said.fields.items():
        if target is not None and target in seen:
            yield FieldProblem(f"{FIELDS}.{id}", "duplicate")
        elif target is not None:
            seen.add(target)


def _running(procedure: Procedure) -> tuple[State, ...]:
    return tuple(state for state in procedure.states if state.kind is not StateKind.FINAL)


def _answered(procedure: Procedure) -> tuple[Field, ...]:
    """Fields to which somebody has given an answer; what is computed follows from them."""
    return tuple(field for field in procedure.fields if field.type not in SILENT)


def _takes(target: Field, field: Field) -> bool:
    if target.type is not field.type:
        return target.type in INTO.get(field.type, ())
    if target.currency != field.currency:
        return False
    # What is chosen from a list, or is made of parts, is known by their ids.
    return _made_of(field) <= _made_of(target)


def _made_of(field: Field) -> set[tuple[str, ...]]:
    parts = {(id,) for id in (*field.parts, *(option.id for option in field.options))}
    return parts | {(item.id, item.type, item.currency) for item in field.columns}

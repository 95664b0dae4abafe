"""Effects of a transition: the engine's own are done, the others handed out."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from egov.policy.core.engine.events import Changed
from egov.policy.core.engine.events import EffectDue
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.facts import facts
from egov.policy.core.engine.facts import result
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import Step
from egov.policy.core.engine.world import World
from egov.policy.core.form.computing import computed_of
from egov.policy.core.form.numbers import fixed
from egov.policy.core.form.rules import Rules
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import FieldType
from typing import Any


ISSUE = "issue_document"
"""The surroundings make the paper; that it is issued is known at once."""


def apply(procedure: Procedure, turn: Turn, taken: Transition, step: Step, world: World) -> Turn:
    """The effects of a transition, in their order."""
    for effect in taken.effects:
        inner = INNER.get(effect.name)
        if inner is not None:
            turn = inner(procedure, turn, effect.parameters, world)
        else:
            due = EffectDue(effect.name, effect.parameters, step, turn.after.values)
            turn = turn.then(turn.after, due)
        if effect.name == ISSUE:
            papers = turn.after.papers | {str(effect.parameters["document"])}
            turn = turn.then(replace(turn.after, papers=papers))
    return turn


def issued_already(situation: Situation, taken: Transition) -> str:
    """The paper in force that a transition would issue again; empty if there is none."""
    wanted = (str(item.parameters["document"]) for item in taken.effects if item.name == ISSUE)
    return next((paper for paper in wanted if paper in situation.papers), "")


def _set_field(procedure: Procedure, turn: Turn, given: Mapping[str, Any], world: World) -> Turn:
    name, value = given["field"], given["value"]
    if not isinstance(value, bool):
        value = _fitting(procedure.field(name), result(procedure, turn.after, str(value), world))
    before = turn.after.values
    values = _with(before, {name: value})
    after = replace(turn.after, values=values)
    # What is computed from it follows.
    rules, known = Rules(procedure), facts(procedure, after, world)
    made = computed_of(tuple(procedure.fields), known, rules)
    computed = {field.id for field in procedure.fields if field.type is FieldType.COMPUTED}
    values = _with(values, {id: made.get(id) for id in computed})
    changed = {
        id: values.get(id) for id in (name, *sorted(computed)) if values.get(id) != before.get(id)
    }
    if not changed:
        return turn
    return turn.then(replace(after, values=values), Changed(changed))


def _with(values: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """Answers with others; what is None is no answer."""
    return {key: value for key, value in {**values, **changed}.items() if value is not None}


def _fitting(field: Field, value: Any) -> Any:
    """A value as an answer of the field is stored."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if field.type is FieldType.INTEGER else fixed(value, field.places)


def _set_flag(procedure: Procedure, turn: Turn, given: Mapping[str, Any], world: World) -> Turn:
    return _flagged(turn, turn.after.flags | {given["flag"]})


def _clear_flag(procedure: Procedure, turn: Turn, given: Mapping[str, Any], world: World) -> Turn:
    return _flagged(turn, turn.after.flags - {given["flag"]})


def _flagged(turn: Turn, flags: frozenset[str]) -> Turn:
    if flags == turn.after.flags:
        return turn
    return turn.then(replace(turn.after, flags=flags), Changed(flags=tuple(sorted(flags))))


INNER: Mapping[str, Callable[[Procedure, Turn, Mapping[str, Any], World], Turn]] = {
    "set_field": _set_field,
    "set_flag": _set_flag,
    "clear_flag": _clear_flag,
}
"""What the engine does itself; ``core.effects`` describes them."""

"""Effects of a transition: the engine's own are done, the others handed out."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from egov.policy.core.engine.events import Changed
from egov.policy.core.engine.events import EffectDue
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.facts import result
from egov.policy.core.engine.situation import Step
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import FieldType
from typing import Any


def apply(procedure: Procedure, turn: Turn, taken: Transition, step: Step, world: World) -> Turn:
    """The effects of a transition, in their order."""
    for effect in taken.effects:
        inner = INNER.get(effect.name)
        if inner is not None:
            turn = inner(procedure, turn, effect.parameters, world)
        else:
            turn = turn.then(turn.after, EffectDue(effect.name, effect.parameters, step))
    return turn


def _set_field(procedure: Procedure, turn: Turn, given: Mapping[str, Any], world: World) -> Turn:
    name, value = given["field"], given["value"]
    if isinstance(value, str):
        value = result(procedure, turn.after, value, world)
    if procedure.field(name).type is FieldType.INTEGER and isinstance(value, Decimal):
        value = int(value)
    values = {key: old for key, old in turn.after.values.items() if key != name}
    if value is not None:
        values[name] = value
    return turn.then(replace(turn.after, values=values), Changed({name: value}))


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

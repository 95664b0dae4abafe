"""Effects of a transition: the engine's own are done, the others handed out."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from egov.policy.core import conditions
from egov.policy.core import fees
from egov.policy.core.engine.answering import with_answer
from egov.policy.core.engine.events import Changed
from egov.policy.core.engine.events import EffectDue
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.facts import result
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import Step
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from typing import Any


ISSUE = "issue_document"
"""The surroundings make the paper; that it is issued is known at once."""

BOOK = "book_amount"
"""An amount in a total of another case, which the next booking of the same reference replaces."""


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


def booked_anew(procedure: Procedure, turn: Turn) -> Turn:
    """What a closed case has booked by what is due or paid, booked anew after that has changed.

    No step of it could do so any more, and the total of the other case would be wrong for good.
    """
    last = {
        (effect.parameters["case"], effect.parameters["total"]): (effect, step)
        for step in turn.after.steps
        for effect in procedure.transition(step.transition).effects
        if effect.name == BOOK
    }
    for effect, step in last.values():
        formula = conditions.formula_for(procedure, str(effect.parameters["amount"]))
        if not conditions.names_in(formula).isdisjoint(fees.OF_FEES):
            due = EffectDue(effect.name, effect.parameters, step, turn.after.values)
            turn = turn.then(turn.after, due)
    return turn


def issued_already(situation: Situation, taken: Transition) -> str:
    """The paper in force that a transition would issue again; empty if there is none."""
    wanted = (str(item.parameters["document"]) for item in taken.effects if item.name == ISSUE)
    return next((paper for paper in wanted if paper in situation.papers), "")


def _set_field(procedure: Procedure, turn: Turn, given: Mapping[str, Any], world: World) -> Turn:
    name, value = given["field"], given["value"]
    if not isinstance(value, bool):
        value = result(procedure, turn.after, str(value), world)
    after = with_answer(procedure, turn.after, name, value, world)
    before, values = turn.after.values, after.values
    ids = (field.id for field in procedure.fields)
    changed = {id: values.get(id) for id in ids if values.get(id) != before.get(id)}
    return turn.then(after, Changed(changed)) if changed else turn


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

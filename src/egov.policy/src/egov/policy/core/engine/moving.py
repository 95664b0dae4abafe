"""Taking a transition: what happens in which order.  Whether it may be taken is asked before."""

from collections.abc import Mapping
from dataclasses import replace
from egov.policy.core.engine import asking
from egov.policy.core.engine import charging
from egov.policy.core.engine import clocks
from egov.policy.core.engine import effects
from egov.policy.core.engine import tasks
from egov.policy.core.engine.events import Closed
from egov.policy.core.engine.events import Filed
from egov.policy.core.engine.events import Moved
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.situation import Step
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import StateKind


NOTHING: Mapping[str, Outcome] = {}


def move(
    procedure: Procedure,
    turn: Turn,
    taken: Transition,
    world: World,
    *,
    by: str = "",
    actor: str = "",
    comment: str = "",
    cause: str = "",
    own: Mapping[str, Outcome] = NOTHING,
) -> Turn:
    """The case in the target of a transition; ``own`` items end as said, others are cancelled."""
    source = turn.after.state
    step = Step(taken.id, source, taken.target, by, actor, world.now)
    turn = _end_items(turn, taken, own, world, by, comment)
    moved = replace(
        turn.after, state=taken.target, entered_on=world.now, steps=(*turn.after.steps, step)
    )
    turn = turn.then(moved, Moved(step, comment, cause))
    turn = _file(procedure, turn, source, world)
    turn = effects.apply(procedure, turn, taken, step, world)
    turn = clocks.follow(procedure, turn, world)
    turn = clocks.start(procedure, turn, taken.target, world)
    turn = clocks.start_dated(procedure, turn, world)
    return _arrive(procedure, turn, world)


def _end_items(
    turn: Turn,
    taken: Transition,
    own: Mapping[str, Outcome],
    world: World,
    by: str,
    comment: str,
) -> Turn:
    # Those of the person first: what replaces one of them is cancelled with it.
    pending = [item.id for item in turn.after.present if item.is_pending]
    for id in sorted(pending, key=lambda id: id not in own):
        item = turn.after.item(id)
        if item.is_pending:
            said = comment if id in own else ""
            outcome = own.get(id, Outcome.CANCELLED)
            turn = tasks.end(turn, item, outcome, world, by=by, comment=said, transition=taken.id)
    return turn


def _file(procedure: Procedure, turn: Turn, source: str, world: World) -> Turn:
    left = procedure.state(source).kind is StateKind.DRAFT
    target = procedure.state(turn.after.state).kind
    if not left or target is StateKind.DRAFT or turn.after.filed_on is not None:
        return turn
    turn = turn.then(replace(turn.after, filed_on=world.now), Filed())
    turn = charging.charge(procedure, turn, world)
    return clocks.start(procedure, turn, clocks.FILING, world)


def _arrive(procedure: Procedure, turn: Turn, world: World) -> Turn:
    if procedure.state(turn.after.state).kind is StateKind.FINAL:
        return turn.then(replace(turn.after, closed_on=world.now), Closed())
    return asking.open_all(procedure, turn, world)

"""What a case does by itself: joins of tasks, silence, automatic transitions.

Tried after everything that happens, again and again until nothing more follows;
a definition that never comes to rest is stopped, and somebody is told.
"""

from dataclasses import dataclass
from dataclasses import replace
from egov.policy.core.engine import asking
from egov.policy.core.engine import charging
from egov.policy.core.engine import clocks
from egov.policy.core.engine import joining
from egov.policy.core.engine import tasks
from egov.policy.core.engine import timers
from egov.policy.core.engine.alerts import alerts
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.moving import move
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind


LIMIT = 20
"""So many steps may a case take by itself before it is stopped."""


@dataclass(frozen=True)
class _Following:
    """A transition that follows by itself, and the clock whose end it is."""

    transition: Transition
    cause: str
    clock: str = ""


def settle(procedure: Procedure, situation: Situation, world: World) -> Turn:
    """What follows by itself from how things are now, 20 steps at most."""
    return conclude(procedure, situation, Turn(situation), world)


def conclude(procedure: Procedure, before: Situation | None, turn: Turn, world: World) -> Turn:
    """The end of every turn: what follows by itself, and what somebody has to see."""
    turn = run(procedure, turn, world)
    found = alerts(procedure, turn.after, world)
    known = alerts(procedure, before, world) if found and before is not None else ()
    return turn.then(turn.after, *(alert for alert in found if alert not in known))


def run(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """What follows by itself; a case that does not come to rest is halted."""
    for _ in range(LIMIT):
        turn = _prepared(procedure, turn, world)
        following = _following(procedure, turn.after, world)
        if following is None:
            return turn
        if following.clock:
            turn = clocks.close(turn, following.clock)
        turn = move(procedure, turn, following.transition, world, cause=following.cause)
    turn = _prepared(procedure, turn, world)
    if _following(procedure, turn.after, world) is None:
        return turn
    return turn.then(replace(turn.after, halted=True))


def _prepared(procedure: Procedure, turn: Turn, world: World) -> Turn:
    if _is_final(procedure, turn.after):
        return turn
    turn = charging.complete(procedure, clocks.start_dated(procedure, turn, world), world)
    return asking.find_again(procedure, tasks.tidy(procedure, turn, world), world)


def _following(procedure: Procedure, situation: Situation, world: World) -> _Following | None:
    if situation.halted or _is_final(procedure, situation):
        return None
    return (
        _joined(procedure, situation, world)
        or _silent(procedure, situation, world)
        or _automatic(procedure, situation, world)
    )


def _joined(procedure: Procedure, situation: Situation, world: World) -> _Following | None:
    name = joining.verdict(procedure, situation)
    if not name:
        return None
    taken = procedure.transition(name)
    ready = situation.state in taken.sources and timers.is_ready(procedure, situation, taken, world)
    return _Following(taken, "tasks") if ready else None


def _silent(procedure: Procedure, situation: Situation, world: World) -> _Following | None:
    for taken, clock in timers.silent(procedure, situation):
        if world.today > clock.due and timers.is_ready(procedure, situation, taken, world):
            return _Following(taken, "silence", clock.id)
    return None


def _automatic(procedure: Procedure, situation: Situation, world: World) -> _Following | None:
    for taken in procedure.leaving(situation.state):
        if (
            taken.automatic is not None
            and timers.is_over(procedure, situation, taken, world)
            and timers.is_ready(procedure, situation, taken, world)
        ):
            return _Following(taken, "timer" if taken.automatic.after else "condition")
    return None


def _is_final(procedure: Procedure, situation: Situation) -> bool:
    return procedure.state(situation.state).kind is StateKind.FINAL

"""Due dates that are changed: a deadline is extended, a calendar has changed."""

from dataclasses import replace
from egov.policy.core.engine import actors
from egov.policy.core.engine import clocks
from egov.policy.core.engine import tasks
from egov.policy.core.engine.automatic import conclude
from egov.policy.core.engine.events import Extended
from egov.policy.core.engine.events import Passed
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.refusals import awake
from egov.policy.core.engine.situation import Clock
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Deadline
from egov.policy.core.model import Procedure


def extend(
    procedure: Procedure,
    situation: Situation,
    deadline: str,
    amount: int,
    by: str,
    comment: str,
    world: World,
) -> Turn:
    """Extend a deadline, in the unit of its extension and within its limit.

    :raises InvalidValues: no such deadline, or more than may be added.
    :raises NotAllowed: the person is not the actor who extends it.
    :raises StateConflict: it does not run.
    """
    found = next((item for item in procedure.all_deadlines if item.id == deadline), None)
    if found is None:
        raise InvalidValues([FieldProblem.unknown("deadline", deadline)])
    may = found.extension is not None and found.extend
    if not may or not actors.plays(procedure, situation, found.extend, by, world):
        raise NotAllowed()
    clock = clocks.find(situation, deadline)
    if clock is None or clock.ended:
        raise StateConflict("not_running", deadline=deadline)
    _require_amount(found, clock, amount)
    longer = replace(clock, extended=clock.extended + amount, warned=False)
    longer = replace(longer, due=clocks.last_day(found, longer, world.calendar(situation.unit)))
    turn = clocks.put(Turn(awake(situation)), longer)
    turn = turn.then(turn.after, Extended(deadline, "extended", by, comment, amount))
    return conclude(procedure, situation, turn, world)


def recompute(procedure: Procedure, situation: Situation, world: World) -> Turn:
    """Due dates of clocks and open items anew, after a calendar has changed."""
    turn, calendar = Turn(situation), world.calendar(situation.unit)
    for clock in situation.clocks:
        last = clocks.last_day(procedure.deadline(clock.id), clock, calendar)
        if not clock.ended and last != clock.due:
            turn = clocks.put(turn, replace(clock, due=last), "recomputed")
    for item in situation.open:
        since = world.day(item.opened_on)
        due = tasks.due(situation, task_of(procedure, item), world, since)
        if item.due is not None and due != item.due:
            changed = replace(item, due=due)
            turn = tasks.put(turn, changed)
            turn = turn.then(turn.after, Passed("recomputed", item, changed, by=""))
    return conclude(procedure, situation, turn, world)


def _require_amount(deadline: Deadline, clock: Clock, amount: int) -> None:
    assert deadline.extension is not None
    left = deadline.extension.amount - clock.extended
    if amount < 1:
        raise InvalidValues([FieldProblem("amount", "below", {"least": 1})])
    if amount > left:
        raise InvalidValues([FieldProblem("amount", "above", {"most": left})])

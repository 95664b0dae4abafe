"""What time has brought about: lapses, escalations, reminders, then what follows by itself."""

from dataclasses import replace
from egov.policy.core.engine import actors
from egov.policy.core.engine import clocks
from egov.policy.core.engine import tasks
from egov.policy.core.engine import timers
from egov.policy.core.engine.automatic import conclude
from egov.policy.core.engine.automatic import LIMIT
from egov.policy.core.engine.automatic import run
from egov.policy.core.engine.events import Reminder
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Task
from egov.policy.core.terms import StateKind


def tick(procedure: Procedure, situation: Situation, world: World) -> Turn:
    """All that is due now; done a second time at the same moment it does nothing."""
    turn = Turn(situation)
    if procedure.state(situation.state).kind is StateKind.FINAL:
        return turn
    for _ in range(LIMIT):
        before = turn.after
        turn = run(procedure, _warn(procedure, _items(procedure, turn, world), world), world)
        if turn.after == before:
            break
    return conclude(procedure, situation, turn, world)


def _items(procedure: Procedure, turn: Turn, world: World) -> Turn:
    for old in turn.after.open:
        for act in (_lapse, _escalate, _remind):
            item = turn.after.item(old.id)
            if item.is_open:
                turn = act(turn, procedure, task_of(procedure, item), item, world)
    return turn


def _lapse(turn: Turn, procedure: Procedure, task: Task, item: WorkItem, world: World) -> Turn:
    day = timers.lapse_day(task, item)
    if day is None or world.today < day or task.lapse is None:
        return turn
    return tasks.end(turn, item, task.lapse, world)


def _escalate(turn: Turn, procedure: Procedure, task: Task, item: WorkItem, world: World) -> Turn:
    day = timers.escalation_day(task, item, turn.after, world)
    if day is None or world.today < day:
        return turn
    turn = tasks.put(turn, replace(item, escalated=True))
    turn = turn.then(turn.after, Reminder("late", item.id))
    found = actors.principals(procedure, turn.after, task.escalate_to, world)
    for principal in found or ("",):
        turn = tasks.add(
            turn, task, world, actor=task.escalate_to, principal=principal, instead_of=item.id
        )
    return turn


def _remind(turn: Turn, procedure: Procedure, task: Task, item: WorkItem, world: World) -> Turn:
    day = timers.reminder_day(task, item, turn.after, world)
    if day is None or world.today < day:
        return turn
    turn = tasks.put(turn, replace(item, reminded=True))
    return turn.then(turn.after, Reminder("due", item.id))


def _warn(procedure: Procedure, turn: Turn, world: World) -> Turn:
    for deadline, clock in clocks.running(procedure, turn.after):
        day = timers.warning_day(deadline, clock, turn.after, world)
        if day is not None and world.today >= day:
            turn = clocks.put(turn, replace(clock, warned=True))
            turn = turn.then(turn.after, Reminder("warn", clock.id))
    return turn

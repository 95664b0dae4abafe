"""Items of a round: added, woken in turn, ended.  Whom they ask is :mod:`.asking`.

Only the items change here; what follows from it is for :mod:`.automatic`.
"""

from dataclasses import replace
from datetime import date
from egov.policy.core import deadlines
from egov.policy.core.engine import joining
from egov.policy.core.engine.events import Asked
from egov.policy.core.engine.events import Ended
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.joining import Status
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from typing import Any


def add(turn: Turn, task: Task, world: World, *, waiting: bool = False, **parts: Any) -> Turn:
    """One more item of a task in this round, due from today on if somebody is asked now."""
    situation = turn.after
    number = 1 + sum(item.task == task.id for item in situation.items)
    asked = {"actor": task.actor, "principal": "", **parts}
    item = WorkItem(
        id=f"{task.id}-{number}",
        task=task.id,
        state=situation.state,
        opened_on=world.now,
        visit=situation.visit,
        waiting=waiting,
        due=None if waiting or asked.get("instead_of") else due(situation, task, world),
        **asked,
    )
    grown = replace(situation, items=(*situation.items, item))
    return turn.then(grown, Asked(item)) if item.is_open else turn.then(grown)


def put(turn: Turn, changed: WorkItem) -> Turn:
    """An item as it is now, in the place of what it was."""
    items = turn.after.items
    place = next(n for n in range(len(items) - 1, -1, -1) if items[n].id == changed.id)
    return turn.then(replace(turn.after, items=(*items[:place], changed, *items[place + 1 :])))


def end(
    turn: Turn,
    item: WorkItem,
    outcome: Outcome,
    world: World,
    *,
    by: str = "",
    comment: str = "",
    transition: str = "",
) -> Turn:
    """End an item, and with it what was asked of others in its place."""
    ended = replace(
        item,
        outcome=outcome,
        transition=transition,
        comment=comment,
        ended_by=by,
        ended_on=world.now,
        waiting=False,
    )
    turn = put(turn, ended)
    turn = turn.then(turn.after, Ended(ended))
    for other in turn.after.present:
        if _replace_each_other(item, other) and turn.after.item(other.id).is_pending:
            turn = end(turn, other, Outcome.CANCELLED, world, by=by, transition=transition)
    return turn


def tidy(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Cancel what is left of tasks that are decided, and wake whose turn has come."""
    state = procedure.state(turn.after.state)
    if not any(item.is_pending for item in turn.after.present):
        return turn
    found = joining.statuses(state, turn.after)
    for item in turn.after.present:
        now = turn.after.item(item.id)
        if now.is_pending and found[now.task] is not Status.OPEN:
            turn = end(turn, now, Outcome.CANCELLED, world)
    for task in _current(state, found):
        turn = _wake(turn, task, world)
    return turn


def due(situation: Situation, task: Task, world: World, since: date | None = None) -> date | None:
    """The last day for a task that is asked for today, or on another day."""
    if task.due is None:
        return None
    return deadlines.due(since or world.today, task.due, world.calendar(situation.unit))


def _current(state: State, found: dict[str, Status]) -> list[Task]:
    """The tasks that are asked for now."""
    still = [task for task in state.tasks if found[task.id] is Status.OPEN]
    return still[:1] if state.order is Order.SEQUENTIAL else still


def _wake(turn: Turn, task: Task, world: World) -> Turn:
    items = [item for item in turn.after.present if item.task == task.id and item.is_pending]
    waiting = [item for item in items if item.waiting]
    if task.order is Order.SEQUENTIAL:
        waiting = waiting[:1] if len(waiting) == len(items) else []
    for item in waiting:
        last = due(turn.after, task, world)
        woken = replace(item, waiting=False, opened_on=world.now, due=last)
        turn = put(turn, woken)
        turn = turn.then(turn.after, Asked(woken))
    return turn


def _replace_each_other(item: WorkItem, other: WorkItem) -> bool:
    if item.id == other.id:
        return False
    origins = {item.instead_of or item.id, other.instead_of or other.id}
    return len(origins) == 1

"""Items of a round: opened when a state is entered, woken in turn, ended.

Only the items change here; what follows from it is for :mod:`.automatic`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from egov.policy.core import deadlines
from egov.policy.core.engine import actors
from egov.policy.core.engine import joining
from egov.policy.core.engine.events import Asked
from egov.policy.core.engine.events import Ended
from egov.policy.core.engine.events import Passed
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.joining import Status
from egov.policy.core.engine.permitted import four_eyes
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from typing import Any


def open_all(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """The items of the state that was entered; in a sequence the later ones wait."""
    state = procedure.state(turn.after.state)
    asked = [task for task in state.tasks if is_met(procedure, turn.after, task.when, world)]
    for number, task in enumerate(asked):
        waiting = state.order is Order.SEQUENTIAL and number > 0
        turn = open_task(procedure, turn, task, world, waiting=waiting)
    return turn


def open_task(
    procedure: Procedure, turn: Turn, task: Task, world: World, *, waiting: bool = False
) -> Turn:
    """The items of one task."""
    for number, (principal, holder) in enumerate(_asked(procedure, turn.after, task, world)):
        turn = add(
            turn,
            task,
            world,
            actor=task.actor,
            principal=principal,
            holder=holder,
            waiting=waiting or (task.order is Order.SEQUENTIAL and number > 0),
        )
    return turn


def add(turn: Turn, task: Task, world: World, *, waiting: bool = False, **parts: Any) -> Turn:
    """One more item of a task in this round, due from today on if somebody is asked now."""
    situation = turn.after
    number = 1 + sum(item.task == task.id for item in situation.items)
    item = replace(
        WorkItem(
            id=f"{task.id}-{number}",
            task=task.id,
            state=situation.state,
            actor=task.actor,
            principal="",
            opened_on=world.now,
            visit=situation.visit,
            waiting=waiting,
            due=None if waiting or parts.get("instead_of") else due(situation, task, world),
        ),
        **parts,
    )
    grown = replace(situation, items=(*situation.items, item))
    return turn.then(grown, Asked(item)) if item.is_open else turn.then(grown)


def put(turn: Turn, changed: WorkItem) -> Turn:
    """An item as it is now, in the place of what it was."""
    items = tuple(changed if item.id == changed.id else item for item in turn.after.items)
    return turn.then(replace(turn.after, items=items))


def end(
    turn: Turn, item: WorkItem, outcome: Outcome, world: World, *, by: str = "", comment: str = ""
) -> Turn:
    """End an item, and with it what was asked of others in its place."""
    ended = replace(
        item, outcome=outcome, comment=comment, ended_by=by, ended_on=world.now, waiting=False
    )
    turn = put(turn, ended)
    turn = turn.then(turn.after, Ended(ended))
    for other in turn.after.present:
        if _replace_each_other(item, other) and turn.after.item(other.id).is_pending:
            turn = end(turn, other, Outcome.CANCELLED, world, by=by)
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


def find_again(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Ask anew where it could not be told who is asked, and now it can."""
    for item in turn.after.open:
        if not item.principal:
            task = procedure.state(item.state).task(item.task)
            turn = _found(procedure, turn, task, item, world)
    return turn


def due(situation: Situation, task: Task, world: World, since: date | None = None) -> date | None:
    """The last day for a task that is asked for today, or on another day."""
    if task.due is None:
        return None
    return deadlines.due(since or world.today, task.due, world.calendar(situation.unit))


def _asked(
    procedure: Procedure, situation: Situation, task: Task, world: World
) -> Iterator[tuple[str, str]]:
    """Whom a task asks: principal and holder."""
    found = actors.principals(procedure, situation, task.actor, world)
    if not found:
        yield "", ""
    seen: set[str] = set()
    for principal in found:
        pool = _pool(procedure, situation, task, principal, world)
        if not joining.is_personal(task):
            yield principal, _chosen(situation, task, principal, pool, world)
        elif not pool:
            yield principal, ""
        else:
            alone = principal.startswith(actors.USER)
            for person in pool:
                if person not in seen:
                    yield principal, "" if alone else person
            seen.update(pool)


def _found(procedure: Procedure, turn: Turn, task: Task, item: WorkItem, world: World) -> Turn:
    if item.actor == task.actor:
        asked = list(_asked(procedure, turn.after, task, world))
    else:
        found = actors.principals(procedure, turn.after, item.actor, world)
        asked = [(principal, "") for principal in found or ("",)]
    (principal, holder), *others = asked
    if not principal:
        return turn
    now = replace(item, principal=principal, holder=holder)
    turn = put(turn, now)
    turn = turn.then(turn.after, Passed("found", item, now, by=""))
    for principal, holder in others:
        turn = add(
            turn,
            task,
            world,
            actor=item.actor,
            principal=principal,
            holder=holder,
            waiting=task.order is Order.SEQUENTIAL,
            instead_of=item.instead_of,
        )
    return turn


def _pool(
    procedure: Procedure, situation: Situation, task: Task, principal: str, world: World
) -> tuple[str, ...]:
    """Who holds the function and may act: who stands in is not asked beside whom it is for."""
    people = actors.people(principal, world)
    own = tuple(person for person in people if not world.represents(person, principal))
    barred = actors.takers(situation, four_eyes(procedure, task))
    return tuple(person for person in own or people if person not in barred)


def _chosen(
    situation: Situation, task: Task, principal: str, pool: tuple[str, ...], world: World
) -> str:
    alone = principal.startswith(actors.USER)
    if task.distribution is Distribution.GROUP or alone or not pool:
        return ""
    if task.distribution is Distribution.RANDOM:
        return world.draw(pool)
    loads = world.loads(principal)
    # What this turn has given already, the world cannot know.
    new = [item for item in situation.present if item.opened_on == world.now and item.is_pending]
    given = Counter(item.holder for item in new)

    def order(person: str) -> tuple[int, float, str]:
        count, last = loads.get(person, (0, None))
        last = world.now if given[person] else last
        turn = last.timestamp() if last else 0.0
        fewest = task.distribution is Distribution.LEAST_LOADED
        return (count + given[person] if fewest else 0, turn, person)

    return min(pool, key=order)


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

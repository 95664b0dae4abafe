"""Whom the tasks of a state ask: groups, people, one of a group."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from egov.policy.core.engine import actors
from egov.policy.core.engine import joining
from egov.policy.core.engine import tasks
from egov.policy.core.engine.events import Passed
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.permitted import excluded
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Task
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import Order


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
        turn = tasks.add(
            turn,
            task,
            world,
            actor=task.actor,
            principal=principal,
            holder=holder,
            waiting=waiting or (task.order is Order.SEQUENTIAL and number > 0),
        )
    return turn


def find_again(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Ask anew where nobody could be asked, and now somebody can."""
    for item in turn.after.open:
        task = procedure.state(item.state).task(item.task)
        if _is_vacant(task, item):
            turn = _found(procedure, turn, task, item, world)
    return turn


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


def _is_vacant(task: Task, item: WorkItem) -> bool:
    """Whether it is not known who is asked, or none of several people was there."""
    if not item.principal:
        return True
    alone = item.holder or item.added_by or item.principal.startswith(actors.USER)
    return joining.is_personal(task) and item.actor == task.actor and not alone


def _found(procedure: Procedure, turn: Turn, task: Task, item: WorkItem, world: World) -> Turn:
    first, *others = _seats(procedure, turn.after, task, item, world) or [("", "")]
    now = replace(item, principal=first[0], holder=first[1])
    if not first[0] or now == item:
        return turn
    turn = tasks.put(turn, now)
    turn = turn.then(turn.after, Passed("found", item, now, by=""))
    for principal, holder in others:
        turn = tasks.add(
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


def _seats(
    procedure: Procedure, situation: Situation, task: Task, item: WorkItem, world: World
) -> list[tuple[str, str]]:
    """Whom an item that nobody had asks now."""
    if item.actor != task.actor:
        found = actors.principals(procedure, situation, item.actor, world)
        return [(principal, "") for principal in found]
    asked = _asked(procedure, situation, task, world)
    return [seat for seat in asked if item.principal in ("", seat[0])]


def _pool(
    procedure: Procedure, situation: Situation, task: Task, principal: str, world: World
) -> tuple[str, ...]:
    """Who holds the function and may act: who stands in is not asked beside whom it is for."""
    people = actors.people(principal, world)
    own = tuple(person for person in people if not world.represents(person, principal))
    barred = excluded(procedure, situation, task, task.actor, world)
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

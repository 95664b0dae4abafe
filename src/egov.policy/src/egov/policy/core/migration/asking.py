"""What becomes of the tasks of the state in which a case is.

A task that asks the same of the same people stays as it is: with who holds it, the votes
that were given, its last day.  One that was decided stays decided if the new version reads
the answers the same way.  Everything else is asked as the new version says.
"""

from collections.abc import Iterator
from dataclasses import replace
from egov.policy.core.engine import asking
from egov.policy.core.engine import joining
from egov.policy.core.engine import tasks
from egov.policy.core.engine import Turn
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine import World
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.joining import Status
from egov.policy.core.migration.correspondence import Correspondence
from egov.policy.core.migration.fate import Fate
from egov.policy.core.migration.fate import How
from egov.policy.core.model import Actor
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Text
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome


ASKED = ("kind", "need", "order", "distribution", "other_than")
"""What of a task says of whom it is asked, and when it is answered."""


class Asking:
    """The tasks of a case on their way from a state of one version to one of another."""

    def __init__(
        self, old: Procedure, before: State, new: Procedure, said: Correspondence, world: World
    ) -> None:
        self._old, self._new, self._said, self._world = old, new, said, world
        self._before = {task.id: task for task in before.tasks}
        self._order = before.order
        self.fates: list[Fate] = []

    def carried_over(self, turn: Turn) -> Turn:
        """The turn with what is asked under the new version."""
        state = self._new.state(turn.after.state)
        turn = self._without_others(turn, state)
        for number, task in enumerate(state.tasks):
            waiting = state.order is Order.SEQUENTIAL and number > 0
            turn = self._task(turn, task, waiting=waiting)
        if self._in_another_order(state):
            turn = _in_turn(turn, state)
        return tasks.tidy(self._new, turn, self._world)

    def _without_others(self, turn: Turn, state: State) -> Turn:
        """Nobody is asked any more for what the state does not have."""
        known = {task.id for task in state.tasks}
        for id in dict.fromkeys(item.task for item in turn.after.present):
            if id not in known:
                turn = self._cancelled(turn, id)
        return turn

    def _task(self, turn: Turn, task: Task, *, waiting: bool) -> Turn:
        before = self._before.get(task.id)
        present = turn.after.present
        items = [item for item in present if item.task == task.id and not item.redone]
        if before is None:
            return self._opened(turn, task, How.OPENED, waiting=waiting)
        if task.when != before.when and bool(items) is not self._is_asked(turn, task):
            if items:
                return _uncounted(self._cancelled(turn, task.id), task)
            return self._opened(turn, task, How.OPENED, waiting=waiting)
        if not items or self._is_alike(before, task) or _is_decided_alike(before, task, items):
            return self._kept(turn, before, task)
        turn = _uncounted(_ended(turn, task.id, self._world), task)
        return self._opened(turn, task, How.REOPENED, waiting=waiting)

    def _kept(self, turn: Turn, before: Task, task: Task) -> Turn:
        for item in turn.after.present:
            if item.task == task.id:
                now = self._here(turn, before, task, item)
                turn = turn if now == item else tasks.put(turn, now)
                if now.is_pending:
                    how = How.KEPT if now.due == item.due else How.RECOUNTED
                    self.fates.append(Fate(task.id, how, now.due))
        return turn

    def _here(self, turn: Turn, before: Task, task: Task, item: WorkItem) -> WorkItem:
        """An item in the state of the new version, with the last day that it gives."""
        now = replace(item, state=turn.after.state)
        if before.due == task.due or not item.is_open or item.instead_of:
            return now
        since = self._world.day(item.opened_on)
        due = tasks.due(turn.after, task, self._world, since)
        return replace(now, due=due, reminded=item.reminded and due == item.due)

    def _opened(self, turn: Turn, task: Task, how: How, *, waiting: bool) -> Turn:
        if not self._is_asked(turn, task):
            return turn
        known = {item.id for item in turn.after.items}
        turn = asking.open_task(self._new, turn, task, self._world, waiting=waiting)
        new = (item for item in turn.after.items if item.id not in known)
        self.fates += (Fate(task.id, how, item.due) for item in new)
        return turn

    def _cancelled(self, turn: Turn, id: str) -> Turn:
        pending = [item for item in turn.after.present if item.task == id and item.is_pending]
        self.fates += (Fate(id, How.CANCELLED, item.due) for item in pending)
        return _ended(turn, id, self._world)

    def _is_asked(self, turn: Turn, task: Task) -> bool:
        return is_met(self._new, turn.after, task.when, self._world)

    def _in_another_order(self, state: State) -> bool:
        fresh = any(fate.how in (How.OPENED, How.REOPENED) for fate in self.fates)
        asked = [task.id for task in state.tasks]
        return fresh or self._order is not state.order or asked != list(self._before)

    def _is_alike(self, before: Task, task: Task) -> bool:
        if any(getattr(before, name) != getattr(task, name) for name in ASKED):
            return False
        return list(self._actors(self._old, before.actor, self._said)) == list(
            self._actors(self._new, task.actor, None)
        )

    def _actors(
        self, procedure: Procedure, id: str, said: Correspondence | None
    ) -> Iterator[Actor]:
        """An actor and those under it, by what they say but for titles."""
        while id:
            actor = replace(procedure.actor(id), title=Text())
            yield _renamed(actor, said) if said else actor
            id = actor.superior_of


def _renamed(actor: Actor, said: Correspondence) -> Actor:
    """An actor whose fields are called as they are in the new version."""
    place, person = (said.fields.get(name) or name for name in (actor.place, actor.person))
    return replace(actor, place=place, person=person)


def _is_decided_alike(before: Task, task: Task, items: list[WorkItem]) -> bool:
    """Whether what was decided of a task is decided the same way by the new version."""
    found = joining.status(before, items)
    return found is not Status.OPEN and joining.status(task, items) is found


def _uncounted(turn: Turn, task: Task) -> Turn:
    """What was answered of a task in this round counts no more: it is asked anew, or not."""
    for item in turn.after.present:
        if item.task == task.id and not item.redone:
            turn = tasks.put(turn, replace(item, redone=True))
    return turn


def _ended(turn: Turn, task: str, world: World) -> Turn:
    """Nobody is asked any more."""
    for item in turn.after.present:
        if item.task == task and turn.after.item(item.id).is_pending:
            turn = tasks.end(turn, turn.after.item(item.id), Outcome.CANCELLED, world)
    return turn


def _in_turn(turn: Turn, state: State) -> Turn:
    """In a sequence those whose turn has not come wait again."""
    if state.order is not Order.SEQUENTIAL:
        return turn
    found = joining.statuses(state, turn.after)
    still = [task.id for task in state.tasks if found[task.id] is Status.OPEN]
    for item in turn.after.present:
        if item.is_open and item.task in still[1:]:
            turn = tasks.put(turn, replace(item, waiting=True, due=None))
    return turn

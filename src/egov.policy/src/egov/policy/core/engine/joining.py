"""When a task is completed or rejected, and which transition stands for that.

A pure reading of the items of a round: nothing is kept beside them, so that the
same items always give the same answer, whoever ended them in whichever order.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import TaskKind
from enum import StrEnum


class Status(StrEnum):
    """How far a task has come in this round."""

    LEFT_OUT = "left_out"
    OPEN = "open"
    COMPLETED = "completed"
    REJECTED = "rejected"


OPINIONS = (Outcome.FAVOURABLE, Outcome.UNFAVOURABLE, Outcome.ABSTAINED, Outcome.LAPSED)
"""How an opinion may end; each counts as given."""

UNCOUNTED = (Outcome.CANCELLED, Outcome.SKIPPED)
"""Those who end so no longer belong to those who are asked."""


def status(task: Task, items: Iterable[WorkItem]) -> Status:
    """How far a task has come, given its items of one round."""
    items = [item for item in items if not item.redone]
    if not items:
        return Status.LEFT_OUT
    asked = counted(items)
    agreed = sum(agrees(task, item) for item in asked)
    if agreed >= task.need.of(len(asked)):
        return Status.COMPLETED
    against = any(not item.is_pending and not agrees(task, item) for item in asked)
    if against and _reachable(asked, agreed) < task.need.of(len(asked)):
        return Status.REJECTED
    return Status.OPEN


def lacks_people(task: Task, items: Iterable[WorkItem]) -> bool:
    """Whether an open task needs more people than there are."""
    asked = counted([item for item in items if not item.redone])
    agreed = sum(agrees(task, item) for item in asked)
    return _reachable(asked, agreed) < task.need.of(len(asked))


def counted(items: Sequence[WorkItem]) -> list[WorkItem]:
    """The items that count: of a late one and its replacement only one does."""
    return [
        item
        for item in items
        if item.outcome not in UNCOUNTED and not (item.instead_of and item.is_pending)
    ]


def agrees(task: Task, item: WorkItem) -> bool:
    """Whether an item has ended in a way that counts towards what the task needs."""
    if task.kind is TaskKind.OPINION:
        return not item.is_pending
    return item.outcome is Outcome.DONE


def statuses(state: State, situation: Situation) -> dict[str, Status]:
    """How far each task of the state has come in this round, in their order."""
    present = situation.present
    return {
        task.id: status(task, [item for item in present if item.task == task.id])
        for task in state.tasks
    }


def verdict(procedure: Procedure, situation: Situation) -> str:
    """The transition that stands for what the tasks have come to; empty while they are open."""
    state = procedure.state(situation.state)
    if not state.tasks:
        return ""
    found = statuses(state, situation)
    for task in state.tasks:
        if name := _end_of(task.complete, task.reject, found[task.id]):
            return name
    return _of_all(state, list(found.values()))


def standing(state: State) -> frozenset[str]:
    """Transitions that the tasks of a state take: nobody takes them there by hand."""
    joint = [task for task in state.tasks if is_joint(task)]
    ends = [end for task in joint for end in (task.complete, task.reject)]
    return frozenset({*ends, state.complete, state.reject} - {""})


def is_joint(task: Task) -> bool:
    """Whether people end their items of it, and a transition only follows."""
    return task.need.kind is not NeedKind.ANY or task.kind is TaskKind.OPINION


def is_personal(task: Task) -> bool:
    """Whether each of its people is asked."""
    return task.need.kind is not NeedKind.ANY


def _of_all(state: State, found: list[Status]) -> str:
    asked = [status for status in found if status is not Status.LEFT_OUT]
    needed = min(state.need.of(len(asked)), len(asked))
    if asked.count(Status.COMPLETED) >= needed:
        return state.complete or (_only_end(state) if not asked else "")
    if asked.count(Status.COMPLETED) + asked.count(Status.OPEN) < needed:
        return state.reject
    return ""


def _only_end(state: State) -> str:
    """What the tasks of the state lead to, if it is the same for all."""
    ends = {task.complete for task in state.tasks}
    return ends.pop() if len(ends) == 1 else ""


def _end_of(complete: str, reject: str, found: Status) -> str:
    return {Status.COMPLETED: complete, Status.REJECTED: reject}.get(found, "")


def _reachable(asked: Sequence[WorkItem], agreed: int) -> int:
    return agreed + sum(item.is_pending for item in asked)

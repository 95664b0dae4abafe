"""Tasks of a case: opened by a state, claimed by a person, ended by a decision."""

from dataclasses import replace
from datetime import datetime
from egov.policy import clock
from egov.policy import journal
from egov.policy import people
from egov.policy.cases import CaseTask
from egov.policy.casework import standing
from egov.policy.casework.interfaces import Decision
from egov.policy.core import deadlines
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from uuid import uuid4


INDEXES = ["waiting_for", "inbox_sort"]
"""What changes in the catalogue when a task does."""


def open_task(case, procedure: Procedure, state: State, moment: datetime) -> None:
    """Add the task that a state asks for from that moment on, if it asks for one."""
    if not state.tasks:
        return
    asked = state.tasks[0]
    actor = procedure.actor(asked.actor)
    due = None
    if asked.due is not None:
        due = deadlines.due(clock.day_of(moment), asked.due, clock.calendar())
    task = CaseTask(
        id=uuid4().hex[:8],
        state=state.id,
        actor=actor.id,
        group=people.group_of_actor(actor, case.unit) or "",
        opened_on=moment,
        due=due,
    )
    case.tasks = (*case.tasks, task)


def end_tasks(case, decision: Decision) -> None:
    """End what was open with the decision that was taken."""
    ended = {
        "outcome": decision.transition,
        "ended_by": decision.by,
        "ended_on": decision.moment,
    }
    case.tasks = tuple(replace(task, **ended) if task.is_open else task for task in case.tasks)


def task_of(case, id: str) -> CaseTask:
    """The task of that id; KeyError if the case has none."""
    for task in case.tasks:
        if task.id == id:
            return task
    raise KeyError(id)


def claim(case, id: str) -> None:
    """Take a task on oneself, so that colleagues see it and leave it.

    What somebody took who no longer holds the function is taken over.

    :raises NotAllowed: if it is not the turn of the current person's function.
    :raises StateConflict: if it is done, or a colleague has it.
    """
    task, me = _actionable(case, id), standing.user_id()
    if task.claimed_by == me:
        return
    _put(case, replace(task, claimed_by=me))
    office = standing.acting_in(task.group)
    journal.record(case, "task_claimed", task=id, taken_from=task.claimed_by, **office)


def release(case, id: str) -> None:
    """Give a claimed task back to the colleagues; one that nobody took stays as it is.

    :raises NotAllowed: if it is not the turn of the current person's function.
    :raises StateConflict: if it is done, or a colleague has it.
    """
    task = _actionable(case, id)
    if not task.claimed_by:
        return
    _put(case, replace(task, claimed_by=""))
    journal.record(case, "task_released", task=id, **standing.acting_in(task.group))


def _actionable(case, id: str) -> CaseTask:
    """The task, if it is open, of the person's function, and no colleague has it."""
    task = task_of(case, id)
    if task.group not in standing.groups():
        raise NotAllowed()
    if not task.is_open:
        raise StateConflict.ended(task.ended_by, task.ended_on)
    holder = standing.claimant(task)
    if holder not in ("", standing.user_id()):
        raise StateConflict.claimed(holder)
    return task


def _put(case, changed: CaseTask) -> None:
    case.tasks = tuple(changed if task.id == changed.id else task for task in case.tasks)
    case.reindexObject(idxs=INDEXES)

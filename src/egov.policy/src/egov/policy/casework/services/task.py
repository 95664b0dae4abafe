"""Tasks and the inbox over REST."""

from egov.policy import people
from egov.policy.cases import CaseTask
from egov.policy.cases import procedure_of
from egov.policy.casework.decisions import moved_on
from egov.policy.casework.decisions import perform
from egov.policy.casework.inbox import counts
from egov.policy.casework.inbox import inbox
from egov.policy.casework.inbox import QUEUES
from egov.policy.casework.standing import claimant
from egov.policy.casework.tasks import claim
from egov.policy.casework.tasks import release
from egov.policy.casework.tasks import task_of
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound


def task_data(case, task: CaseTask) -> dict[str, Any]:
    """A task as the contract shows it."""
    declared, holder = next(iter(procedure_of(case).state(task.state).tasks), None), claimant(task)
    return {
        "@id": f"{case.absolute_url()}/@tasks/{task.id}",
        "id": task.id,
        "title": declared.title if declared else {},
        "state": task.state,
        "actor": task.actor,
        "group": task.group,
        "opened_on": task.opened_on,
        "due": task.due,
        "claimed_by": holder,
        "claimed_by_name": people.display_name(holder) if holder else "",
        "outcome": task.outcome,
        "ended_by": task.ended_by,
        "ended_on": task.ended_on,
    }


class TasksGet(EgovService):
    """``GET <case>/@tasks``: all tasks of the case, oldest first."""

    def reply(self):
        """The tasks."""
        case = self.context
        return self.plain({"items": [task_data(case, task) for task in case.tasks]})


class TasksPost(EgovService):
    """``POST <case>/@tasks/<id>/<claim|release|complete|reject> {comment, fields}``."""

    def reply(self):
        """The task after it."""
        if len(self.params) != 2 or self.params[1] not in VERBS:
            raise BadRequest(f"@tasks/<id>/<verb>, where verb is one of {', '.join(VERBS)}.")
        id, verb = self.params
        try:
            task_of(self.context, id)
        except KeyError:
            raise NotFound(id) from None
        VERBS[verb](self, self.context, id)
        return self.plain(task_data(self.context, task_of(self.context, id)))

    def claim(self, case, id: str) -> None:
        """Take the task on oneself."""
        claim(case, id)

    def release(self, case, id: str) -> None:
        """Give it back."""
        release(case, id)

    def complete(self, case, id: str) -> None:
        """Take the transition that stands for "done"."""
        self._end(case, id, "complete")

    def reject(self, case, id: str) -> None:
        """Take the transition that stands for "no"."""
        self._end(case, id, "reject")

    def _end(self, case, id: str, how: str) -> None:
        task = task_of(case, id)
        if not task.is_open:
            raise moved_on(case)
        transition = getattr(procedure_of(case).state(task.state).tasks[0], how)
        if not transition:
            raise BadRequest(f"This task has no transition for {how}.")
        data = self.body("comment", "fields")
        comment = self.text(data, "comment", default="")
        perform(case, transition, comment, self.mapping(data, "fields"), task=id)


VERBS = {
    "claim": TasksPost.claim,
    "release": TasksPost.release,
    "complete": TasksPost.complete,
    "reject": TasksPost.reject,
}
"""What can be done with a task."""


class InboxGet(EgovService):
    """``GET @inbox?queue=mine|unit``: what waits for the caller."""

    def reply(self):
        """A page of rows, the total, and the counts of all queues."""
        queue = self.query("queue", "unit")
        if queue not in QUEUES:
            raise BadRequest(f"queue: one of {', '.join(QUEUES)}.")
        start, size = self.batch()
        page = inbox(queue, start, size)
        return {
            "@id": f"{self.context.absolute_url()}/@inbox",
            "queue": queue,
            "counts": counts(),
            "items": [self.row(row) for row in page.rows],
            "items_total": page.total,
        }

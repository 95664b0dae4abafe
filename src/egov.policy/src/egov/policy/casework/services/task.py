"""Tasks, deadlines and the inbox over REST."""

from egov.policy import people
from egov.policy.cases import procedure_of
from egov.policy.casework import passing
from egov.policy.casework.decisions import complete
from egov.policy.casework.inbox import counts
from egov.policy.casework.inbox import inbox
from egov.policy.casework.inbox import QUEUES
from egov.policy.casework.standing import Standing
from egov.policy.core import engine
from egov.policy.core.engine import WorkItem
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.terms import Outcome
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound


def task_data(mine: Standing, item: WorkItem) -> dict[str, Any]:
    """A task as the contract shows it: what is, or was, asked of one group or person."""
    declared = mine.procedure.state(item.state).task(item.task)
    holder = engine.holder(item, mine.world)
    return {
        "@id": f"{mine.case.absolute_url()}/@tasks/{item.id}",
        "id": item.id,
        "task": item.task,
        "title": declared.title,
        "kind": str(declared.kind),
        "state": item.state,
        "actor": item.actor,
        "group": item.principal,
        "opened_on": item.opened_on,
        "due": item.due,
        "waiting": item.waiting,
        "claimed_by": holder,
        "claimed_by_name": people.display_name(holder) if holder else "",
        "added_by": item.added_by,
        "delegated_by": item.delegated_by,
        "reminded": item.reminded,
        "escalated": item.escalated,
        "outcome": str(item.outcome or ""),
        "transition": item.transition,
        "comment": item.comment,
        "ended_by": item.ended_by,
        "ended_on": item.ended_on,
    }


class TasksGet(EgovService):
    """``GET <case>/@tasks``: all tasks of the case, oldest first."""

    def reply(self):
        """The tasks."""
        mine = Standing(self.context)
        return self.plain({"items": [task_data(mine, item) for item in mine.situation.items]})


class TasksPost(EgovService):
    """``POST <case>/@tasks/<id>/<verb> {comment, fields, outcome, to}``."""

    def reply(self):
        """The task after it."""
        if len(self.params) != 2 or self.params[1] not in VERBS:
            raise BadRequest(f"@tasks/<id>/<verb>, where verb is one of {', '.join(VERBS)}.")
        id, verb = self.params
        self._item(id)
        does, known = VERBS[verb]
        does(self, self.context, id, self.body(*known) if known else {})
        return self.plain(task_data(Standing(self.context), self._item(id)))

    def end(self, case, id: str, data: dict) -> None:
        """Say yes or no to what is asked."""
        outcome = ENDS[self.params[1]]
        complete(case, id, outcome, self._comment(data), self.mapping(data, "fields"))

    def advise(self, case, id: str, data: dict) -> None:
        """Give the opinion that is asked for."""
        try:
            outcome = Outcome(self.text(data, "outcome", default=""))
        except ValueError:
            raise InvalidValues([FieldProblem("outcome", "not_an_option")]) from None
        complete(case, id, outcome, self._comment(data), self.mapping(data, "fields"))

    def hold(self, case, id: str, data: dict) -> None:
        """Take the task on oneself, or give it back."""
        {"claim": passing.claim, "release": passing.release}[self.params[1]](case, id)

    def hand(self, case, id: str, data: dict) -> None:
        """Give the task to another, or ask another as well."""
        to = self.text(data, "to", default="")
        if not to:
            raise InvalidValues([FieldProblem.required("to")])
        HANDING[self.params[1]](case, id, to, self._comment(data))

    def override(self, case, id: str, data: dict) -> None:
        """Go on without an answer, or ask again."""
        does = {"skip": passing.skip, "redo": passing.redo}[self.params[1]]
        does(case, id, self._comment(data))

    def _item(self, id: str) -> WorkItem:
        for item in self.context.tasks:
            if item.id == id:
                return item
        raise NotFound(id)

    def _comment(self, data: dict) -> str:
        return self.text(data, "comment", default="")


ENDS = {"complete": Outcome.DONE, "reject": Outcome.REJECTED}

HANDING = {"add": passing.add, "delegate": passing.delegate, "reassign": passing.reassign}

VERBS = {
    "add": (TasksPost.hand, ("to", "comment")),
    "claim": (TasksPost.hold, ()),
    "complete": (TasksPost.end, ("comment", "fields")),
    "delegate": (TasksPost.hand, ("to", "comment")),
    "opinion": (TasksPost.advise, ("outcome", "comment", "fields")),
    "reassign": (TasksPost.hand, ("to", "comment")),
    "redo": (TasksPost.override, ("comment",)),
    "reject": (TasksPost.end, ("comment", "fields")),
    "release": (TasksPost.hold, ()),
    "skip": (TasksPost.override, ("comment",)),
}
"""What can be done with a task, and what may be sent with it."""


class DeadlinesPost(EgovService):
    """``POST <case>/@deadlines/<id>/extend {amount, comment}``."""

    def reply(self):
        """The deadlines after it."""
        if len(self.params) != 2 or self.params[1] != "extend":
            raise BadRequest("@deadlines/<id>/extend.")
        data = self.body("amount", "comment")
        amount = data.get("amount")
        if type(amount) is not int:
            raise InvalidValues([FieldProblem("amount", "not_a_number")])
        comment = self.text(data, "comment", default="")
        passing.extend(self.context, self.params[0], amount, comment)
        return self.plain(deadline_data(self.context))


def deadline_data(case) -> dict[str, Any]:
    """The deadlines of a case that were started, by id, as the contract shows them."""
    procedure = procedure_of(case)
    return {
        clock.id: {
            "title": procedure.deadline(clock.id).title,
            "kind": str(procedure.deadline(clock.id).kind),
            "started_on": clock.started_on,
            "due": clock.due,
            "stopped_on": clock.stopped_on,
            "extended": clock.extended,
            "ended": clock.ended,
        }
        for clock in case.deadlines
    }


class InboxGet(EgovService):
    """``GET @inbox?queue=mine|unit|substitute|alerts``: what waits for the caller."""

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

"""Answering what one is asked: an opinion, one voice of several, something simply done.

A decision that one person takes for all is a transition, and stands in the form of the
case page; what ends a task of one's own without being one has a form for each task.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy.core import engine
from egov.policy.core.engine import joining
from egov.policy.core.engine import WorkItem
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import TaskKind
from egov.policy.portal.case.holding import may_claim
from egov.policy.portal.case.holding import may_release
from egov.policy.portal.case.naming import task_of
from egov.policy.portal.case.tasks import outcome_words
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any
from zExceptions import NotFound


OPINIONS = (Outcome.FAVOURABLE, Outcome.UNFAVOURABLE, Outcome.ABSTAINED)

VERBS = {Outcome.DONE: _("Approve"), Outcome.REJECTED: _("Refuse")}


@dataclass(frozen=True)
class Ending:
    """A way to answer."""

    value: str
    label: str
    reason_required: bool


@dataclass(frozen=True)
class OwnTask:
    """What the person is asked and answers in a form of its own."""

    id: str
    title: Spoken
    opinion: bool
    due: Any
    due_day: str
    late: bool
    endings: tuple[Ending, ...]
    claimable: bool
    claimed: bool


def own_tasks(page: Page, case) -> list[OwnTask]:
    """What the person may answer now."""
    procedure = cases.procedure_of(case)
    world = cases.SiteWorld(case)
    mine = engine.tasks_for(procedure, cases.situation_of(case), page.user_id, world)
    return [
        _own(page, case, procedure, item) for item in mine if _has_form(task_of(procedure, item))
    ]


def _has_form(task: Task) -> bool:
    return joining.is_joint(task) or not task.complete


def _own(page: Page, case, procedure: Procedure, item: WorkItem) -> OwnTask:
    task = task_of(procedure, item)
    return OwnTask(
        id=item.id,
        title=page.say(task.title),
        opinion=task.kind is TaskKind.OPINION,
        due=page.format.due(item.due),
        due_day=page.format.short_day(item.due),
        late=page.format.late(item.due),
        endings=tuple(_endings(page, procedure, item)),
        claimable=not joining.is_personal(task) and may_claim(case, item),
        claimed=may_release(case, item, page.user_id),
    )


def _endings(page: Page, procedure: Procedure, item: WorkItem) -> Iterator[Ending]:
    task, state = task_of(procedure, item), procedure.state(item.state)
    if task.kind is TaskKind.OPINION:
        outcomes = OPINIONS
    else:
        no = joining.is_joint(task) or state.reject
        outcomes = (Outcome.DONE, Outcome.REJECTED) if no else (Outcome.DONE,)
    for outcome in outcomes:
        rejects = outcome is Outcome.REJECTED
        ends = (task.reject, state.reject) if rejects else (task.complete, state.complete)
        taken = next((procedure.transition(id) for id in ends if id), None)
        needs = taken is not None and taken.comment is CommentRule.REQUIRED
        joint = joining.is_joint(task) and outcome in VERBS
        label = page.translated(VERBS[outcome]) if joint else outcome_words(page, task, outcome)
        yield Ending(str(outcome), label, needs)


class EndTaskView(Page):
    """``<case>/@@end-task``: answer what one is asked."""

    def get(self):
        """Answering needs the form."""
        return self.redirect(self.context.absolute_url())

    def post(self):
        """Answer, or show the case with what is missing at the boxes of this task."""
        form = self.request.form
        task, comment = text_in(form, "task"), text_in(form, "comment")
        found = next((item for item in self.context.tasks if item.id == task), None)
        if found is None:
            raise NotFound("task")
        before = cases.state_of(self.context)
        try:
            if not self._has_answered(found, outcome := _outcome(form)):
                casework.complete(self.context, task, outcome, comment)
        except InvalidValues as error:
            problems = [replace(item, field=f"{item.field}-{task}") for item in error.problems]
            return self.context.restrictedTraverse("@@case").refuse(problems)
        self.tell(self._said(before, cases.state_of(self.context)), "success")
        return self.redirect(self.context.absolute_url())

    def _has_answered(self, item: WorkItem, outcome: Outcome) -> bool:
        """Whether the person has said just that, as after a second click."""
        return (item.outcome, item.ended_by) == (outcome, self.user_id)

    def _said(self, before: State, after: State):
        if before == after:
            return _("Your answer is recorded.")
        words = {"state": self.say(after.title).text}
        return _("Your answer is recorded. The request is now “${state}”.", mapping=words)


def _outcome(form) -> Outcome:
    text = text_in(form, "outcome")
    try:
        return Outcome(text)
    except ValueError:
        code = "not_an_option" if text else "required"
        raise InvalidValues([FieldProblem("outcome", code)]) from None

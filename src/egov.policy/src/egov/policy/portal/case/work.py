"""The work on a case as its page shows it: who is asked, what was answered, what one may do.

One object for each page, so that the situation is read once.
"""

from egov.policy import cases
from egov.policy import casework
from egov.policy.core.engine import Situation
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.refusals import moved_on
from egov.policy.core.terms import StateKind
from egov.policy.portal.case import alerts
from egov.policy.portal.case import deadlines
from egov.policy.portal.case import deliveries
from egov.policy.portal.case import endings
from egov.policy.portal.case import holding
from egov.policy.portal.case import interventions
from egov.policy.portal.case import letters
from egov.policy.portal.case import owing
from egov.policy.portal.case import related
from egov.policy.portal.case import tasks
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.language import Spoken
from functools import cached_property


class Work:
    """What the page of a case tells of its work."""

    def __init__(self, page: FormPage, case) -> None:
        self._page, self._case = page, case
        self._procedure = cases.procedure_of(case)
        self._world = cases.SiteWorld(case)

    @cached_property
    def situation(self) -> Situation:
        """Where the case stands, with its papers."""
        return casework.load(self._case)

    @property
    def _filed(self) -> bool:
        kind = self._procedure.state(self.situation.state).kind
        return kind not in (StateKind.DRAFT, StateKind.FINAL)

    @property
    def visit(self) -> int:
        """Which round the page shows: a form from another one decides nothing."""
        return self.situation.visit

    @cached_property
    def flags(self) -> list[Spoken]:
        """The marks of the case."""
        known = {flag.id: flag.title for flag in self._procedure.flags}
        return [self._page.say(known[id]) for id in self._case.flags if id in known]

    @cached_property
    def asked(self) -> list[tasks.AskedRow]:
        """What is asked now, once the case is filed."""
        if not self._filed:
            return []
        return tasks.asked_rows(self._page, self._procedure, self.situation, self._world)

    @cached_property
    def given(self) -> list[tasks.GivenRow]:
        """Opinions and votes."""
        return tasks.given_rows(self._page, self._procedure, self.situation)

    @cached_property
    def deadlines(self) -> list[deadlines.DeadlineRow]:
        """The deadlines."""
        return deadlines.deadline_rows(self._page, self._procedure, self._case.deadlines)

    @cached_property
    def related(self) -> list[related.RelatedRow]:
        """The cases that belong to it."""
        return related.related_rows(self._page, self._case)

    @cached_property
    def owing(self) -> owing.Owing | None:
        """What the case owes."""
        return owing.owing(self._page, self._procedure, self._case)

    @cached_property
    def warnings(self) -> list[alerts.Obstacle]:
        """Why the case cannot go on."""
        return alerts.warnings(self._page, self._procedure, self.situation, self._world)

    @cached_property
    def own(self) -> list[endings.OwnTask]:
        """What the person answers in a form of its own."""
        return endings.own_tasks(self._page, self._case) if self._filed else []

    @cached_property
    def interventions(self) -> list[interventions.Link]:
        """What else the person may do."""
        return interventions.links(self._page, self._case) if self._filed else []

    @cached_property
    def deliveries(self) -> list[deliveries.DeliveryRow]:
        """What became of the calls of other systems."""
        return deliveries.delivery_rows(self._page, self._case)

    @cached_property
    def wanted_language(self) -> letters.Wanted | None:
        """In which language the person is told."""
        return letters.wanted(self._page, self._case)

    @cached_property
    def letters(self) -> list[letters.LetterRow]:
        """What was told to people, and what became of it."""
        return letters.letter_rows(self._page, self._case)

    @property
    def waits_for(self) -> str:
        """Whose turn it is."""
        found = tasks.waits_for(self._page, self._procedure, self.situation.open, self._world)
        return " · ".join(found)

    @property
    def first_due(self):
        """The day until which the most urgent task is asked."""
        return min((item.due for item in self.situation.open if item.due), default=None)

    def title_for(self, item: str) -> Spoken:
        """What the person decides: the task that they end by it, or the step."""
        state = self._procedure.state(self.situation.state)
        return self._page.say(state.task(self._item(item).task).title if item else state.title)

    def may_claim(self, item: str) -> bool:
        """Whether the person could take that task."""
        return holding.may_claim(self._case, self._item(item))

    def may_release(self, item: str) -> bool:
        """Whether the person has that task and may give it back."""
        return holding.may_release(self._case, self._item(item), self._page.user_id)

    def _item(self, id: str) -> WorkItem:
        return self.situation.item(id)

    def has_taken(self, visit: str, transition: str) -> bool:
        """Whether the person took that very decision from that page already, by a second click."""
        steps = self.situation.steps
        if not visit.isascii() or not visit.isdigit() or len(visit) > 9 or int(visit) >= len(steps):
            return False
        step = steps[int(visit)]
        return (step.transition, step.by) == (transition, self._page.user_id)

    @property
    def answering(self) -> bool:
        """Whether the form of a task was sent, and not that of a decision."""
        return "outcome" in self._page.request.form

    def require_fresh(self, visit: str) -> None:
        """A form from another round decides nothing.

        :raises StateConflict: the case has moved on since.
        """
        if visit and visit != str(self.visit):
            raise moved_on(self.situation)

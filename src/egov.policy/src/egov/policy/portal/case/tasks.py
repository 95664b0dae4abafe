"""What is asked of whom in a case and what was answered, as its page shows it.

The page of the case shows it to everybody who may see the case.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from egov.policy import _
from egov.policy import people
from egov.policy.core import engine
from egov.policy.core.engine import joining
from egov.policy.core.engine import Situation
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Task
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import TaskKind
from egov.policy.portal.case.naming import asked_name
from egov.policy.portal.case.naming import task_of
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any


OUTCOMES = {
    Outcome.DONE: _("Approved"),
    Outcome.REJECTED: _("Refused"),
    Outcome.FAVOURABLE: _("Favourable"),
    Outcome.UNFAVOURABLE: _("Unfavourable"),
    Outcome.ABSTAINED: _("Abstention"),
    Outcome.LAPSED: _("No answer within the delay"),
    Outcome.SKIPPED: _("Passed over"),
    Outcome.CANCELLED: _("No longer asked"),
}

SIMPLY_DONE = _("Done")


@dataclass(frozen=True)
class AskedRow:
    """What somebody is asked, and how it stands.

    ``name`` is the person who has it; ``repeated`` says that the row before asks the same
    of somebody else, until the same day.
    """

    title: Spoken
    role: str
    name: str
    due: Any
    due_day: str
    late: bool
    waiting: bool
    helped: bool
    delegated_by: str
    added_by: str
    progress: str = ""
    repeated: bool = False


@dataclass(frozen=True)
class GivenRow:
    """What somebody answered."""

    title: Spoken
    step: Spoken
    outcome: str
    role: str
    name: str
    when: str
    comment: str


def asked_rows(
    page: Page, procedure: Procedure, situation: Situation, world: World
) -> list[AskedRow]:
    """What is asked now, and what waits for its turn, in the order of the definition."""
    pending = [item for item in situation.present if item.is_pending]
    order = [task.id for task in procedure.state(situation.state).tasks]
    told: set[tuple[Any, ...]] = set()
    rows = []
    for item in sorted(pending, key=lambda item: order.index(item.task)):
        known = (item.task, item.due, item.waiting)
        progress = "" if known in told else _progress(page, procedure, situation, item)
        row = _asked(page, procedure, item, world)
        rows.append(replace(row, progress=progress, repeated=known in told))
        told.add(known)
    return rows


def given_rows(page: Page, procedure: Procedure, situation: Situation) -> list[GivenRow]:
    """Opinions, votes and what was passed over, oldest first, of all rounds."""
    ended = (item for item in situation.items if item.outcome is not None and not item.redone)
    return [_given(page, procedure, item) for item in ended if _is_told(procedure, item)]


def outcome_words(page: Page, task: Task, outcome: Outcome) -> str:
    """How a task ended: ``Approved``; of what one person simply does, ``Done``."""
    if outcome is Outcome.DONE and not joining.is_joint(task):
        return page.translated(SIMPLY_DONE)
    return page.translated(OUTCOMES[outcome])


def waits_for(
    page: Page, procedure: Procedure, items: Iterable[WorkItem], world: World
) -> Iterator[str]:
    """Whose turn it is: who took a task, or the function that has to act; each once."""
    named = (_person(item, world) or asked_name(page, procedure, item) for item in items)
    yield from dict.fromkeys(named)


def _asked(page: Page, procedure: Procedure, item: WorkItem, world: World) -> AskedRow:
    return AskedRow(
        title=page.say(task_of(procedure, item).title),
        role=asked_name(page, procedure, item),
        name=_person(item, world),
        due=page.format.due(item.due),
        due_day=page.format.short_day(item.due),
        late=page.format.late(item.due),
        waiting=item.waiting,
        helped=bool(item.instead_of),
        delegated_by=people.display_name(item.delegated_by) if item.delegated_by else "",
        added_by=people.display_name(item.added_by) if item.added_by else "",
    )


def _given(page: Page, procedure: Procedure, item: WorkItem) -> GivenRow:
    task = task_of(procedure, item)
    return GivenRow(
        title=page.say(task.title),
        step=page.say(procedure.state(item.state).title),
        outcome=outcome_words(page, task, item.outcome),
        role=asked_name(page, procedure, item),
        name=people.display_name(item.ended_by) if item.ended_by else "",
        when=page.format.moment(item.ended_on),
        comment=item.comment,
    )


def _is_told(procedure: Procedure, item: WorkItem) -> bool:
    """Whether an answer stands for itself: a decision of one person is told by its step."""
    if item.outcome is Outcome.CANCELLED:
        return False
    return joining.is_joint(task_of(procedure, item)) or not item.transition


def _progress(page: Page, procedure: Procedure, situation: Situation, item: WorkItem) -> str:
    """``2 of 3 have approved; 2 are needed.``; empty where one answer is enough."""
    task = task_of(procedure, item)
    round_ = [other for other in situation.present if other.task == task.id and not other.redone]
    asked = joining.counted(round_)
    if not joining.is_personal(task) or len(asked) < 2:
        return ""
    given = sum(joining.agrees(task, other) for other in asked)
    words = {"given": str(given), "asked": str(len(asked)), "needed": str(task.need.of(len(asked)))}
    return page.translated(_(PROGRESS[task.kind], mapping=words))


PROGRESS = {
    TaskKind.DECISION: _("${given} of ${asked} have approved; ${needed} are needed."),
    TaskKind.OPINION: _("${given} of ${asked} opinions are given; ${needed} are needed."),
}


def _person(item: WorkItem, world: World) -> str:
    held = engine.holder(item, world)
    return people.display_name(held) if held else ""

"""Checks of time: what counts from a due date has one, and what passes has a consequence."""

from collections.abc import Iterator
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.model import Deadline
from egov.policy.core.model import Period
from egov.policy.core.model import Task
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind


LAPSES = {
    TaskKind.DECISION: {Outcome.DONE, Outcome.REJECTED},
    TaskKind.OPINION: {
        Outcome.FAVOURABLE,
        Outcome.UNFAVOURABLE,
        Outcome.ABSTAINED,
        Outcome.LAPSED,
    },
}
"""How a task can end by itself."""


def due_dates_are_there(outline: Outline, report: Report) -> None:
    """Reminders, escalations and lapses have a due date to count from."""
    for asked in outline.tasks:
        task = asked.task
        given = [key for key in ("remind", "escalate_after", "lapse") if getattr(task, key)]
        for key in given if task.due is None else ():
            report.add("E158", f"{asked.path}.{key}", name=task.id, key=key)
        if task.due and task.remind and _is_longer(task.remind, task.due):
            report.add("E159", f"{asked.path}.remind", name=task.id)


def escalations_are_whole(outline: Outline, report: Report) -> None:
    """An escalation says when and to whom, and that is somebody else."""
    for asked in outline.tasks:
        task = asked.task
        if bool(task.escalate_after) != bool(task.escalate_to):
            missing = "escalate_to" if task.escalate_after else "escalate_after"
            report.add("E160", asked.path, name=task.id, missing=missing)
        elif task.escalate_to and task.escalate_to == task.actor:
            report.add("W215", f"{asked.path}.escalate_to", name=task.id, actor=task.actor)


def lapses_fit(outline: Outline, report: Report) -> None:
    """A task lapses into an outcome it can have, which leads on."""
    for asked in outline.tasks:
        task = asked.task
        if task.lapse is None:
            continue
        words = {"name": task.id, "outcome": task.lapse}
        if task.lapse not in LAPSES[task.kind]:
            report.add("E161", f"{asked.path}.lapse", kind=task.kind, **words)
        elif not _follows(task) and not asked.state.complete:
            report.add("E162", f"{asked.path}.lapse", **words)


def deadlines_have_an_end(outline: Outline, report: Report) -> None:
    """When a deadline passes something happens, or somebody was warned."""
    for deadline in outline.procedure.deadlines:
        path = f"deadlines.{deadline.id}"
        if not deadline.silence and not deadline.warn:
            report.add("W207", path, name=deadline.id)
        if deadline.warn and _is_longer(deadline.warn, deadline.period):
            report.add("E159", f"{path}.warn", name=deadline.id)
        if bool(deadline.extension) != bool(deadline.extend):
            missing = "extend" if deadline.extension else "extension"
            report.add("E163", path, name=deadline.id, missing=missing)
        for problem in _never_silent(outline, deadline):
            words = {"name": deadline.id, "transition": deadline.silence}
            report.add("E164", f"{path}.silence", problem=problem, **words)


def nothing_stands_still_for_ever(outline: Outline, report: Report) -> None:
    """A state in which the legal clock stands still is left one day."""
    stopped = any(deadline.suspended for deadline in outline.procedure.all_deadlines)
    for state in outline.of_kind(StateKind.SUSPENDED):
        alone = any(item.automatic and item.automatic.after for item in outline.leaving(state.id))
        due = any(task.due for task in state.tasks)
        if stopped and not alone and not due:
            report.add("W208", f"states.{state.id}", name=state.id)


RULES = (
    due_dates_are_there,
    escalations_are_whole,
    lapses_fit,
    deadlines_have_an_end,
    nothing_stands_still_for_ever,
)


def _is_longer(one: Period, other: Period) -> bool:
    """Whether a period is as long as another or longer; unsure in different units."""
    return one.unit is other.unit and one.amount >= other.amount


def _follows(task: Task) -> bool:
    """Whether the lapse of a task is of consequence by itself."""
    if task.kind is TaskKind.OPINION:
        return True
    return bool(task.reject if task.lapse is Outcome.REJECTED else task.complete)


def _never_silent(outline: Outline, deadline: Deadline) -> Iterator[str]:
    """Why the transition of a deadline is never taken."""
    item = outline.transitions.get(deadline.silence)
    kinds = {outline.states[id].kind for id in item.sources if id in outline.states} if item else ()
    if deadline.suspended and kinds == {StateKind.SUSPENDED}:
        yield "in the states that it leaves the clock stands still"
    elif deadline.since == "filing" and kinds == {StateKind.DRAFT}:
        yield "it leaves the draft, where the clock does not run yet"

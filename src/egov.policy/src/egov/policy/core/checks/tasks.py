"""Checks of tasks: whom they ask can end them, and something follows."""

from egov.policy.core.checks.context import Report
from egov.policy.core.checks.expressions import told_by
from egov.policy.core.checks.expressions import uses
from egov.policy.core.checks.outline import Asked
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.truth import filed
from egov.policy.core.checks.truth import may_all_fail
from egov.policy.core.checks.ways import silences
from egov.policy.core.engine import joining
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind


def ends_leave_the_state(outline: Outline, report: Report) -> None:
    """What completes or rejects a task, or a state, is a transition from there, two of them."""
    for asked in outline.tasks:
        _ends(outline, asked.path, asked.state, asked.task, report)
    for state in outline.procedure.states:
        _ends(outline, f"states.{state.id}", state, state, report)


def its_actor_ends_it(outline: Outline, report: Report) -> None:
    """What one of a group does to end a task is that group's to do."""
    for asked in outline.tasks:
        if joining.is_joint(asked.task):
            continue
        for key in ("complete", "reject"):
            found = outline.transitions.get(getattr(asked.task, key))
            if found is None or found.actor in ("", asked.task.actor):
                continue
            words = {"name": asked.state.id, "actor": asked.task.actor, "other": found.actor}
            report.add("E115", f"{asked.path}.{key}", transition=found.id, **words)


def something_follows(outline: Outline, report: Report) -> None:
    """What people decide, or advise, has a consequence."""
    asked_for = {name for use in uses(outline) if use.found for name in use.found.names}
    for asked in outline.tasks:
        task, state = asked.task, asked.state
        if task.complete or state.complete or told_by(task) & asked_for:
            continue
        if joining.is_personal(task) and task.kind is TaskKind.DECISION:
            report.add("W209", asked.path, name=task.id)
        elif not _is_left_otherwise(outline, asked):
            words = {"name": state.id, "actor": task.actor}
            report.add("E108", f"{asked.path}.actor", **words)


def they_have_a_due_date(outline: Outline, report: Report) -> None:
    """What is asked after the filing has a due date, or the state an end of its own."""
    timed = {deadline.since for deadline in outline.procedure.all_deadlines}
    for asked in outline.tasks:
        state = asked.state
        alone = any(item.automatic and item.automatic.after for item in outline.leaving(state.id))
        if asked.task.due or alone or state.id in timed:
            continue
        if state.kind is StateKind.OPEN:
            report.add("W205", asked.path, name=state.id)


def left_out_tasks(outline: Outline, report: Report) -> None:
    """A state all of whose tasks may be left out says what is done then."""
    for state in outline.procedure.states:
        whens = [task.when for task in state.tasks]
        ends = {task.complete for task in state.tasks}
        if state.complete or (len(ends) == 1 and "" not in ends):
            continue
        alone = any(_by_itself(outline, item) for item in outline.leaving(state.id))
        if whens and not alone and may_all_fail(outline, *whens, given=filed(outline)):
            report.add("W212", f"states.{state.id}.tasks", name=state.id)


RULES = (
    ends_leave_the_state,
    its_actor_ends_it,
    something_follows,
    they_have_a_due_date,
    left_out_tasks,
)


def _ends(outline: Outline, path: str, state: State, part: Task | State, report: Report) -> None:
    for key in ("complete", "reject"):
        name = getattr(part, key)
        found = outline.transitions.get(name)
        if name and (found is None or state.id not in found.sources):
            report.add("E114", f"{path}.{key}", name=state.id, transition=name)
    if part.complete and part.complete == part.reject:
        report.add("E136", f"{path}.reject", name=state.id, transition=part.reject)


def _is_left_otherwise(outline: Outline, asked: Asked) -> bool:
    """Whether a state is left, or another of its tasks moves the case, after one has ended."""
    exits = outline.leaving(asked.state.id)
    theirs = any(item.actor == asked.task.actor for item in exits)
    others = any(task.complete for task in asked.state.tasks)
    return not exits or theirs or others or any(_by_itself(outline, item) for item in exits)


def _by_itself(outline: Outline, item: Transition) -> bool:
    return item.automatic is not None or item.id in silences(outline)

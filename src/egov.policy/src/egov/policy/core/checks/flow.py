"""Checks of the flow: states, transitions, tasks, numbers."""

from collections.abc import Iterable
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import StateKind


def begins_and_ends(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """One draft state, one final state at least."""
    drafts = [state.id for state in procedure.states if state.kind is StateKind.DRAFT]
    if not drafts:
        report.add("E101", "states")
    if len(drafts) > 1:
        report.add("E102", f"states.{drafts[1]}", names=" and ".join(drafts))
    if not any(state.kind is StateKind.FINAL for state in procedure.states):
        report.add("E103", "states")


def names_states(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Transitions lead from and to states that exist, and none leaves a final one."""
    known = {state.id: state for state in procedure.states}
    for item in procedure.transitions:
        for key, names in (("from", item.sources), ("to", (item.target,))):
            for name in names:
                if name not in known:
                    path = f"transitions.{item.id}.{key}"
                    report.add("E110", path, name=name, hint=hint(name, known))
        for name in item.sources:
            if name in known and known[name].kind is StateKind.FINAL:
                report.add("E106", f"transitions.{item.id}.from", name=name)


def reachable(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Every state can be reached, and leads to an end."""
    starts = {state.id for state in procedure.states if state.kind is StateKind.DRAFT}
    ends = {state.id for state in procedure.states if state.kind is StateKind.FINAL}
    forward = [(source, item.target) for item in procedure.transitions for source in item.sources]
    reached = _closure(starts, forward)
    ending = _closure(ends, [(target, source) for source, target in forward])
    for state in procedure.states:
        if starts and state.id not in reached:
            report.add("E104", f"states.{state.id}", name=state.id)
        elif ends and state.id not in ending:
            report.add("E105", f"states.{state.id}", name=state.id)


def waits_for_somebody(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """A state that is not final has a task, with a due date once the case is filed."""
    for state in procedure.states:
        if state.kind is StateKind.FINAL:
            continue
        if not state.tasks:
            report.add("E107", f"states.{state.id}", name=state.id)
        for task in state.tasks:
            if task.due is None and state.kind is StateKind.OPEN:
                report.add("W205", f"states.{state.id}.tasks.{task.id}", name=state.id)


def tasks_can_end(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Whom a task asks can end it; what it names leaves its state and is its actor's."""
    for state in procedure.states:
        actors = {item.actor for item in procedure.leaving(state.id)}
        for task in state.tasks:
            if actors and task.actor not in actors:
                words = {"name": state.id, "actor": task.actor}
                report.add("E108", f"states.{state.id}.tasks.{task.id}.actor", **words)
            for key in ("complete", "reject"):
                _task_end(procedure, state, task, key, report)


def ends_differ(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """What completes a task does not reject it."""
    for state in procedure.states:
        for task in state.tasks:
            if task.complete and task.complete == task.reject:
                path = f"states.{state.id}.tasks.{task.id}.reject"
                report.add("E136", path, name=state.id, transition=task.reject)


def editors_are_of_use(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """A final state is not edited, and nobody is named twice."""
    for state in procedure.states:
        path = f"states.{state.id}.edit"
        if state.edit and state.kind is StateKind.FINAL:
            report.add("E135", path, name=state.id)
        for number, name in enumerate(state.edit):
            if name in state.edit[:number]:
                report.add("E137", f"{path}.{number}", name=name)


def numbered(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Whatever leads out of the draft gives a number."""
    kinds = {state.id: state.kind for state in procedure.states}
    for item in procedure.transitions:
        leaves = any(kinds.get(source) is StateKind.DRAFT for source in item.sources)
        filed = kinds.get(item.target) is not StateKind.DRAFT
        if leaves and filed and "assign_number" not in [effect.name for effect in item.effects]:
            report.add("E119", f"transitions.{item.id}", name=item.id)


def refusals_have_reasons(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """What a task calls its rejection asks for a reason."""
    rejections = {task.reject for state in procedure.states for task in state.tasks}
    for item in procedure.transitions:
        if item.id in rejections and item.comment is not CommentRule.REQUIRED:
            report.add("W204", f"transitions.{item.id}", name=item.id)


RULES = (
    begins_and_ends,
    names_states,
    reachable,
    waits_for_somebody,
    tasks_can_end,
    ends_differ,
    editors_are_of_use,
    numbered,
    refusals_have_reasons,
)


def _task_end(procedure: Procedure, state: State, task: Task, key: str, report: Report) -> None:
    name: str = getattr(task, key)
    if not name:
        return
    path = f"states.{state.id}.tasks.{task.id}.{key}"
    found = _find(procedure.transitions, name)
    if found is None or state.id not in found.sources:
        report.add("E114", path, name=state.id, transition=name)
    elif found.actor != task.actor:
        words = {"name": state.id, "actor": task.actor, "transition": name, "other": found.actor}
        report.add("E115", path, **words)


def _find(transitions: Iterable[Transition], id: str) -> Transition | None:
    return next((item for item in transitions if item.id == id), None)


def _closure(start: set[str], steps: list[tuple[str, str]]) -> set[str]:
    reached, grows = set(start), True
    while grows:
        found = {target for source, target in steps if source in reached} - reached
        reached |= found
        grows = bool(found)
    return reached

"""Checks of the flow: it begins, ends, and every state between can be reached and left."""

from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.ways import by_people
from egov.policy.core.checks.ways import ends_of
from egov.policy.core.checks.ways import leads_to
from egov.policy.core.checks.ways import silences
from egov.policy.core.checks.ways import ways
from egov.policy.core.engine import joining
from egov.policy.core.model import State
from egov.policy.core.model import Transition
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import StateKind


def begins_and_ends(outline: Outline, report: Report) -> None:
    """One draft state, one final state at least."""
    drafts = [state.id for state in outline.of_kind(StateKind.DRAFT)]
    if not drafts:
        report.add("E101", "states")
    if len(drafts) > 1:
        report.add("E102", f"states.{drafts[1]}", names=" and ".join(drafts))
    if not any(outline.of_kind(StateKind.FINAL)):
        report.add("E103", "states")


def reachable(outline: Outline, report: Report) -> None:
    """Every state can be reached from the draft, and leads to an end."""
    following = leads_to(outline)
    starts = [state.id for state in outline.of_kind(StateKind.DRAFT)]
    ends = {state.id for state in outline.of_kind(StateKind.FINAL)}
    reached = {*starts, *(state for start in starts for state in following[start])}
    for state in outline.procedure.states:
        if starts and state.id not in reached:
            report.add("E104", f"states.{state.id}", name=state.id)
        elif ends and state.id not in ends and not following[state.id] & ends:
            report.add("E105", f"states.{state.id}", name=state.id)


def goes_forward(outline: Outline, report: Report) -> None:
    """None leaves a final state, and no filed case becomes a draft again."""
    for item in outline.procedure.transitions:
        path = f"transitions.{item.id}"
        kinds = {id: outline.states[id].kind for id in item.sources if id in outline.states}
        for name in item.sources:
            if kinds.get(name) is StateKind.FINAL:
                report.add("E106", f"{path}.from", name=name)
        target = outline.states.get(item.target)
        from_elsewhere = any(kind is not StateKind.DRAFT for kind in kinds.values())
        if target and target.kind is StateKind.DRAFT and from_elsewhere:
            report.add("E147", f"{path}.to", name=item.id)


def is_taken_at_all(outline: Outline, report: Report) -> None:
    """Something takes every transition."""
    named = silences(outline).union(*map(ends_of, outline.procedure.states))
    for item in outline.procedure.transitions:
        if not (item.actor or item.automatic or item.id in named):
            report.add("E148", f"transitions.{item.id}", name=item.id)


def waits_for_somebody(outline: Outline, report: Report) -> None:
    """A state that is not final has a task, or is left without one."""
    left_alone = {way.source for way in ways(outline) if _by_itself(outline, way.transition)}
    for state in outline.procedure.states:
        if state.kind is not StateKind.FINAL and not state.tasks and state.id not in left_alone:
            report.add("E107", f"states.{state.id}", name=state.id)


def final_states_rest(outline: Outline, report: Report) -> None:
    """Nothing is edited or asked where a case has ended."""
    for state in outline.of_kind(StateKind.FINAL):
        if state.edit:
            report.add("E135", f"states.{state.id}.edit", name=state.id)
        if state.tasks:
            report.add("E149", f"states.{state.id}.tasks", name=state.id)
    for place in outline.places:
        for change in place.field.change:
            found = outline.states.get(change.id)
            if found and found.kind is StateKind.FINAL:
                report.add("E135", f"{place.path}.change.{change.id}", name=change.id)


def refusals_have_reasons(outline: Outline, report: Report) -> None:
    """What a person does to reject a task asks for a reason."""
    rejections = {name for state in outline.procedure.states for name in _rejections(state)}
    for item in outline.procedure.transitions:
        if item.id in rejections and item.actor and item.comment is not CommentRule.REQUIRED:
            report.add("W204", f"transitions.{item.id}", name=item.id)


def actors_are_of_use(outline: Outline, report: Report) -> None:
    """What comes by itself, or from several people together, is not for one to take."""
    for item in outline.procedure.transitions:
        states = [outline.states[id] for id in item.sources if id in outline.states]
        together = states and all(item.id in joining.standing(state) for state in states)
        if item.actor and (item.automatic or together):
            report.add("E192", f"transitions.{item.id}.actor", name=item.id, actor=item.actor)


def somebody_answers(outline: Outline, report: Report) -> None:
    """Only a person can be asked for answers or a reason."""
    for item in outline.procedure.transitions:
        if by_people(outline, item):
            continue
        for key, given in (
            ("ask", bool(item.ask)),
            ("comment", item.comment is CommentRule.REQUIRED),
            ("other_than", bool(item.other_than)),
        ):
            if given:
                report.add("E150", f"transitions.{item.id}.{key}", name=item.id, key=key)


RULES = (
    begins_and_ends,
    reachable,
    goes_forward,
    is_taken_at_all,
    waits_for_somebody,
    final_states_rest,
    refusals_have_reasons,
    actors_are_of_use,
    somebody_answers,
)


def _by_itself(outline: Outline, transition: Transition) -> bool:
    return bool(transition.automatic) or transition.id in silences(outline)


def _rejections(state: State) -> set[str]:
    return {state.reject, *(task.reject for task in state.tasks)} - {""}

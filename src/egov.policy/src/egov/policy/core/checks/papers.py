"""Checks of what comes out of a case: its number, its papers, its place in the plan."""

from egov.policy.core import conditions
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.ways import silences
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind
from typing import Any


def cases_are_numbered(outline: Outline, report: Report) -> None:
    """Whatever leads out of the draft gives a number."""
    kinds = {id: state.kind for id, state in outline.states.items()}
    for item in outline.procedure.transitions:
        leaves = any(kinds.get(source) is StateKind.DRAFT for source in item.sources)
        filed = kinds.get(item.target) is not StateKind.DRAFT
        if leaves and filed and "assign_number" not in [effect.name for effect in item.effects]:
            report.add("E119", f"transitions.{item.id}", name=item.id)


def papers_hold_nobody(outline: Outline, report: Report) -> None:
    """No state is left only with a paper that is ready: one that cannot be made is no end."""
    for state in outline.procedure.states:
        exits = outline.leaving(state.id)
        if exits and all(_waits_for_paper(outline, item) for item in exits):
            report.add("E138", f"states.{state.id}", name=state.id)


def class_has_a_rule(outline: Outline, report: Report) -> None:
    """Cases are filed in a class of the plan that says how long they are kept."""
    classes = outline.context.classes
    code = outline.procedure.filing.code
    if classes is None:
        return
    if code not in classes:
        report.add("E184", "filing.class", name=code, hint=hint(code, classes))
    elif not classes[code]:
        report.add("E185", "filing.class", name=code)


RULES = (cases_are_numbered, papers_hold_nobody, class_has_a_rule)


def _waits_for_paper(outline: Outline, item: Transition) -> bool:
    if item.id in silences(outline):
        return _needs_paper(outline, item.when)
    alone = item.automatic.when if item.automatic and not item.actor else ""
    return _needs_paper(outline, item.when) or _needs_paper(outline, alone)


def _needs_paper(outline: Outline, text: str) -> bool:
    found = outline.condition(text)
    return found is not None and _is_about_paper(found.logic)


def _is_about_paper(logic: Any) -> bool:
    """Whether this can be true only when some paper is ready."""
    if not isinstance(logic, dict):
        return False
    operator, sides = next(iter(logic.items()))
    if operator == "and":
        return any(map(_is_about_paper, sides))
    if operator == "or":
        return all(map(_is_about_paper, sides))
    return bool(operator == "in" and sides[1] == {"var": conditions.DOCUMENTS_READY})

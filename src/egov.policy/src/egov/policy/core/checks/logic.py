"""Checks of what conditions amount to: none contradicts itself, none goes without saying."""

from egov.policy.core.checks.automatic import computed_of
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.expressions import uses
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.truth import always
from egov.policy.core.checks.truth import filed
from egov.policy.core.checks.truth import may_all_fail
from egov.policy.core.checks.truth import never
from egov.policy.core.checks.ways import silences
from egov.policy.core.conditions.reading import names_of
from egov.policy.core.model import State
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind


OF_CASES = ("transitions.", "states.")
"""Where conditions stand that are asked of cases, not while a form is filled."""


def conditions_can_hold(outline: Outline, report: Report) -> None:
    """No condition is false, or true, whatever is answered."""
    told = {finding.path for finding in report.findings}
    for use in uses(outline):
        if use.is_formula or use.found is None or ".columns." in use.path or use.path in told:
            continue
        given = filed(outline) if use.path.startswith(OF_CASES) else ()
        named = [outline.condition(name) for name in use.found.expanded]
        texts = [item.text for item in named if item]
        if never(outline, use.text, given=given):
            if not any(never(outline, text, given=given) for text in texts):
                report.add("E178", use.path)
        elif always(outline, use.text, given=given) and not any(
            always(outline, text, given=given) for text in texts
        ):
            report.add("W217", use.path)


def conditions_agree(outline: Outline, report: Report) -> None:
    """Two conditions that have to hold together can."""
    for at, section in enumerate(outline.procedure.sections):
        for number, field in enumerate(section.fields):
            path = f"sections.{at}.fields.{number}"
            pairs = (
                (f"{path}.visible_when", field.visible_when, section.visible_when),
                (f"{path}.required_when", field.required_when, field.visible_when),
            )
            for place, one, other in pairs:
                _agree(outline, place, one, other, report)
    for item in outline.procedure.transitions:
        if item.automatic:
            path = f"transitions.{item.id}.automatic.when"
            _agree(outline, path, item.automatic.when, item.when, report)


def conditions_are_used(outline: Outline, report: Report) -> None:
    """Every named condition is asked for."""
    used: set[str] = set()
    for use in uses(outline):
        used.update(use.found.expanded if use.found else names_of(use.text))
    for item in outline.procedure.conditions:
        if item.id not in used:
            report.add("W218", f"conditions.{item.id}", name=item.id)


def flags_are_set(outline: Outline, report: Report) -> None:
    """Every flag is set by something."""
    given = {
        str(caused.effect.parameters.get("flag"))
        for caused in outline.effects
        if caused.effect.name != "clear_flag"
    }
    for flag in outline.procedure.flags:
        if flag.id not in given:
            report.add("E180", f"flags.{flag.id}", name=flag.id)


def one_way_is_open(outline: Outline, report: Report) -> None:
    """In every state some way out is open, whatever the answers are."""
    told = {finding.path for finding in report.findings}
    for state in outline.procedure.states:
        exits = outline.leaving(state.id)
        path = f"states.{state.id}"
        if not state.tasks or path in told or _is_edited(outline, state):
            continue
        if any(_is_sure(outline, item) or _is_up_to_others(outline, item) for item in exits):
            continue
        whens = [text for item in exits if (text := _only(item))]
        if whens and may_all_fail(outline, *whens, given=_known(outline, state)):
            report.add("W224", path, name=state.id)


RULES = (
    conditions_can_hold,
    conditions_agree,
    conditions_are_used,
    flags_are_set,
    one_way_is_open,
)


def _agree(outline: Outline, path: str, one: str, other: str, report: Report) -> None:
    if not (one and other) or never(outline, one) or never(outline, other):
        return
    if never(outline, one, other):
        report.add("E178", path)


def _is_sure(outline: Outline, item: Transition) -> bool:
    """Whether nothing but time or people is needed for it."""
    if item.when:
        return False
    alone = item.automatic
    by_others = bool(item.actor) or item.id in silences(outline)
    return by_others or alone is None or not alone.when


def _is_up_to_others(outline: Outline, item: Transition) -> bool:
    """Whether what other cases book can open it."""
    totals = {id for id, field in outline.fields.items() if field.total}
    asked = outline.condition(_only(item)) if totals else None
    return asked is not None and bool((totals | computed_of(outline, totals)) & {*asked.names})


def _only(item: Transition) -> str:
    """The one condition on which it can be taken; empty if there are two."""
    alone = item.automatic.when if item.automatic and not item.actor else ""
    return "" if item.when and alone else item.when or alone


def _is_edited(outline: Outline, state: State) -> bool:
    """Whether somebody can change the answers, and so what conditions say of them."""
    changes = (change.id for place in outline.places for change in place.field.change)
    return bool(state.edit) or state.id in changes


def _known(outline: Outline, state: State) -> tuple[str, ...]:
    """What holds in a state once its tasks have ended."""
    asked = [task for task in state.tasks if not task.when]
    ended = [f"outcome:{task.id}" for task in asked]
    return (*ended, *(filed(outline) if state.kind is not StateKind.DRAFT else ()))

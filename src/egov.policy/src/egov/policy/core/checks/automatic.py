"""Checks of automatic transitions: no circle without a rest, none in the shadow of another."""

from collections.abc import Iterator
from egov.policy.core import conditions
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.expressions import told_by
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.truth import always
from egov.policy.core.checks.truth import filed
from egov.policy.core.checks.truth import together
from egov.policy.core.checks.ways import silences
from egov.policy.core.checks.ways import Way
from egov.policy.core.checks.ways import ways
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind


def no_circles(outline: Outline, report: Report) -> None:
    """No automatic transitions lead back to where they began while nobody does anything."""
    at_once = [way for way in ways(outline) if _is_at_once(way.transition)]
    told: set[frozenset[str]] = set()
    for circle in _circles(at_once):
        names = frozenset(way.transition.id for way in circle)
        if names not in told and _goes_on(outline, circle):
            told.add(names)
            way = " → ".join([*(step.source for step in circle), circle[0].source])
            report.add("E151", f"transitions.{circle[0].transition.id}.automatic", circle=way)


def none_is_in_shadow(outline: Outline, report: Report) -> None:
    """What comes first does not always hold, and two do not hold together."""
    for state in outline.procedure.states:
        first: list[Transition] = []
        for item in outline.leaving(state.id):
            if not _is_at_once(item):
                continue
            path = f"transitions.{item.id}.automatic"
            for other in first:
                words = {"name": item.id, "other": other.id, "state": state.id}
                if always(outline, _when(other)):
                    report.add("E152", path, **words)
                elif _when(item) and together(outline, _when(item), _when(other)):
                    report.add("W206", path, **words)
            first.append(item)


def one_holds(outline: Outline, report: Report) -> None:
    """A state that asks nobody is left in any case."""
    for state in outline.procedure.states:
        if state.kind is StateKind.FINAL or state.tasks:
            continue
        exits = outline.leaving(state.id)
        alone = [item for item in exits if item.automatic]
        given = filed(outline) if state.kind is not StateKind.DRAFT else ()
        surely = any(item.actor or item.id in silences(outline) for item in exits)
        if alone and not surely and not always(outline, *map(_when, alone), given=given):
            report.add("E153", f"states.{state.id}", name=state.id)


RULES = (no_circles, none_is_in_shadow, one_holds)


def computed_of(outline: Outline, names: set[str]) -> set[str]:
    """Computed fields that may change with these."""
    needs = {
        field.id: set(formula.names)
        for field in outline.fields.values()
        if (formula := outline.formula(field.formula))
    }
    found: set[str] = set()
    while new := {id for id, asked in needs.items() if asked & (names | found)} - found:
        found |= new
    return found


def _when(item: Transition) -> str:
    return item.automatic.when if item.automatic else ""


def _is_at_once(item: Transition) -> bool:
    return item.automatic is not None and not (item.automatic.after and item.automatic.after.amount)


def _circles(steps: list[Way]) -> Iterator[list[Way]]:
    """Ways that lead back to their beginning, each circle from one of its states."""
    following: dict[str, list[Way]] = {}
    for step in steps:
        following.setdefault(step.source, []).append(step)
    done: set[str] = set()
    for start in list(following):
        yield from _back_to(start, following, done)
        done.add(start)


def _back_to(start: str, following: dict[str, list[Way]], done: set[str]) -> Iterator[list[Way]]:
    """Circles through a state, one for each way out of it: the shortest."""
    for first in following[start]:
        waiting, seen = [[first]], {first.target}
        while waiting:
            path = waiting.pop(0)
            if path[-1].target == start:
                yield path
                break
            for step in following.get(path[-1].target, ()):
                if step.target not in seen | done or step.target == start:
                    seen.add(step.target)
                    waiting.append([*path, step])


def _goes_on(outline: Outline, circle: list[Way]) -> bool:
    """Whether all its conditions can hold at once, and nothing on it changes what they ask."""
    whens = [when for way in circle for when in (way.transition.when, _when(way.transition))]
    asked = {name for text in whens if (found := outline.condition(text)) for name in found.names}
    if asked & _changed(outline, circle):
        return False
    return together(outline, *whens)


def _changed(outline: Outline, circle: list[Way]) -> set[str]:
    """Facts that change on the way: answers, flags, papers, what comes of the tasks asked."""
    names = {"flags"} if _has(circle, "set_flag", "clear_flag") else set()
    if _has(circle, "issue_document"):
        names.add(conditions.DOCUMENTS_READY)
    for way in circle:
        names |= {
            str(effect.parameters.get("field"))
            for effect in way.transition.effects
            if effect.name == "set_field"
        }
        names = names.union(*map(told_by, outline.states[way.source].tasks))
    return names | computed_of(outline, names)


def _has(circle: list[Way], *names: str) -> bool:
    return any(effect.name in names for way in circle for effect in way.transition.effects)

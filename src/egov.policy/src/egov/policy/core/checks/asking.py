"""Checks of who is asked what and when: every question is put to somebody who may answer."""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import replace
from egov.policy.core.checks.attributes import ANSWERED
from egov.policy.core.checks.attributes import PERSONAL
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.outline import Place
from egov.policy.core.form import is_seen
from egov.policy.core.model import Field
from egov.policy.core.terms import StateKind


def later_fields_are_asked(outline: Outline, report: Report) -> None:
    """What is not asked when a case is opened is asked, or can be changed, later."""
    asked = {name for item in outline.procedure.transitions for name in item.ask}
    asked |= outline.set_by_effects
    open_to = (StateKind.OPEN, StateKind.SUSPENDED)
    edited = {state.id for state in outline.of_kind(*open_to) if state.edit}
    for place in outline.places:
        field = place.field
        if not place.later or field.type not in ANSWERED or field.total or field.id in asked:
            continue
        if not field.change and edited <= {*field.locked_in}:
            code = "E171" if field.required or field.required_when else "W216"
            report.add(code, place.path, name=field.id)


def what_is_asked_can_be_answered(outline: Outline, report: Report) -> None:
    """A transition asks for answers, in a state and of an actor that see the field."""
    for item in outline.procedure.transitions:
        sources = [id for id in item.sources if id in outline.states]
        for number, name in enumerate(item.ask):
            field = outline.fields.get(name)
            path = f"transitions.{item.id}.ask.{number}"
            if field is None:
                continue
            if field.type not in ANSWERED:
                report.add("E172", path, name=name, type=field.type)
            elif sources and set(sources) <= set(field.hidden_in):
                report.add("E173", path, name=name, place=f"the state {sources[0]}")
            elif sources and item.actor and not _sees(field, sources, [item.actor]):
                report.add("E173", path, name=name, place=f"the actor {item.actor}")


def who_changes_sees(outline: Outline, report: Report) -> None:
    """Nobody is let change what they do not see."""
    for place in outline.places:
        field = place.field
        for change in field.change:
            path = f"{place.path}.change.{change.id}"
            if change.id in field.hidden_in:
                report.add("E173", path, name=field.id, place=f"the state {change.id}")
            for number, actor in enumerate(change.actors):
                if not _sees(replace(field, hidden_in=()), [change.id], [actor]):
                    report.add(
                        "E173", f"{path}.{number}", name=field.id, place=f"the actor {actor}"
                    )


def required_fields_are_seen(outline: Outline, report: Report) -> None:
    """What is required is not hidden where it should be answered."""
    drafts = list(outline.of_kind(StateKind.DRAFT))
    edited = [state for state in drafts if state.edit]
    for place in outline.places:
        field = place.field
        if place.later or not _is_required(place):
            continue
        if drafts and {state.id for state in drafts} <= {*field.hidden_in}:
            report.add("E174", f"{place.path}.hidden_in", name=field.id)
        elif edited and not any(_sees(field, [state.id], state.edit) for state in edited):
            key = "see" if field.see else "see_in"
            report.add("E174", f"{place.path}.{key}", name=field.id)


def what_is_locked_can_be_filled(outline: Outline, report: Report) -> None:
    """What is closed to those who edit is open to somebody, and would be theirs otherwise."""
    for place in outline.places:
        field, changed = place.field, {change.id for change in place.field.change}
        drafts = {state.id for state in outline.of_kind(StateKind.DRAFT)} - {*field.hidden_in}
        is_asked = drafts and not place.later and _is_required(place)
        if is_asked and drafts <= {*field.locked_in} - changed:
            report.add("E280", f"{place.path}.locked_in", name=field.id)
        for number, id in enumerate(field.locked_in):
            state = outline.states.get(id)
            if state and not state.edit:
                path = f"{place.path}.locked_in.{number}"
                report.add("W281", path, name=field.id, state=id)


def who_sees_is_said_once(outline: Outline, report: Report) -> None:
    """Who sees a field in every state is not named for some of them."""
    for place in outline.places:
        for sight in place.field.see_in:
            if sight.id in place.field.see:
                path = f"{place.path}.see_in.{sight.id}"
                report.add("W282", path, name=place.field.id, actor=sight.id)


def personal_data_has_a_reason(outline: Outline, report: Report) -> None:
    """What is about a person whatever the question says why it is asked."""
    for place in outline.places:
        columns = enumerate(place.field.columns)
        inside = [(f"{place.path}.columns.{number}", column) for number, column in columns]
        for path, field in ((place.path, place.field), *inside):
            if field.type in PERSONAL and not field.personal and not place.field.personal:
                report.add("W280", path, name=field.id, type=field.type)


RULES = (
    later_fields_are_asked,
    what_is_asked_can_be_answered,
    who_changes_sees,
    required_fields_are_seen,
    what_is_locked_can_be_filled,
    who_sees_is_said_once,
    personal_data_has_a_reason,
)


def _is_required(place: Place) -> bool:
    return place.field.required or bool(place.field.required_when)


def _sees(field: Field, states: Iterable[str], actors: Collection[str]) -> bool:
    """Whether one of these actors sees the field in one of these states."""
    return any(is_seen(field, state, actors) for state in states)

"""Checks of who is asked what and when: every question is put to somebody who may answer."""

from egov.policy.core.checks.attributes import ANSWERED
from egov.policy.core.checks.attributes import PERSONAL
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.outline import Place
from egov.policy.core.terms import StateKind


def later_fields_are_asked(outline: Outline, report: Report) -> None:
    """What is not asked when a case is opened is asked, or can be changed, later."""
    asked = {name for item in outline.procedure.transitions for name in item.ask}
    asked |= {
        str(caused.effect.parameters.get("field"))
        for caused in outline.effects
        if caused.effect.name == "set_field"
    }
    open_to = (StateKind.OPEN, StateKind.SUSPENDED)
    edited = any(state.edit for state in outline.of_kind(*open_to))
    for place in outline.places:
        field = place.field
        if not place.later or field.type not in ANSWERED or field.id in asked or edited:
            continue
        if not field.change:
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
            elif item.actor and field.see and item.actor not in field.see:
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
                if field.see and actor not in field.see:
                    report.add(
                        "E173", f"{path}.{number}", name=field.id, place=f"the actor {actor}"
                    )


def required_fields_are_seen(outline: Outline, report: Report) -> None:
    """What is required is not hidden where it should be answered."""
    drafts = {state.id for state in outline.of_kind(StateKind.DRAFT)}
    openers = {name for state in outline.of_kind(StateKind.DRAFT) for name in state.edit}
    for place in outline.places:
        field = place.field
        if place.later or not _is_required(place):
            continue
        if drafts and drafts <= set(field.hidden_in):
            report.add("E174", f"{place.path}.hidden_in", name=field.id)
        elif openers and field.see and not openers & set(field.see):
            report.add("E174", f"{place.path}.see", name=field.id)


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
    personal_data_has_a_reason,
)


def _is_required(place: Place) -> bool:
    return place.field.required or bool(place.field.required_when)

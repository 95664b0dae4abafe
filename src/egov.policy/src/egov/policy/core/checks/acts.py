"""Checks of acts: what is entered has its register, its turn, and people who may look it up."""

from collections.abc import Collection
from collections.abc import Iterator
from egov.policy.core.acts.finding import PLACE
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.model import ActRule
from egov.policy.core.terms import FieldType


NAMING = frozenset(
    {FieldType.TEXT, FieldType.PERSON, FieldType.ORGANISATION, FieldType.TABLE, FieldType.COMPUTED}
)
"""Types that can name somebody."""

UNSAID = frozenset({FieldType.HEADING, FieldType.NOTE, FieldType.FILE, FieldType.REFERENCE})
"""Types that say nothing in an act."""


def register_and_entry_belong_together(outline: Outline, report: Report) -> None:
    """What enters an act has a register, and the register is fed."""
    entering = [item for item in outline.effects if item.effect.name == "enter_act"]
    if outline.procedure.act is None:
        for caused in entering:
            report.add("E270", caused.path, name=caused.transition.id)
    elif not entering:
        report.add("E271", "act", name=outline.procedure.act.register)


def order_is_right(outline: Outline, report: Report) -> None:
    """An act is entered once its answers are written, and before a paper that may show it."""
    content = outline.procedure.act.content if outline.procedure.act else ()
    for item in outline.procedure.transitions:
        names = [effect.name for effect in item.effects]
        if "enter_act" not in names:
            continue
        at = names.index("enter_act")
        path = f"transitions.{item.id}.effects.{at}"
        if "issue_document" in names[:at]:
            report.add("E272", path, name=item.id)
        for effect in item.effects[at:]:
            field = effect.parameters.get("field")
            if effect.name == "set_field" and field in content:
                report.add("E273", path, name=item.id, field=field)


def fields_can_stand_there(outline: Outline, report: Report) -> None:
    """What an act holds says something, what names people does, and its day is a day."""
    for path, name, types, wanted in _wanted(outline):
        field = outline.fields.get(name)
        if field is not None and field.type not in types:
            report.add("E140", path, name=name, type=field.type, wanted=wanted)


def somebody_may_look_it_up(outline: Outline, report: Report) -> None:
    """Who may look acts up is known by a function: there is no case to find others by."""
    for path, name in _looking_in(outline.procedure.act):
        actor = outline.actors.get(name)
        if actor is not None and not actor.function:
            report.add("E274", path, name=name)


def acts_can_be_found(outline: Outline, report: Report) -> None:
    """An act is looked for by its place or by its case."""
    for caused in outline.effects:
        given = set(caused.effect.parameters)
        if caused.effect.name == "find_act" and given not in ({"case"}, set(PLACE)):
            report.add("E275", caused.path, name=caused.transition.id)


def mentions_have_an_act(outline: Outline, report: Report) -> None:
    """A mention stands beside an act that the case finds or enters."""
    names = {item.effect.name for item in outline.effects}
    if names.isdisjoint({"find_act", "enter_act"}):
        for caused in outline.effects:
            if caused.effect.name == "add_mention":
                report.add("E276", caused.path, name=caused.transition.id)


RULES = (
    acts_can_be_found,
    mentions_have_an_act,
    register_and_entry_belong_together,
    order_is_right,
    fields_can_stand_there,
    somebody_may_look_it_up,
)


def _looking_in(act: ActRule | None) -> Iterator[tuple[str, str]]:
    """Where actors are named who are found without a case."""
    if act is None:
        return
    yield from ((f"act.consult.{number}", name) for number, name in enumerate(act.consult))
    yield from (("act.close", act.close), ("act.approve", act.approve))


def _wanted(outline: Outline) -> Iterator[tuple[str, str, Collection[FieldType], str]]:
    act = outline.procedure.act
    if act is None:
        return
    said = frozenset(FieldType) - UNSAID
    for number, name in enumerate(act.content):
        yield f"act.content.{number}", name, said, "an answer that can be printed"
    for number, name in enumerate(act.names):
        yield f"act.names.{number}", name, NAMING, "a text, a person, an organisation or a table"
    yield "act.day", act.day, {FieldType.DATE}, "of the type date"

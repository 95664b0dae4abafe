"""What corresponds to what, and what a person has to say."""

from ..engine.making import procedure
from ..engine.making import state
from ..engine.making import take
from dataclasses import replace
from egov.policy.core.migration import Correspondence
from egov.policy.core.migration import left_out
from egov.policy.core.migration import problems
from egov.policy.core.migration import proposed
from egov.policy.core.migration import targets_of_field
from egov.policy.core.migration import targets_of_state
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind

import pytest


def options(*ids):
    return tuple(Option(id, Text()) for id in ids)


COLOUR = Field("colour", FieldType.CHOICE, Text(), options=options("red", "blue"))
REMARK = Field("remark", FieldType.TEXT, Text())
FRANCS = Field("price", FieldType.MONEY, Text(), currency="BIF")
WORKS = Field("works", FieldType.TABLE, Text(), columns=(FRANCS,))
TITLE = Field("intro", FieldType.HEADING, Text())
OLD = procedure(
    state("check"),
    state("wait", kind=StateKind.SUSPENDED),
    take("pause", "check", "wait", "clerk"),
    fields=(COLOUR, REMARK, TITLE),
)


def later(*states, fields=()):
    return replace(procedure(*states, fields=fields), version=2)


NEW = later(state("look"), fields=(Field("note", FieldType.LONG_TEXT, Text()),))


def test_what_has_kept_its_id_corresponds_to_itself():
    found = proposed(OLD, later(state("check"), state("wait"), fields=(COLOUR,)))
    assert found.states == {"draft": "draft", "check": "check", "wait": "wait"}
    assert found.fields["colour"] == "colour"
    assert not {"remark", "intro"} & found.fields.keys()


def test_a_person_says_what_becomes_of_what_is_gone():
    asked = left_out(OLD, NEW)
    assert [item.id for item in asked.states] == ["check", "wait"]
    assert [item.id for item in asked.fields] == ["colour", "remark"]


def test_a_draft_stays_a_draft_and_nothing_goes_to_the_end():
    check, draft = OLD.state("check"), OLD.initial
    assert [item.id for item in targets_of_state(NEW, check)] == ["look"]
    assert [item.id for item in targets_of_state(NEW, draft)] == ["draft"]


@pytest.mark.parametrize(
    ("field", "target", "good"),
    [
        (REMARK, Field("note", FieldType.LONG_TEXT, Text()), True),
        (Field("size", FieldType.INTEGER, Text()), Field("area", FieldType.DECIMAL, Text()), True),
        (Field("area", FieldType.DECIMAL, Text()), Field("size", FieldType.INTEGER, Text()), False),
        (Field("note", FieldType.LONG_TEXT, Text()), REMARK, False),
        (COLOUR, replace(COLOUR, id="tint", options=options("red", "blue", "green")), True),
        (COLOUR, replace(COLOUR, id="tint", options=options("red")), False),
        (FRANCS, replace(FRANCS, id="cost"), True),
        (FRANCS, replace(FRANCS, id="cost", currency="USD"), False),
        (WORKS, replace(WORKS, id="jobs", columns=(FRANCS, REMARK)), True),
        (WORKS, replace(WORKS, id="jobs", columns=(replace(FRANCS, currency="USD"),)), False),
        (WORKS, replace(WORKS, id="jobs", columns=(replace(REMARK, id="price"),)), False),
    ],
)
def test_a_field_takes_answers_that_are_as_good_in_it(field, target, good):
    old, new = procedure(state("check"), fields=(field,)), later(state("check"), fields=(target,))
    assert [item.id for item in targets_of_field(old, new, field)] == [target.id] * good


def test_a_field_that_keeps_its_own_answers_takes_no_others():
    other = replace(REMARK, id="hint")
    old, new = procedure(state("check"), fields=(REMARK, other)), later(state("a"), fields=(other,))
    assert targets_of_field(old, new, REMARK) == ()


GOOD = Correspondence(
    {"draft": "draft", "check": "look", "wait": "look"},
    {**proposed(OLD, NEW).fields, "colour": None, "remark": "note"},
)

WRONG = {
    "nothing said": (proposed(OLD, NEW), ["states.check.required", "fields.colour.required"]),
    "no such state": (
        replace(GOOD, states={**GOOD.states, "check": "nowhere"}),
        ["states.check.unknown"],
    ),
    "to the end": (
        replace(GOOD, states={**GOOD.states, "check": "closed"}),
        ["states.check.unknown"],
    ),
    "back to the draft": (
        replace(GOOD, states={**GOOD.states, "check": "draft"}),
        ["states.check.unknown"],
    ),
    "another type": (
        replace(GOOD, fields={**GOOD.fields, "colour": "note", "remark": None}),
        ["fields.colour.unknown"],
    ),
    "two in one": (
        replace(GOOD, fields={**GOOD.fields, "amount": "note"}),
        ["fields.remark.duplicate"],
    ),
    "a field that never was": (
        replace(GOOD, fields={**GOOD.fields, "shape": None}),
        ["fields.shape.unknown"],
    ),
    "a state that never was": (
        replace(GOOD, states={**GOOD.states, "limbo": "look"}),
        ["states.limbo.unknown"],
    ),
}


@pytest.mark.parametrize(("said", "expected"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place(said, expected):
    found = [f"{item.field}.{item.code}" for item in problems(OLD, NEW, said, {"check"})]
    assert set(expected) <= set(found)


def test_a_state_in_which_there_are_no_cases_may_stay_undecided():
    said = replace(GOOD, states={"draft": "draft", "check": "look"})
    assert list(problems(OLD, NEW, said, {"check"})) == []
    assert [item.field for item in problems(OLD, NEW, said, {"wait"})] == ["states.wait"]


def test_what_keeps_its_id_is_no_other_thing():
    said = replace(GOOD, fields={**GOOD.fields, "amount": None})
    assert [f"{item.field}.{item.code}" for item in problems(OLD, NEW, said, ())] == [
        "fields.amount.kept"
    ]

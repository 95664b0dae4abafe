"""A runner that let a wrong walk pass would prove nothing: every expectation is made wrong here.

Each key of each expectation of the tests below is changed, each refusal left out or added;
the test must fail at that step and say so there.
"""

from dataclasses import fields
from dataclasses import replace
from egov.policy.core.model import Expectation
from egov.policy.core.rehearsal import play

import pytest


LISTS = ("waiting_for", "people", "tasks", "flags", "documents", "offered", "effects", "messages")
MAPS = ("fields", "due", "fees", "outcomes")


def wrong_values(key, value):
    """Values of a key of an expectation that are not so, each with its place."""
    if key == "state":
        yield f"expect.{key}", "elsewhere"
    elif key == "act":
        yield f"expect.{key}", value + 1
    elif key == "alert":
        yield f"expect.{key}", not value
    elif key in LISTS:
        yield f"expect.{key}", (*value, "somebody_else")
        if value:
            yield f"expect.{key}", value[1:]
    else:
        for id in value:
            yield f"expect.{key}.{id}", {**value, id: "something else"}


def is_said(value):
    return value is not None and value != "" and value != {}


def wrong_steps(step):
    """A step with something else in it, each with the place at which that must be found."""
    if step.refused:
        yield "do", replace(step, refused="")
        yield "refused", replace(step, refused="another_reason")
    elif step.do:
        yield "refused", replace(step, refused="not_allowed")
    for item in fields(Expectation) if step.expect else ():
        value = getattr(step.expect, item.name)
        if is_said(value):
            for place, wrong in wrong_values(item.name, value):
                yield place, replace(step, expect=replace(step.expect, **{item.name: wrong}))


def wrong_tests(test):
    for number, step in enumerate(test.steps):
        for place, wrong in wrong_steps(step):
            steps = (*test.steps[:number], wrong, *test.steps[number + 1 :])
            yield number, place, replace(test, steps=steps)


@pytest.mark.parametrize("name", ["leave", "residence"])
def test_what_is_wrong_is_found_at_its_step_and_place(name, request):
    procedure = request.getfixturevalue(name).procedure
    tried = set()
    for test in procedure.tests:
        assert play(procedure, test).passed
        for number, place, wrong in wrong_tests(test):
            failures = play(procedure, wrong).failures
            assert [(item.step, item.place) for item in failures] == [(number, place)]
            tried.add(place.split(".")[1] if place.startswith("expect.") else place)
    assert tried >= {"do", "refused", "state", "waiting_for", "tasks", "documents", "due"}


def test_every_key_of_an_expectation_is_made_wrong(leave):
    keys = {
        item.name
        for test in leave.procedure.tests
        for step in test.steps
        for item in fields(Expectation)
        if step.expect and is_said(getattr(step.expect, item.name))
    }
    assert keys == {item.name for item in fields(Expectation)}


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("edit: [agent]", "edit: [chief]", 0),
        ("required_when: days > 10", "required_when: days > 12", 1),
        ("set_flag: {flag: long}", "clear_flag: {flag: long}", 2),
        ("need: all", "need: any", 3),
        ("due: 2 working days", "due: 3 working days", 2),
        ("legal_delay: 10 working days", "legal_delay: 10 days", 2),
        ("lapse: done", "lapse: rejected", 4),
        ("allow: [delegate]", "allow: [add]", 5),
        ("when: days < 20", "when: days < 10", 7),
        ("{enter_act: {}}, ", "", 7),
        (", {issue_document: {document: decision}}", "", 7),
    ],
)
def test_a_change_of_the_definition_is_found_at_the_step_where_it_shows(edited, old, new, step):
    procedure = edited((old, new)).procedure
    (test,) = procedure.tests
    assert {item.step for item in play(procedure, test).failures} == {step}

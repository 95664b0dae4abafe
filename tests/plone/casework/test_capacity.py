"""Each act of the office says in the journal in what capacity it was done."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import journal
from egov.policy import people
from egov.policy.core.terms import Outcome
from pathlib import Path

import pytest


HEARING = Path(__file__).with_name("hearing.yaml")
SUBSTITUTE = "agent.nyakabiga"


@pytest.fixture
def acts(portal, as_user, answers):
    """``acts(user)``: what a person does with a case of Bwiza; the journal's data by action."""

    def acts(user: str) -> dict:
        with as_user(portal, user):
            case = casework.open_case("attestation-residence", "bwiza", answers)
            casework.update_case(case, {"surname": "Bukuru"})
            casework.claim(case, case.open_tasks[0].id)
            casework.release(case, case.open_tasks[0].id)
            casework.perform(case, "submit")
        return {entry.action: entry.data for entry in journal.entries(case)}

    return acts


ACTIONS = {"opened", "fields_changed", "task_claimed", "task_released", "transition"}


def _said(found: dict) -> set:
    return {(data["capacity"], tuple(data["substitute_for"])) for data in found.values()}


def test_a_holder_acts_in_the_function(acts):
    found = acts("agent.bwiza")
    assert set(found) == ACTIONS
    assert _said(found) == {("bwiza.clerk", ())}


def test_a_substitute_acts_for_who_lent_the_function(acts):
    today = clock.today()
    people.assign(SUBSTITUTE, "clerk", "bwiza", today, today, substitute_for="agent.bwiza")
    found = acts(SUBSTITUTE)
    assert set(found) == ACTIONS
    assert _said(found) == {("bwiza.clerk", ("agent.bwiza",))}


def test_who_holds_the_function_as_well_acts_for_nobody(acts):
    today = clock.today()
    people.assign(SUBSTITUTE, "clerk", "bwiza", today, today, substitute_for="agent.bwiza")
    people.assign(SUBSTITUTE, "clerk", "bwiza", today)
    assert _said(acts(SUBSTITUTE)) == {("bwiza.clerk", ())}


def test_who_gives_an_opinion_that_brings_a_case_on_acts_as_who_was_asked(
    portal, as_user, hold_hearing
):
    text = HEARING.read_text("utf-8")
    edits = (
        ("resume: {actor: clerk,", "resume: {actor: chief, kind: opinion,"),
        ("to: hearing, actor: clerk}", "to: hearing}"),
    )
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    case = hold_hearing(portal, text)
    with as_user(portal, "agent.bwiza"):
        casework.perform(case, "suspend", "Absent")
    with as_user(portal, "chef.bwiza"):
        casework.complete(case, case.open_tasks[0].id, Outcome.FAVOURABLE)
    step = cases.situation_of(case).steps[-1]
    assert (step.transition, step.by, step.actor) == ("go_on", "chef.bwiza", "chief")

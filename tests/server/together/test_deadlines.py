"""A deadline that fires while somebody decides: the round of one process, people before others."""

from functools import partial

import pytest


pytestmark = pytest.mark.server

PASSED = "2026-03-20"
"""A day on which both deadlines are over."""

ANSWER = {"finding": "founded", "answer_text": "La pompe est réparée."}


@pytest.fixture
def overdue(at, beside):
    """``overdue(make)``: the one case that waits for a round, on the day its deadline is over."""

    def wait(make):
        at(PASSED)
        beside("round")
        at("2026-03-02")
        case = make()
        at(PASSED)
        return case

    return wait


@pytest.fixture
def complaint(here, overdue):
    """A complaint that passes to the superior, unless the officer answers."""

    def make():
        clerk = here("agent.bwiza")
        fields = {"topic": "water", "what_happened": "La fontaine est à sec.", "anonymous": True}
        case = clerk.open("plainte", "bwiza", **fields)
        clerk.decide(case, "submit")
        return case

    return overdue(make)


@pytest.fixture
def quotations(here, overdue, file_quotations):
    """A request for quotations that goes on without the opinion it waits for."""

    def make():
        case = file_quotations(estimate=45000000)
        here("comptable").post(f"{case}/@tasks/credit-1/complete")
        here("administrateur").post(f"{case}/@tasks/authorise-1/complete")
        return case

    return overdue(make)


def test_two_rounds_and_an_answer_are_one_silence_and_the_officer_is_told(
    here, there, meet, beside, process, complaint
):
    command, round, late = meet(
        partial(process().run, "tick"),
        partial(beside, "round"),
        there("courrier").will(f"{complaint}/@workflow/answer", fields=ANSWER),
    )
    assert (command.returncode, command.stdout) == (0, "1 cases were looked at.\n"), command.stderr
    assert round == 1
    assert (late.status_code, late.json()["state"]) == (409, "superior")
    assert "maintenant «\xa0Chez le supérieur\xa0»" in late.json()["message"]
    officer = here("courrier")
    assert officer.steps(complaint) == ["submit", "pass_up"]
    assert officer.get(complaint)["fields"].get("finding") is None


def test_an_answer_given_first_leaves_the_round_nothing_to_do(here, meet, beside, complaint):
    answer, round = meet(
        here("courrier").will(f"{complaint}/@workflow/answer", fields=ANSWER),
        partial(beside, "round"),
    )
    assert (answer.status_code, round) == (200, 1), answer.text
    officer = here("courrier")
    assert officer.steps(complaint) == ["submit", "answer"]
    assert officer.get(complaint)["flags"] == []


def test_an_opinion_that_has_lapsed_is_not_given_and_what_follows_comes_once(
    here, there, meet, beside, quotations
):
    round, late = meet(
        partial(beside, "round"),
        there("controle").will(f"{quotations}/@tasks/control-1/opinion", outcome="unfavourable"),
    )
    assert (round, late.status_code, late.json()["state"]) == (1, 409, "published"), late.text
    officer = here("marches")
    assert officer.ends(quotations)["control-1"] == ("lapsed", "")
    assert officer.steps(quotations) == ["submit", "publish"]
    assert len(officer.numbers(quotations)) == 1


def test_an_opinion_given_first_does_not_lapse(here, meet, beside, quotations):
    given, round = meet(
        here("controle").will(f"{quotations}/@tasks/control-1/opinion", outcome="unfavourable"),
        partial(beside, "round"),
    )
    assert (given.status_code, round) == (200, 1), given.text
    officer = here("marches")
    assert officer.ends(quotations)["control-1"] == ("unfavourable", "controle")
    assert officer.steps(quotations) == ["submit", "publish"]
    assert len(officer.numbers(quotations)) == 1

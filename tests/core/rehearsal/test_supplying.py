"""Who hands in a file: an answer that is one is up to whom every answer is up to, in each state."""

from egov.policy.core import engine
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.model import Text
from egov.policy.core.reader import read
from egov.policy.core.rehearsal import Stage
from egov.policy.core.rehearsal.playing import attempt
from pathlib import Path

import pytest


RENEWAL = Path(__file__).parents[2] / "plone" / "renewal.yaml"

ASKED = ("ask: [fee, opinion]", "ask: [fee, opinion, permit]")
PROOF = ("states:\n", "pieces:\n  - {id: proof, title: {fr: Preuve, en: Proof}}\n\nstates:\n")
KEPT = (
    "        locked_in: [draft]\n        change: {draft: [chief], review: [clerk]}\n",
    "        see_in: {clerk: [review], chief: [draft]}\n        change: {draft: [chief]}\n",
)
NEEDS_IT = ("    comment: none\n    ask:", "    comment: none\n    when: permit\n    ask:")


@pytest.fixture
def stage():
    """``stage(KEPT, …)``: a renewal that the clerk has opened, its definition changed so."""

    def make(*changes):
        text = RENEWAL.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        made = Stage(read(text), Test("supplying", Text(), ()))
        assert attempt(made, TestStep("clerk", "open", fill={"surname": "Nkurunziza"})) == ()
        return made

    return make


def hands_in(stage, who, *pieces):
    """Why somebody may not hand these in; empty if they did."""
    refused = attempt(stage, TestStep(who, "save", supply=pieces))
    return refused[0] if refused else ""


def test_a_file_is_handed_in_by_whom_its_field_is_up_to_in_the_state(stage):
    case = stage()
    assert hands_in(case, "clerk", "permit") == "permit.not_editable"
    assert hands_in(case, "chief", "permit") == ""
    assert attempt(case, TestStep("clerk", "submit")) == ()
    assert hands_in(case, "clerk", "permit") == ""
    assert "permit" not in up_to(case, "chief")


def up_to(stage, who):
    """What is up to a person."""
    known = stage.procedure, stage.situation, stage.person(who), stage.world
    return engine.suppliable(*known)


def test_what_a_decision_asks_for_is_up_to_whose_decision_it_is(stage):
    case = stage(ASKED)
    attempt(case, TestStep("clerk", "submit"))
    assert "permit" in up_to(case, "chief")
    assert attempt(case, TestStep("chief 2", "claim")) == ()
    assert "permit" not in up_to(case, "chief"), "it is a colleague's now"
    assert "permit" in up_to(case, "chief 2")


def test_a_decision_that_waits_for_the_file_it_asks_for_is_taken_with_it(stage):
    case = stage(ASKED, NEEDS_IT)
    attempt(case, TestStep("clerk", "submit"))
    grant = TestStep("chief", "grant", fill={"fee": 1})
    assert attempt(case, grant) == ("condition",)
    with_file = TestStep("chief", "grant", fill={"fee": 1}, supply=("permit",))
    assert attempt(case, with_file) == ()


def test_of_a_field_that_is_kept_from_somebody_they_are_told_nothing(stage):
    assert hands_in(stage(KEPT), "clerk", "permit") == "piece.unknown"


def test_pieces_are_up_to_who_edits_and_to_who_is_asked(stage):
    case = stage(PROOF)
    assert hands_in(case, "chief", "proof") == "proof.not_editable"
    assert hands_in(case, "clerk", "proof") == ""
    attempt(case, TestStep("clerk", "submit"))
    assert (up_to(case, "clerk"), up_to(case, "chief")) == ({"permit"}, {"proof"})


def test_whose_turn_it_is_not_is_told_so_and_nothing_comes_into_a_closed_case(stage):
    case = stage(PROOF)
    attempt(case, TestStep("clerk", "submit"))
    assert hands_in(case, "stranger", "proof") == "not_allowed"
    attempt(case, TestStep("chief", "grant", fill={"fee": 1}))
    assert hands_in(case, "clerk", "permit") == "closed"
    assert up_to(case, "chief") == frozenset()

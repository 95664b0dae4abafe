"""The main job, step by step, by the people who do it."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import journal
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from plone import api

import pytest


def test_a_draft_has_no_number_and_a_task_for_the_clerk(draft):
    assert draft.reference == ""
    assert cases.state_of(draft).id == "draft"
    assert [task.principal for task in draft.open_tasks] == ["bwiza.clerk"]


def test_a_draft_keeps_the_answers_in_their_own_types(draft):
    assert cases.values(draft)["birth_date"].isoformat() == "1993-03-12"
    assert draft.title == "Niyonkuru Aline"


def test_filing_gives_the_next_number_without_a_gap(portal, open_filed, filed):
    second = open_filed(portal)
    first_number, second_number = (int(case.reference[-5:]) for case in (filed, second))
    assert second_number == first_number + 1


def test_filing_starts_the_legal_delay_in_working_days(filed):
    assert filed.filed_on is not None
    assert filed.legal_due > filed.filed_on.date()


def test_filing_is_refused_while_a_required_answer_is_missing(portal, as_user):
    with as_user(portal, "agent.bwiza"):
        case = casework.open_case("attestation-residence", "bwiza", {"surname": "Niyonzima"})
        with pytest.raises(InvalidValues) as caught:
            casework.perform(case, "submit")
    named = {problem.field for problem in caught.value.problems}
    assert {"sex", "birth_date", "witness1_name"} <= named
    assert case.reference == ""


def test_filing_is_refused_while_a_required_piece_is_missing(portal, as_user, answers, card):
    with as_user(portal, "agent.bwiza"):
        case = casework.open_case("attestation-residence", "bwiza", {**answers, **card})
        with pytest.raises(InvalidValues) as caught:
            casework.perform(case, "submit")
    assert [problem.field for problem in caught.value.problems] == ["identity_card"]


def test_only_the_actor_decides(portal, as_user, filed):
    for stranger in ("chef.bwiza", "agent.nyakabiga", "archiviste", "administrateur"):
        with as_user(portal, stranger), pytest.raises(NotAllowed):
            casework.perform(filed, "approve")


def test_a_manager_decides_nothing(portal, filed):
    with api.env.adopt_roles(["Manager"]), pytest.raises(NotAllowed):
        casework.perform(filed, "approve")


def test_a_decision_taken_twice_tells_who_was_first(portal, as_user, filed):
    with as_user(portal, "agent.bwiza"):
        casework.perform(filed, "approve")
        with pytest.raises(StateConflict) as caught:
            casework.perform(filed, "approve")
    assert caught.value.details["state"] == "signature"
    assert caught.value.details["by"] == "agent.bwiza"


def test_returning_needs_a_reason(portal, as_user, filed):
    with as_user(portal, "agent.bwiza"):
        with pytest.raises(InvalidValues) as caught:
            casework.perform(filed, "return_for_completion", "  ")
        assert [problem.field for problem in caught.value.problems] == ["comment"]
        casework.perform(filed, "return_for_completion", "Il manque un témoin.")
        assert casework.may_edit(filed)
        casework.perform(filed, "resubmit")
    assert cases.state_of(filed).id == "verification"


def test_a_claimed_task_is_left_to_who_claimed_it(portal, as_user, filed):
    with as_user(portal, "agent.bwiza"):
        casework.claim(filed, filed.open_tasks[0].id)
        assert casework.counts()["mine"] == 1
    assert filed.open_tasks[0].holder == "agent.bwiza"


def test_signing_issues_the_paper_and_hands_the_case_back(portal, as_user, filed):
    with as_user(portal, "agent.bwiza"):
        casework.perform(filed, "approve")
    with as_user(portal, "chef.bwiza"):
        casework.perform(filed, "sign")
    assert cases.state_of(filed).id == "issued"
    assert len(filed.objectIds()) == 1
    with as_user(portal, "agent.bwiza"), pytest.raises(StateConflict):
        casework.perform(filed, "hand_over")


def test_every_step_is_in_the_journal(portal, as_user, filed):
    with as_user(portal, "agent.bwiza"):
        casework.perform(filed, "approve", "Complet.")
    actions = [entry.action for entry in journal.entries(filed)]
    assert actions == ["opened", "transition", "transition"]
    assert journal.verify(filed).ok


@pytest.mark.parametrize(
    ("procedure", "unit", "field"),
    [
        ("no-such", "bwiza", "procedure"),
        ("attestation-residence", "nowhere", "unit"),
        ("attestation-residence", "mukaza", "unit"),
    ],
)
def test_what_cannot_be_opened_is_named(portal, as_user, answers, procedure, unit, field):
    with as_user(portal, "agent.bwiza"), pytest.raises(InvalidValues) as caught:
        casework.open_case(procedure, unit, answers)
    assert [problem.field for problem in caught.value.problems] == [field]


def test_a_case_is_not_opened_at_a_colleagues_unit(portal, as_user, answers):
    with as_user(portal, "agent.bwiza"), pytest.raises(NotAllowed):
        casework.open_case("attestation-residence", "nyakabiga", answers)


def test_the_inbox_shows_what_waits_for_ones_functions(portal, as_user, filed):
    with as_user(portal, "agent.bwiza"):
        rows = casework.inbox().rows
        assert [row["reference"] for row in rows] == [filed.reference]
    for stranger in ("chef.bwiza", "agent.nyakabiga", "archiviste"):
        with as_user(portal, stranger):
            assert casework.inbox().total == 0


def test_the_pages_of_the_inbox_follow_each_other(portal, as_user, open_filed):
    made = [open_filed(portal).reference for _ in range(5)]
    with as_user(portal, "agent.bwiza"):
        pages = [casework.inbox(start=start, size=2) for start in (0, 2, 4, 6)]
    assert [len(page.rows) for page in pages] == [2, 2, 1, 0]
    assert {page.total for page in pages} == {5}
    assert [row["reference"] for page in pages for row in page.rows] == made

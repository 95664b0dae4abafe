"""Votes and opinions: who is asked, what stands once enough have answered, and what is kept."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import journal
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import Outcome
from plone import api

import pytest


CHIEFS = ("agent.nyakabiga", "chef.bwiza")


def _open(case):
    return {(item.task, item.holder or item.principal) for item in case.open_tasks}


def _actions(case):
    return [entry.action for entry in journal.entries(case)]


def test_each_of_those_who_vote_is_asked(hearing):
    assert _open(hearing) == {("vote", user) for user in CHIEFS}


def test_the_decision_follows_from_the_last_vote_and_names_nobody(portal, hearing, end):
    end(portal, hearing, "chef.bwiza", "done", "Limites claires.")
    assert cases.state_of(hearing).id == "hearing"
    end(portal, hearing, "agent.nyakabiga", "done")
    assert cases.state_of(hearing).id == "decision"
    assert cases.last_decision(hearing)["actor"] is None
    *_, voted, decided = journal.entries(hearing)
    assert (voted.action, voted.actor) == ("task_ended", "agent.nyakabiga")
    assert (decided.action, decided.actor) == ("transition", "system")
    assert (decided.data["transition"], decided.data["cause"]) == ("agree", "tasks")
    assert [item["principal"] for item in decided.data["asked"]] == [
        "mukaza.communal-administrator"
    ]
    assert journal.verify(hearing).ok


def test_one_no_is_enough_where_all_must_agree(portal, hearing, end):
    end(portal, hearing, "chef.bwiza", "rejected")
    assert cases.state_of(hearing).id == "refused"
    outcomes = {item.holder: str(item.outcome) for item in hearing.tasks if item.task == "vote"}
    assert outcomes == {"chef.bwiza": "rejected", "agent.nyakabiga": "cancelled"}
    assert hearing.closed_on is not None


def test_an_opinion_binds_nobody(portal, hold_hearing, end):
    case = hold_hearing(portal, expert="administrateur")
    assert ("advise", "user:administrateur") in _open(case)
    end(portal, case, "administrateur", "unfavourable", "Terrain inondable.")
    for user in CHIEFS:
        end(portal, case, user, "done")
    assert cases.state_of(case).id == "decision"


@pytest.mark.parametrize("user", ["chef.bwiza", "agent.bwiza", "administrateur"])
def test_nobody_votes_twice_or_for_others(portal, as_user, hearing, end, user):
    end(portal, hearing, "chef.bwiza", "done")
    (other,) = hearing.open_tasks
    with as_user(portal, user), pytest.raises(NotAllowed):
        casework.complete(hearing, other.id, Outcome.DONE)


def test_what_the_votes_take_is_taken_by_nobody_alone(portal, as_user, hearing):
    tool = api.portal.get_tool("portal_workflow")
    with as_user(portal, "chef.bwiza"):
        assert [choice.transition.id for choice in casework.choices(hearing)] == []
        assert tool.getInfoFor(hearing, "review_state") == "hearing"
        with pytest.raises(StateConflict) as caught:
            casework.perform(hearing, "agree")
    assert caught.value.reason == "together"


def test_a_vote_that_is_delegated_is_the_vote_of_another(portal, as_user, hearing, end):
    (item,) = (item for item in hearing.open_tasks if item.holder == "chef.bwiza")
    with as_user(portal, "chef.bwiza"):
        casework.delegate(hearing, item.id, "archiviste", "En congé.")
    assert ("vote", "user:archiviste") in _open(hearing)
    end(portal, hearing, "archiviste", "done")
    end(portal, hearing, "agent.nyakabiga", "done")
    assert cases.state_of(hearing).id == "decision"
    assert "task_delegated" in _actions(hearing)


def test_only_the_supervisor_gives_a_vote_to_another(portal, as_user, hearing):
    (item,) = (item for item in hearing.open_tasks if item.holder == "chef.bwiza")
    with as_user(portal, "agent.bwiza"), pytest.raises(NotAllowed):
        casework.reassign(hearing, item.id, "archiviste")
    with as_user(portal, "administrateur"):
        casework.reassign(hearing, item.id, "archiviste")
    assert ("vote", "user:archiviste") in _open(hearing)


def test_a_voice_that_is_added_counts(portal, as_user, hearing, end):
    (own,) = (item for item in hearing.open_tasks if item.holder == "chef.bwiza")
    with as_user(portal, "chef.bwiza"):
        casework.add(hearing, own.id, "user:archiviste")
    for user in CHIEFS:
        end(portal, hearing, user, "done")
    assert _open(hearing) == {("vote", "user:archiviste")}
    end(portal, hearing, "archiviste", "rejected")
    assert cases.state_of(hearing).id == "refused"
    assert "task_added" in _actions(hearing)


def test_a_vote_is_skipped_with_a_reason(portal, as_user, hearing, end):
    end(portal, hearing, "chef.bwiza", "done")
    (left,) = hearing.open_tasks
    with as_user(portal, "administrateur"):
        with pytest.raises(InvalidValues) as caught:
            casework.skip(hearing, left.id, " ")
        casework.skip(hearing, left.id, "Hospitalisé.")
    assert [problem.field for problem in caught.value.problems] == ["comment"]
    assert cases.state_of(hearing).id == "decision"


def test_a_vote_is_asked_for_again_with_a_reason(portal, as_user, hearing, end):
    end(portal, hearing, "chef.bwiza", "done")
    ended = next(item for item in hearing.tasks if item.ended_by == "chef.bwiza")
    with as_user(portal, "administrateur"):
        casework.redo(hearing, ended.id, "Pièce nouvelle.")
    assert _open(hearing) == {("vote", user) for user in CHIEFS}
    assert _actions(hearing)[-1] == "task_redone"


def test_leaving_by_another_way_cancels_the_votes(portal, as_user, hearing):
    with as_user(portal, "agent.bwiza"):
        casework.perform(hearing, "suspend", "Expertise demandée.")
    assert {str(item.outcome) for item in hearing.tasks if item.task == "vote"} == {"cancelled"}
    assert (hearing.flags, "flags_changed" in _actions(hearing)) == (("disputed",), True)


def test_what_a_decision_asks_must_be_answered_with_it(portal, as_user, hearing, end):
    for user in CHIEFS:
        end(portal, hearing, user, "done")
    with as_user(portal, "administrateur"):
        casework.perform(hearing, "close", given={"verdict": "Borne déplacée."})
    assert cases.values(hearing)["verdict"] == "Borne déplacée."
    assert cases.state_of(hearing).id == "closed"
    assert _actions(hearing)[-3:] == ["fields_changed", "transition", "record_declared"]


def test_what_a_decision_does_not_ask_is_refused_with_it(portal, as_user, hearing, end):
    for user in CHIEFS:
        end(portal, hearing, user, "done")
    with as_user(portal, "administrateur"), pytest.raises(InvalidValues, match="not_editable"):
        casework.perform(hearing, "close", given={"about": "Autre chose"})

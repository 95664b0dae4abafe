"""The queues of a person: mine, my unit's, what is lent to me; who reads a case they had."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy.core.errors import InvalidValues
from plone import api

import pytest


def _references(portal, as_user, user, queue):
    with as_user(portal, user):
        return [row["reference"] for row in casework.inbox(queue).rows]


def test_a_vote_of_ones_own_is_mine_and_the_units(portal, as_user, hearing):
    for queue in ("mine", "unit"):
        assert _references(portal, as_user, "chef.bwiza", queue) == [hearing.reference]
    assert _references(portal, as_user, "chef.bwiza", "substitute") == []


def test_the_row_shows_the_task_of_who_looks(portal, as_user, hold_hearing):
    hold_hearing(portal, expert="archiviste")
    shown = {}
    for user in ("chef.bwiza", "archiviste"):
        with as_user(portal, user):
            (row,) = casework.inbox("mine").rows
        shown[user] = (row["task"], row["claimed_by"] or row["group"])
    assert shown == {
        "chef.bwiza": ("vote", "chef.bwiza"),
        "archiviste": ("advise", "user:archiviste"),
    }


def test_all_open_tasks_of_a_case_are_in_its_row(portal, as_user, hold_hearing):
    case = hold_hearing(portal, expert="archiviste")
    (brain,) = portal.portal_catalog.unrestrictedSearchResults(UID=case.UID())
    assert [item["task"] for item in brain.case_row["open"]] == ["vote", "vote", "advise"]
    assert brain.case_row["task"] == "vote"


def test_a_substitute_has_a_queue_for_what_is_lent(portal, as_user, hearing, at):
    today = clock.today()
    people.assign("archiviste", "zone-chief", "bwiza", today, today, substitute_for="chef.bwiza")
    assert _references(portal, as_user, "archiviste", "substitute") == [hearing.reference]
    at("2026-03-03")
    assert _references(portal, as_user, "archiviste", "substitute") == []


@pytest.fixture
def sees(portal):
    """``sees("archiviste")``: whether the catalogue shows that person the case."""

    def seen(user: str) -> bool:
        with api.env.adopt_user(user):
            return bool(portal.portal_catalog(procedure="hearing"))

    return seen


def test_whose_opinion_is_asked_reads_the_case_then_and_later(portal, hold_hearing, end, sees):
    assert not sees("chef.nyakabiga")
    case = hold_hearing(portal, expert="chef.nyakabiga")
    assert sees("chef.nyakabiga")
    end(portal, case, "chef.nyakabiga", "favourable")
    assert sees("chef.nyakabiga")


def test_who_was_asked_by_a_colleague_reads_the_case_then_and_later(
    portal, as_user, hearing, end, sees
):
    (own,) = (item for item in hearing.open_tasks if item.holder == "chef.bwiza")
    with as_user(portal, "chef.bwiza"):
        casework.delegate(hearing, own.id, "secretaire")
    assert sees("secretaire")
    end(portal, hearing, "secretaire", "done")
    assert sees("secretaire")


@pytest.mark.parametrize("act", [casework.add, casework.delegate, casework.reassign])
def test_who_has_nothing_to_do_with_a_case_is_not_let_in(portal, as_user, hearing, sees, act):
    (own,) = (item for item in hearing.open_tasks if item.holder == "chef.bwiza")
    by = "administrateur" if act is casework.reassign else "chef.bwiza"
    to = "user:chef.nyakabiga" if act is casework.add else "chef.nyakabiga"
    with as_user(portal, by), pytest.raises(InvalidValues) as caught:
        act(hearing, own.id, to)
    assert [(item.field, item.code) for item in caught.value.problems] == [("to", "may_not_act")]
    assert not sees("chef.nyakabiga")


def test_a_person_who_is_an_actor_works_on_the_case(portal, hold_hearing):
    case = hold_hearing(portal, expert="chef.nyakabiga")
    assert "user:chef.nyakabiga" in cases.principals_of(case, "expert")
    assert "Case Worker" in cases.roles_by_principal(case)["user:chef.nyakabiga"]

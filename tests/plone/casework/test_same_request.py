"""The same request sent again: one case, for who may see it, and nothing else under its id."""

from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy.casework import requests
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from zope.annotation.interfaces import IAnnotations

import pytest


PROCEDURE = "attestation-residence"
KEY = "r-1"


@pytest.fixture
def ask(portal, as_user, answers):
    """``ask(user, unit, **changed)``: open a case under one and the same id."""

    def ask(user: str = "agent.bwiza", **changed):
        with as_user(portal, user):
            return casework.open_case(PROCEDURE, "bwiza", {**answers, **changed}, KEY)

    return ask


def test_the_same_request_gives_the_same_case(ask):
    assert ask() == ask()


def test_the_same_id_of_somebody_else_is_another_request(ask):
    people.assign("agent.nyakabiga", "clerk", "bwiza", clock.today())
    assert ask() != ask("agent.nyakabiga")


@pytest.mark.parametrize("changed", [{"surname": "Bukuru"}, {"surname": ""}])
def test_something_else_under_the_same_id_is_told(ask, changed):
    ask()
    with pytest.raises(InvalidValues) as caught:
        ask(**changed)
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("Idempotency-Key", "other_request")


def test_a_deleted_draft_is_opened_anew(portal, as_user, ask):
    first = ask()
    id, path = first.getId(), first.getPhysicalPath()
    with as_user(portal, "agent.bwiza"):
        first.aq_parent.manage_delObjects([id])
    again = ask()
    assert again.getPhysicalPath() != path
    assert ask() == again


def test_who_left_does_not_get_the_case_again(portal, as_user, ask, monkeypatch):
    case = ask()
    asked = next(iter(_kept(portal)))[1]
    (held,) = people.assignments(user_id="agent.bwiza", unit="bwiza")
    tomorrow = clock.today() + timedelta(days=1)
    people.end_assignment(held.id, clock.today())
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    assert case.getId() in case.aq_parent
    with as_user(portal, "agent.bwiza"), pytest.raises(NotAllowed):
        requests.find("agent.bwiza", KEY, asked)
    with pytest.raises(NotAllowed):
        ask()


def _kept(portal):
    return [
        kept for month in IAnnotations(portal)[requests.KEY].values() for kept in month.values()
    ]

"""What waits for nobody is seen by who can help, and by them alone."""

from .conftest import HEARING
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import journal
from egov.policy import people
from egov.policy.core.errors import NotAllowed
from Products.CMFCore.indexing import processQueue

import pytest


@pytest.fixture
def lost(portal, hold_hearing):
    """A case of which nobody can tell whose opinion is asked."""
    text = HEARING.read_text("utf-8").replace("        when: expert != ''\n", "")
    return hold_hearing(portal, text)


def _alerts(portal, as_user, user="fonctionnel"):
    # What a request before this one has written is in the catalogue.
    processQueue()
    with as_user(portal, user):
        return casework.inbox("alerts").rows


def test_what_is_asked_of_nobody_is_an_alert(portal, as_user, lost):
    (row,) = _alerts(portal, as_user)
    assert (row["reference"], row["task"], row["group"]) == (lost.reference, "advise", "")
    assert "alert" in [entry.action for entry in journal.entries(lost)]


def test_an_alert_does_not_say_whom_the_case_is_about(portal, as_user, lost):
    (row,) = _alerts(portal, as_user)
    assert row["title"] == ""
    assert row["unit"] == "bwiza"


@pytest.mark.parametrize("user", ["agent.bwiza", "administrateur", "archiviste", "chef.nyakabiga"])
def test_alerts_are_for_who_looks_after_functions(portal, as_user, lost, user):
    assert _alerts(portal, as_user, user) == ()


@pytest.fixture
def neighbour(portal):
    """Who looks after the functions of the zone beside."""
    people.assign("chef.nyakabiga", "functional-administrator", "nyakabiga", clock.today())
    return "chef.nyakabiga"


def test_alerts_are_of_ones_own_unit_and_of_those_below(portal, as_user, lost, neighbour):
    assert _alerts(portal, as_user, neighbour) == ()
    with as_user(portal, neighbour):
        assert casework.counts()["alerts"] == 0
    people.assign("secretaire", "functional-administrator", "bujumbura", clock.today())
    for user in ("fonctionnel", "secretaire"):
        assert [row["unit"] for row in _alerts(portal, as_user, user)] == ["bwiza"]


def test_who_is_in_charge_of_several_units_sees_all_of_theirs(portal, as_user, lost, neighbour):
    people.assign(neighbour, "functional-administrator", "bwiza", clock.today())
    assert len(_alerts(portal, as_user, neighbour)) == 1


def test_who_stands_in_for_the_administrator_sees_their_alerts(portal, as_user, lost, at):
    today = clock.today()
    people.assign(
        "archiviste",
        "functional-administrator",
        "mukaza",
        today,
        today,
        substitute_for="fonctionnel",
    )
    assert len(_alerts(portal, as_user, "archiviste")) == 1
    at("2026-03-03")
    assert _alerts(portal, as_user, "archiviste") == ()


def test_who_is_in_charge_gives_the_lost_task_to_somebody(portal, as_user, lost):
    (item,) = (item for item in lost.open_tasks if not item.principal)
    with as_user(portal, "chef.nyakabiga"), pytest.raises(NotAllowed):
        casework.reassign(lost, item.id, "archiviste")
    with as_user(portal, "fonctionnel"):
        casework.reassign(lost, item.id, "archiviste")
    assert _alerts(portal, as_user) == ()
    with as_user(portal, "archiviste"):
        assert casework.counts()["mine"] == 1


def test_a_vote_for_which_too_few_are_there_is_an_alert_that_can_be_mended(
    portal, as_user, hold_hearing
):
    case = hold_hearing(portal, HEARING.read_text("utf-8").replace("need: all", "need: 3"))
    (row,) = _alerts(portal, as_user)
    assert (row["reference"], row["alert"]) == (case.reference, "quorum")
    item = case.open_tasks[0]
    with as_user(portal, "chef.nyakabiga"), pytest.raises(NotAllowed):
        casework.skip(case, item.id, "Absent")
    with as_user(portal, "fonctionnel"):
        casework.add(case, item.id, "user:agent.bwiza", "Il manque une voix.")
    assert _alerts(portal, as_user) == ()
    assert not any("Record Reader" in roles for roles in cases.roles_by_principal(case).values())


def test_a_function_that_nobody_holds_any_more_is_an_alert_without_any_run(
    portal, as_user, filed, monkeypatch
):
    assert _alerts(portal, as_user) == ()
    (held,) = people.assignments(user_id="agent.bwiza", unit="bwiza")
    people.end_assignment(held.id, clock.today())
    tomorrow = clock.today().replace(year=clock.today().year + 1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    (row,) = _alerts(portal, as_user)
    assert (row["reference"], row["group"]) == (filed.reference, "bwiza.clerk")
    people.assign("agent.nyakabiga", "clerk", "bwiza", tomorrow)
    assert _alerts(portal, as_user) == ()


def test_a_person_who_has_left_is_an_alert_too(portal, as_user, hold_hearing, at):
    case = hold_hearing(portal, expert="chef.nyakabiga")
    (held,) = people.assignments(user_id="chef.nyakabiga")
    people.end_assignment(held.id, clock.today())
    at("2026-03-03")
    assert [row["reference"] for row in _alerts(portal, as_user)] == [case.reference]

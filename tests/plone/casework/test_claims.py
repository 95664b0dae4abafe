"""Who has a task: as long as they hold the function in which they took it."""

from datetime import date
from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import journal
from egov.policy import people
from egov.policy.casework.services.task import task_data
from egov.policy.casework.standing import Standing
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict

import pytest


COLLEAGUE = "agent.nyakabiga"


@pytest.fixture
def claimed(portal, as_user, filed):
    """A case whose open task the clerk of Bwiza has taken; a colleague sits beside."""
    people.assign(COLLEAGUE, "clerk", "bwiza", clock.today())
    with as_user(portal, "agent.bwiza"):
        casework.claim(filed, filed.open_tasks[0].id)
    return filed


@pytest.fixture
def gone(claimed, monkeypatch):
    """The same case on the day after the claimer's last one."""
    (held,) = people.assignments(user_id="agent.bwiza", unit="bwiza")
    last = clock.today()
    people.end_assignment(held.id, last)
    tomorrow: date = last + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    return claimed


def _id(case) -> str:
    return case.open_tasks[0].id


@pytest.mark.parametrize(
    "act",
    [
        lambda case: casework.claim(case, _id(case)),
        lambda case: casework.release(case, _id(case)),
        lambda case: casework.perform(case, "approve"),
    ],
    ids=["claim", "release", "decide"],
)
def test_what_a_colleague_has_is_left_to_them(portal, as_user, claimed, act):
    with as_user(portal, COLLEAGUE), pytest.raises(StateConflict) as caught:
        act(claimed)
    assert (caught.value.reason, caught.value.details["by"]) == ("claimed", "agent.bwiza")


def test_what_a_former_colleague_had_is_taken_over_and_the_journal_says_so(portal, as_user, gone):
    with as_user(portal, COLLEAGUE):
        casework.claim(gone, _id(gone))
        assert casework.counts()["mine"] == 1
    assert casework.claimant(gone, gone.open_tasks[0]) == COLLEAGUE
    entry = journal.entries(gone)[-1]
    assert (entry.action, entry.actor) == ("task_claimed", COLLEAGUE)
    assert entry.data["taken_from"] == "agent.bwiza"


def test_what_a_former_colleague_had_is_decided_by_who_is_there(portal, as_user, gone):
    with as_user(portal, COLLEAGUE):
        assert [choice.blocked for choice in casework.choices(gone)] == ["", "", "", ""]
        casework.perform(gone, "approve")
    assert gone.tasks[-2].ended_by == COLLEAGUE


def test_what_a_former_colleague_had_is_given_back_by_who_is_there(portal, as_user, gone):
    with as_user(portal, COLLEAGUE):
        casework.release(gone, _id(gone))
    assert gone.open_tasks[0].holder == ""


def test_who_left_has_nothing_any_more(portal, as_user, gone):
    with as_user(portal, "agent.bwiza"):
        assert not any(casework.counts().values())
        with pytest.raises(NotAllowed):
            casework.release(gone, _id(gone))


def test_lists_and_rest_name_nobody_who_left(portal, as_user, gone):
    with as_user(portal, COLLEAGUE):
        (row,) = casework.inbox().rows
        shown = task_data(Standing(gone), gone.open_tasks[0])
    assert (row["claimed_by"], shown["claimed_by"], shown["claimed_by_name"]) == ("", "", "")


def test_who_stays_at_another_unit_keeps_nothing_of_the_former_one(portal, as_user, gone):
    people.assign("agent.bwiza", "clerk", "nyakabiga", clock.today())
    with as_user(portal, "agent.bwiza"):
        assert not any(casework.counts().values())


def test_giving_back_what_nobody_took_changes_nothing(portal, as_user, filed):
    size = journal.head(filed).size
    with as_user(portal, "agent.bwiza"):
        casework.release(filed, _id(filed))
    assert journal.head(filed).size == size

"""What time brings about in cases, found in the catalogue, once, beside people who decide."""

from datetime import date
from egov.policy import cases
from egov.policy import casework
from egov.policy import journal
from egov.policy.casework import ticking
from egov.policy.casework.recomputing import RECOMPUTE
from egov.policy.jobs import IJobHandler
from plone import api
from types import SimpleNamespace
from ZODB.POSException import ConflictError
from zope.component import getUtility

import pytest
import transaction


EXPERT = "administrateur"


def _state(case) -> str:
    return cases.state_of(case).id


def _actions(case) -> list[str]:
    return [entry.action for entry in journal.entries(case)]


def test_a_case_says_when_time_has_something_to_do_next(portal, hold_hearing):
    case = hold_hearing(portal, expert=EXPERT)
    # Three working days for the opinion, from Monday: the office's midnight after Thursday.
    assert case.next_moment.isoformat() == "2026-03-05T22:00:00+00:00"
    assert ticking.due() == []


def test_an_opinion_lapses_and_the_journal_names_nobody(portal, hold_hearing, at):
    case = hold_hearing(portal, expert=EXPERT)
    at("2026-03-06")
    assert ticking.due() == ["/".join(case.getPhysicalPath())]
    casework.tick(case)
    assert {str(item.outcome) for item in case.tasks if item.task == "advise"} == {"lapsed"}
    lapsed = next(entry for entry in journal.entries(case) if entry.action == "task_ended")
    assert (lapsed.actor, lapsed.data["outcome"]) == ("system", "lapsed")


def test_a_second_tick_at_the_same_moment_does_nothing(portal, hold_hearing, at):
    case = hold_hearing(portal, expert=EXPERT)
    at("2026-03-06")
    casework.tick(case)
    before = _actions(case)
    casework.tick(case)
    assert (_actions(case), ticking.due()) == (before, [])


def test_who_votes_is_reminded_the_day_before(portal, hearing, at):
    at("2026-03-06")
    casework.tick(hearing)
    assert [item.reminded for item in hearing.open_tasks] == [True, True]
    assert _actions(hearing)[-2:] == ["reminder", "reminder"]


def test_silence_is_consent_and_the_step_names_nobody(portal, hearing, at):
    # Ten working days from Monday; 9 March would be the sixth.
    assert hearing.deadlines[0].due == date(2026, 3, 16)
    at("2026-03-17")
    casework.tick(hearing)
    assert _state(hearing) == "decision"
    taken = journal.entries(hearing)[-1]
    assert (taken.actor, taken.data["cause"]) == ("system", "silence")
    assert cases.last_decision(hearing)["actor"] is None


def test_a_suspension_stops_the_delay(portal, as_user, hearing, at):
    with as_user(portal, "agent.bwiza"):
        casework.perform(hearing, "suspend", "Expertise.")
        at("2026-03-30")
        casework.tick(hearing)
        assert _state(hearing) == "suspended"
        casework.perform(hearing, "go_on")
    assert hearing.deadlines[0].due > date(2026, 4, 9)


def test_the_delay_is_extended_within_its_limit(portal, as_user, hearing):
    with as_user(portal, "chef.bwiza"):
        casework.extend(hearing, "answer", 5, "Visite des lieux.")
    # The end of Ramadan, a holiday, lies between.
    assert hearing.deadlines[0].due == date(2026, 3, 24)
    extended = journal.entries(hearing)[-1]
    assert (extended.action, extended.data["due"]) == ("deadline_extended", "2026-03-24")


# --- the round over all cases


def test_the_round_brings_each_due_case_up_to_date(functional_portal, hold_hearing, at):
    case = hold_hearing(functional_portal, expert=EXPERT)
    other = hold_hearing(functional_portal)
    transaction.commit()
    at("2026-03-06")
    assert casework.run_deadlines(functional_portal) == 2
    assert casework.run_deadlines(functional_portal) == 0
    assert "task_ended" in _actions(case)
    assert "reminder" in _actions(other)


def test_where_nothing_is_due_nothing_is_written(functional_portal, hold_hearing):
    hold_hearing(functional_portal)
    transaction.commit()
    assert casework.run_deadlines(functional_portal) == 1, "who may come to wait for nobody"
    before = functional_portal._p_jar.db().lastTransaction()
    assert casework.run_deadlines(functional_portal) == 0
    assert functional_portal._p_jar.db().lastTransaction() == before


def test_a_case_that_cannot_go_on_holds_up_no_other(
    functional_portal, hold_hearing, at, monkeypatch
):
    broken, whole = (hold_hearing(functional_portal, expert=EXPERT) for _ in range(2))
    transaction.commit()
    at("2026-03-06")
    tick = ticking.tick

    def tick_or_fail(case):
        if case.getId() == broken.getId():
            raise RuntimeError("unreadable")
        tick(case)

    monkeypatch.setattr(ticking, "tick", tick_or_fail)
    assert casework.run_deadlines(functional_portal) == 1
    assert "task_ended" in _actions(whole)
    assert "task_ended" not in _actions(broken)


def test_a_case_that_somebody_writes_meanwhile_is_tried_again(
    functional_portal, hold_hearing, at, monkeypatch
):
    case = hold_hearing(functional_portal, expert=EXPERT)
    transaction.commit()
    at("2026-03-06")
    tick, met = ticking.tick, []

    def tick_late(case):
        tick(case)
        if not met:
            met.append(True)
            raise ConflictError

    monkeypatch.setattr(ticking, "tick", tick_late)
    assert casework.run_deadlines(functional_portal) == 1
    assert _actions(case).count("task_ended") == 1


# --- when the calendar of the office changes


@pytest.fixture
def recompute(portal):
    """``recompute()``: does the job that the change of a setting has asked for."""
    handler = getUtility(IJobHandler, RECOMPUTE)

    def run(after=""):
        handler.finish(portal, SimpleNamespace(arguments={"after": after}), None)

    return run


def test_a_closing_day_puts_due_dates_off(portal, hearing, recompute):
    api.portal.set_registry_record("egov.policy.closing_days", ["2026-03-05"])
    recompute()
    assert hearing.deadlines[0].due == date(2026, 3, 17)
    assert {item.due for item in hearing.open_tasks} == {date(2026, 3, 10)}
    assert "deadline_recomputed" in _actions(hearing)


def test_a_closing_day_of_a_unit_counts_for_its_cases_alone(portal, hearing, recompute):
    name = "egov.policy.unit_closing_days"
    api.portal.set_registry_record(name, ["nyakabiga 2026-03-05"])
    recompute()
    assert hearing.deadlines[0].due == date(2026, 3, 16)
    api.portal.set_registry_record(name, ["mukaza 2026-03-05"])
    recompute()
    assert hearing.deadlines[0].due == date(2026, 3, 17)


def test_the_change_of_a_setting_asks_for_the_job(portal, hearing, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "egov.policy.casework.recomputing.jobs.enqueue", lambda kind, **more: asked.append(kind)
    )
    api.portal.set_registry_record("egov.policy.closing_days", ["2026-03-05"])
    api.portal.set_registry_record("egov.policy.drill_now", "2026-03-05T08:00:00+02:00")
    assert asked == [RECOMPUTE]


def test_many_cases_are_counted_again_a_few_at_a_time(portal, hold_hearing, monkeypatch):
    monkeypatch.setattr("egov.policy.casework.recomputing.BATCH", 2)
    made = [hold_hearing(portal) for _ in range(5)]
    waiting = []
    monkeypatch.setattr(
        "egov.policy.casework.recomputing.jobs.enqueue", lambda kind, **more: waiting.append(more)
    )
    api.portal.set_registry_record("egov.policy.closing_days", ["2026-03-05"])
    handler, rounds = getUtility(IJobHandler, RECOMPUTE), 0
    while waiting:
        handler.finish(portal, SimpleNamespace(arguments=waiting.pop()), None)
        rounds += 1
    assert rounds == 3
    assert {case.deadlines[0].due for case in made} == {date(2026, 3, 17)}

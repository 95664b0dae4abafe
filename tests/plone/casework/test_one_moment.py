"""All that a decision brings about bears one date, also when the year ends meanwhile."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy.core import deadlines
from plone import api

import pytest


LAST_INSTANT = datetime(2026, 12, 31, 21, 59, 59, tzinfo=UTC)
"""A second before the new year in Bujumbura."""


@pytest.fixture
def new_year(portal, monkeypatch):
    """The year ends right after the first thing that a decision brings about."""
    api.portal.set_registry_record("plone.portal_timezone", "Africa/Bujumbura")
    monkeypatch.setattr(clock, "now", lambda: LAST_INSTANT)
    keep = cases.keep

    def slow(*given):
        keep(*given)
        monkeypatch.setattr(clock, "now", lambda: LAST_INSTANT + timedelta(minutes=1))

    monkeypatch.setattr(cases, "keep", slow)


def test_number_delay_and_tasks_are_of_the_moment_of_the_decision(portal, as_user, draft, new_year):
    with as_user(portal, "agent.bwiza"):
        casework.perform(draft, "submit")
    assert clock.today() == date(2027, 1, 1)
    ended, opened = draft.tasks
    assert draft.filed_on == ended.ended_on == opened.opened_on == LAST_INSTANT
    assert "2026" in draft.reference
    assert "2027" not in draft.reference
    delay = cases.procedure_of(draft).legal_delay
    assert draft.legal_due == deadlines.due(date(2026, 12, 31), delay, clock.calendar())


def test_closing_is_of_the_moment_of_the_decision(portal, as_user, filed, new_year):
    with as_user(portal, "agent.bwiza"):
        casework.perform(filed, "refuse", "Ne réside pas dans la zone.")
    assert filed.closed_on == filed.tasks[-1].ended_on == LAST_INSTANT

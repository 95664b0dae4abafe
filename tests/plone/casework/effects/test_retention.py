"""``start_retention``: the period counts from a transition before the end."""

from .conftest import NUMBER
from .conftest import publish
from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy import archiving
from egov.policy import clock
from egov.policy import journal
from egov.policy.core.errors import StateConflict

import pytest


@pytest.fixture
def at(monkeypatch):
    """``at(2026, 3, 2)``: set the clock of the site to the morning of that day."""

    def at(*day):
        monkeypatch.setattr(clock, "now", lambda: datetime(*day, 9, tzinfo=UTC))

    return at


def test_the_period_counts_from_the_day_of_the_transition(portal, open_permit, take, at):
    publish(submit=[NUMBER], note=[{"start_retention": {"event": "handed_over"}}])
    at(2026, 3, 2)
    case = take(portal, open_permit(portal), "submit", "note")
    assert archiving.disposal(case) is None
    entry = next(item for item in journal.entries(case) if item.action == "retention_started")
    assert entry.data == {"day": "2026-03-02", "event": "handed_over"}
    at(2026, 11, 21)
    take(portal, case, "grant")
    found = archiving.disposal(case)
    assert (found.due, found.event_date, found.noted) == (
        date(2031, 3, 2),
        date(2026, 3, 2),
        "handed_over",
    )
    assert "after the event that was noted (March 2, 2026)" in archiving.reason_text(found, "en")


def test_the_last_such_day_counts(portal, open_permit, take, at):
    publish(submit=[NUMBER], note=[{"start_retention": {}}])
    at(2026, 3, 2)
    case = take(portal, open_permit(portal), "submit", "note")
    at(2026, 4, 1)
    take(portal, case, "note", "grant")
    assert archiving.disposal(case).event_date == date(2026, 4, 1)


def test_it_may_be_the_day_of_closing_itself(portal, open_permit, take, at):
    publish(submit=[NUMBER], grant=[{"start_retention": {}}])
    at(2026, 3, 2)
    case = take(portal, open_permit(portal), "submit", "grant")
    assert archiving.disposal(case).noted == ""


def test_the_period_of_a_record_does_not_change(portal, open_permit, take):
    publish()
    case = take(portal, open_permit(portal), "submit", "grant")
    before = dict(case.disposal)
    with pytest.raises(StateConflict, match="closed"):
        archiving.start_retention(case, date(2030, 1, 1))
    assert case.disposal == before

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.deadlines import add_months
from egov.policy.core.deadlines import before
from egov.policy.core.deadlines import due
from egov.policy.core.deadlines import elapsed
from egov.policy.core.deadlines import local_date
from egov.policy.core.deadlines import midnight
from egov.policy.core.model import Period
from egov.policy.core.terms import PeriodUnit
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import pytest


BURUNDI = WorkingCalendar(country="BI")
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
UNITS = st.sampled_from(PeriodUnit)
few = settings(max_examples=30, deadline=None)


def period(text):
    amount, unit = text.split(" ", 1)
    return Period(int(amount), PeriodUnit(unit.replace(" ", "_")))


# Expected days are read from a paper calendar of 2024, 2026 and 2027.
@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        ("2026-11-20", "1 working days", "2026-11-23"),  # Friday → Monday
        ("2026-11-21", "1 working days", "2026-11-23"),  # Saturday → Monday
        ("2026-11-16", "5 working days", "2026-11-23"),
        ("2026-12-24", "1 working days", "2026-12-28"),  # Christmas, then a weekend
        ("2026-10-30", "1 working days", "2026-11-03"),  # All Saints' kept on Monday
        ("2026-12-31", "2 working days", "2027-01-05"),
        ("2026-11-20", "0 working days", "2026-11-20"),
        ("2026-11-21", "0 working days", "2026-11-23"),
        ("2026-11-16", "3 days", "2026-11-19"),
        ("2026-11-16", "5 days", "2026-11-23"),  # ends on a Saturday
        ("2026-01-31", "1 months", "2026-03-02"),  # 28 February is a Saturday
        ("2024-01-31", "1 months", "2024-02-29"),
        ("2024-02-29", "1 years", "2025-02-28"),
        ("2026-11-30", "3 months", "2027-03-01"),  # 28 February is a Sunday
        ("2026-11-20", "13 months", "2027-12-20"),
        ("2026-11-20", "1 years", "2027-11-22"),  # ends on a Saturday
    ],
)
def test_a_delay_ends_on_the_day_a_paper_calendar_gives(start, length, expected):
    end = due(date.fromisoformat(start), period(length), BURUNDI)
    assert end.isoformat() == expected


def test_the_last_day_stays_where_it_falls_when_the_rule_says_so():
    assert due(date(2026, 11, 16), period("5 days"), BURUNDI, roll=False) == date(2026, 11, 21)


def test_a_delay_skips_what_the_authority_closed():
    mourning = WorkingCalendar(country="BI", closed=frozenset({date(2026, 11, 23)}))
    assert due(date(2026, 11, 20), period("1 working days"), mourning) == date(2026, 11, 24)


def test_an_event_late_in_the_evening_belongs_to_the_local_day():
    moment = datetime(2026, 11, 18, 22, 30, tzinfo=UTC)  # 00:30 on Thursday in Bujumbura
    assert local_date(moment) == date(2026, 11, 19)
    assert local_date(moment, tz="Africa/Dakar") == date(2026, 11, 18)
    assert due(moment, period("1 working days"), BURUNDI) == date(2026, 11, 20)


def test_a_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        due(datetime(2026, 11, 18, 22, 30), period("1 days"), BURUNDI)


@pytest.mark.parametrize(
    ("start", "length", "message"),
    [
        (date(2026, 1, 1), Period(-1, PeriodUnit.DAYS), "negative"),
        (date(2026, 1, 1), Period(8000, PeriodUnit.YEARS), "out of range"),
        (date(2026, 1, 1), Period(10**12, PeriodUnit.DAYS), "out of range"),
        (date(9999, 12, 30), Period(3, PeriodUnit.WORKING_DAYS), "out of range"),
    ],
)
def test_an_impossible_delay_is_refused(start, length, message):
    with pytest.raises(ValueError, match=message):
        due(start, length, BURUNDI)


@given(DAYS, st.integers(0, 60), UNITS)
@few
def test_a_delay_never_ends_on_a_closed_day(start, amount, unit):
    assert BURUNDI.is_working(due(start, Period(amount, unit), BURUNDI))


@given(DAYS, st.integers(0, 60), UNITS)
@few
def test_a_longer_delay_never_ends_earlier(start, amount, unit):
    shorter = due(start, Period(amount, unit), BURUNDI)
    assert start <= shorter <= due(start, Period(amount + 1, unit), BURUNDI)


@given(DAYS, st.integers(0, 40), UNITS)
@few
def test_a_later_event_never_ends_the_delay_earlier(start, amount, unit):
    length = Period(amount, unit)
    assert due(start, length, BURUNDI) <= due(start + timedelta(days=1), length, BURUNDI)


@given(DAYS, st.integers(1, 40), st.integers(0, 40))
@few
def test_working_days_add_up(start, first, second):
    def after(day, amount):
        return due(day, Period(amount, PeriodUnit.WORKING_DAYS), BURUNDI)

    assert after(after(start, first), second) == after(start, first + second)


@given(DAYS, st.integers(0, 600))
@few
def test_months_keep_the_day_or_take_the_last_one(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (
        later.day < day.day and (later + timedelta(days=1)).month != later.month
    )


# --- backwards, and in between


def test_a_warning_comes_so_many_working_days_before_the_end():
    monday = date(2026, 11, 23)
    assert before(monday, Period(1, PeriodUnit.WORKING_DAYS), BURUNDI) == date(2026, 11, 20)
    assert before(monday, Period(2, PeriodUnit.DAYS), BURUNDI) == date(2026, 11, 21)
    assert before(date(2026, 3, 31), Period(1, PeriodUnit.MONTHS), BURUNDI) == date(2026, 2, 28)


@given(DAYS, st.integers(1, 40))
@few
def test_working_days_back_and_forth_lead_to_the_same_day(day, amount):
    period = Period(amount, PeriodUnit.WORKING_DAYS)
    end = due(day, period, BURUNDI)
    assert due(before(end, period, BURUNDI), period, BURUNDI) == end


def test_days_that_have_passed_are_counted_in_their_kind():
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert elapsed(friday, monday, PeriodUnit.WORKING_DAYS, BURUNDI) == 1
    assert elapsed(friday, monday, PeriodUnit.DAYS, BURUNDI) == 3
    assert elapsed(monday, friday, PeriodUnit.MONTHS, BURUNDI) == 0


def test_a_day_begins_when_it_does_at_the_office():
    assert midnight(date(2026, 11, 21)).isoformat() == "2026-11-20T22:00:00+00:00"
    assert midnight(date(2026, 11, 21), "America/Lima").isoformat() == "2026-11-21T05:00:00+00:00"

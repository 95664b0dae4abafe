from datetime import date
from datetime import timedelta
from egov.policy.core.calendars import WorkingCalendar

import pytest


BURUNDI = WorkingCalendar(country="BI")


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (1, 1),
        (2, 5),
        (4, 6),
        (5, 1),
        (5, 14),
        (6, 8),
        (7, 1),
        (10, 13),
        (10, 21),
        (11, 2),
        (12, 25),
    ],
)
def test_offices_are_closed_on_the_public_holidays_of_2026(month, day):
    assert not BURUNDI.is_working(date(2026, month, day))


def test_holidays_of_2026_take_eleven_weekdays_besides_the_two_estimated_eids():
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    closed_weekdays = {d for d in days if d.weekday() < 5 and not BURUNDI.is_working(d)}
    assert len(closed_weekdays - {date(2026, 3, 20), date(2026, 5, 27)}) == 11


def test_offices_are_closed_at_the_weekend():
    assert [BURUNDI.is_working(date(2026, 11, day)) for day in range(16, 23)] == [True] * 5 + [
        False,
        False,
    ]


def test_the_authority_moves_an_estimated_holiday():
    corrected = WorkingCalendar(
        country="BI",
        closed=frozenset({date(2026, 3, 19)}),
        opened=frozenset({date(2026, 3, 20)}),
    )
    assert not corrected.is_working(date(2026, 3, 19))
    assert corrected.is_working(date(2026, 3, 20))
    assert not BURUNDI.is_working(date(2026, 3, 20))


def test_a_day_made_up_for_is_worked_even_at_the_weekend():
    saturday = date(2026, 11, 21)
    assert WorkingCalendar(country="BI", opened=frozenset({saturday})).is_working(saturday)


def test_another_country_has_other_holidays_and_another_weekend():
    egypt = WorkingCalendar(country="EG", weekend=(4, 5))
    assert not egypt.is_working(date(2026, 11, 20))
    assert egypt.is_working(date(2026, 11, 22))
    assert egypt.is_working(date(2026, 2, 5))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"country": "XX"}, "country 'XX'"),
        ({"weekend": (0, 1, 2, 3, 4, 5, 6)}, "weekend"),
        ({"weekend": (7,)}, "weekend"),
        (
            {"closed": frozenset({date(2026, 3, 4)}), "opened": frozenset({date(2026, 3, 4)})},
            "2026-03-04",
        ),
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        WorkingCalendar(**options)

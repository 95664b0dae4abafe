"""When a message leaves: preferences, quiet hours, the summary of the day."""

from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from egov.policy.core.errors import InvalidValues
from egov.policy.core.messages import EMAIL
from egov.policy.core.messages import held_until
from egov.policy.core.messages import Hours
from egov.policy.core.messages import is_quiet
from egov.policy.core.messages import next_summary
from egov.policy.core.messages import Pace
from egov.policy.core.messages import pace
from egov.policy.core.messages import Preferences
from egov.policy.core.messages import SMS
from egov.policy.core.messages import Topic
from egov.policy.core.model import Message
from egov.policy.core.model import Occasion
from egov.policy.core.model import Text
from egov.policy.core.terms import OccasionKind
from hypothesis import given
from hypothesis import strategies as st

import pytest


HOURS = Hours(time(20), time(6, 30), time(7), "Africa/Bujumbura")
"""Two hours before UTC."""

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
TIMES = st.times().map(lambda found: found.replace(second=0, microsecond=0))
ZONES = st.sampled_from(["Africa/Bujumbura", "Europe/Brussels", "UTC", "Pacific/Auckland"])


def message(**more):
    return Message("told", Text(fr="Dit"), (Occasion(OccasionKind.FILING),), **more)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-03-02T17:59", None),
        ("2026-03-02T18:00", "2026-03-03T04:30"),
        ("2026-03-03T04:29", "2026-03-03T04:30"),
        ("2026-03-03T04:30", None),
    ],
)
def test_no_sms_leaves_at_night(now, until):
    assert held_until(SMS, utc(now), HOURS) == (utc(until) if until else None)
    assert held_until(EMAIL, utc(now), HOURS) is None


def test_a_night_within_one_day_and_none_at_all():
    noon = Hours(time(12), time(13), time(7), "UTC")
    assert is_quiet(utc("2026-03-02T12:30"), noon)
    assert not is_quiet(utc("2026-03-02T13:00"), noon)
    never = Hours(time(12), time(12), time(7), "UTC")
    assert not any(is_quiet(utc(f"2026-03-02T{hour:02}:00"), never) for hour in range(24))


@given(MOMENTS, TIMES, TIMES, ZONES)
def test_what_waits_leaves_within_a_day_and_by_day(now, begin, end, zone):
    hours = Hours(begin, end, end, zone)
    until = held_until(SMS, now, hours)
    if until is not None:
        assert now < until <= now + timedelta(hours=25)
        assert not is_quiet(until, hours)
    assert now < next_summary(now, hours) <= now + timedelta(hours=25)


@pytest.mark.parametrize(
    ("more", "kind", "wanted", "found"),
    [
        ({}, OccasionKind.FILING, {}, Pace.NOW),
        ({"digest": True}, OccasionKind.FILING, {}, Pace.DAILY),
        ({"digest": True}, OccasionKind.ASKED, {"work": "now"}, Pace.NOW),
        ({}, OccasionKind.ASKED, {"work": "daily", "news": "never"}, Pace.DAILY),
        ({}, OccasionKind.LATE, {"reminders": "never"}, Pace.NEVER),
        ({}, OccasionKind.STATE, {"news": "never"}, Pace.NEVER),
        ({"legal": True}, OccasionKind.STATE, {"news": "never"}, Pace.NOW),
        ({"legal": True}, OccasionKind.ASKED, {"work": "daily"}, Pace.NOW),
    ],
)
def test_a_person_says_how_they_are_told_but_not_of_what_the_law_asks(more, kind, wanted, found):
    assert pace(message(**more), kind, Preferences.of(wanted)) is found


def test_what_is_kept_comes_back():
    wanted = Preferences("rn", {Topic.WORK: Pace.DAILY})
    plain = {"language": "rn", "work": "daily", "reminders": "", "news": ""}
    assert wanted.plain() == plain
    assert Preferences.of(plain) == wanted
    assert Preferences.of({}) == Preferences()


@pytest.mark.parametrize("given", [{"language": "de"}, {"work": "often"}, {"news": 1}])
def test_what_is_no_preference_is_refused(given):
    with pytest.raises(InvalidValues):
        Preferences.of(given)

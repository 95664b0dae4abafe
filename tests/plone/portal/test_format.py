"""Dates, delays and sizes in the languages of the pages, in the time of the office."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from decimal import Decimal
from egov.policy.portal.format import Formatter
from egov.policy.portal.forms.answers import typed_day
from egov.policy.portal.money import money
from types import SimpleNamespace
from zoneinfo import ZoneInfo
from zope.i18n import interpolate

import pytest


ZONE = ZoneInfo("Africa/Bujumbura")


@pytest.fixture
def french():
    return Formatter("fr", ZONE)


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "1 février 2026"), ("rn", "1 Ruhuhuma 2026"), ("en", "February 1, 2026")],
)
def test_a_day_is_said_in_each_language(language, said):
    assert Formatter(language, ZONE).day(date(2026, 2, 1)) == said


def test_a_moment_falls_on_the_day_of_the_office(french):
    moment = datetime(2026, 1, 31, 22, 30, tzinfo=UTC)
    assert french.moment(moment) == "1 février 2026, 00:30"
    assert french.short_day(moment) == "01/02/2026"


def test_nothing_is_said_of_no_date(french):
    assert (french.day(None), french.short_day(None), french.moment(None)) == ("", "", "")
    assert french.due(None) is None
    assert french.late(None) is False


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (-1, "1 day late"), (-9, "9 days late")],
)
def test_a_delay_is_said_in_words(french, days, said):
    message = french.due(french.today + timedelta(days))
    assert interpolate(message, message.mapping) == said
    assert french.late(french.today + timedelta(days)) is (days < 0)


@pytest.mark.parametrize(
    ("bytes", "said"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (1_400_000, "1,4 MB")],
)
def test_a_size_is_said_in_units_that_people_know(french, bytes, said):
    message = french.size(bytes)
    assert interpolate(message, message.mapping) == said


@pytest.mark.parametrize("text", ["27/3/1996", "27-03-1996", "27.3.1996", "1996-03-27"])
def test_a_day_may_be_typed_as_people_write_it(text):
    assert typed_day(text) == date(1996, 3, 27)


@pytest.mark.parametrize("text", ["", "31/2/1996", "27/3/96", "27/3/1996/", "demain", "²7/3/1996"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        typed_day(text)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("fr_BI", "30\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}FBu"),
        ("rn_BI", "30.000\N{NO-BREAK SPACE}FBu"),
        ("en", "30,000\N{NO-BREAK SPACE}BIF"),
    ],
)
def test_a_blank_stands_between_an_amount_and_its_currency(locale, said):
    page = SimpleNamespace(format=SimpleNamespace(locale=locale))
    assert money(page, Decimal(30000), "BIF") == said

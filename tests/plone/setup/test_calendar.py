"""The commune's time and working days: what its pack sets and what the registry changes."""

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy import clock
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from zope.schema.interfaces import ConstraintNotSatisfied

import pytest
import transaction


SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)
THAT_SATURDAY, THAT_MONDAY = SATURDAY.isoformat(), MONDAY.isoformat()
INDEPENDENCE = date(2026, 7, 1)


def set_days(**days: list[str]) -> None:
    for name, value in days.items():
        api.portal.set_registry_record(f"egov.policy.{name}", value)


def test_the_pack_alone_brings_the_time_and_the_holidays_of_its_country(portal):
    assert clock.day_of(datetime(2026, 11, 20, 22, 30, tzinfo=UTC)) == SATURDAY
    assert not clock.calendar().is_working(INDEPENDENCE)
    assert api.portal.get_registry_record("egov.policy.country") == "BI"


def test_the_registry_closes_and_opens_days(portal):
    set_days(closing_days=[THAT_MONDAY], opening_days=[THAT_SATURDAY])
    calendar = clock.calendar()
    assert calendar.is_working(SATURDAY)
    assert not calendar.is_working(MONDAY)


def test_a_day_named_in_both_lists_is_worked(portal):
    set_days(closing_days=[THAT_SATURDAY, THAT_MONDAY], opening_days=[THAT_SATURDAY])
    assert clock.calendar().is_working(SATURDAY)
    assert not clock.calendar().is_working(MONDAY)


def test_a_country_without_known_holidays_is_refused(portal):
    with pytest.raises(ConstraintNotSatisfied):
        api.portal.set_registry_record("egov.policy.country", "XX")


def test_a_manager_sets_the_days_by_rest(functional_portal, http):
    session = http()
    session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    days = {"egov.policy.closing_days": [THAT_MONDAY]}
    assert session.patch("@registry", json=days).status_code == 204
    transaction.begin()
    assert not clock.calendar().is_working(MONDAY)


@pytest.mark.parametrize("text", ["lundi", "2026-02-30", ""])
def test_a_text_that_is_no_day_is_refused(portal, text):
    with pytest.raises(ValueError, match=r"isoformat|month"):
        set_days(closing_days=[text])


def test_a_unit_closes_with_the_units_below_it(portal):
    set_days(unit_closing_days=[f"mukaza {THAT_MONDAY}"])
    assert clock.calendar().is_working(MONDAY)
    assert clock.calendar(["nyakabiga"]).is_working(MONDAY)
    assert not clock.calendar(["bwiza", "mukaza"]).is_working(MONDAY)


@pytest.mark.parametrize("text", ["mukaza", "2026-11-23", "mukaza lundi", "mukaza 2026-11-23 soir"])
def test_a_text_that_is_no_day_of_a_unit_is_refused(portal, text):
    with pytest.raises(ValueError, match=r"isoformat|unpack"):
        set_days(unit_closing_days=[text])


DRILL = "2026-03-02T08:00:00+02:00"


def test_a_drill_sets_the_time(portal, monkeypatch):
    monkeypatch.setenv("EGOV_DRILL", "1")
    api.portal.set_registry_record("egov.policy.drill_now", DRILL)
    assert clock.now() == datetime(2026, 3, 2, 6, tzinfo=UTC)
    assert clock.today() == date(2026, 3, 2)
    assert clock.machine_now() > clock.now()


def test_the_moment_of_a_drill_means_nothing_to_a_server_at_work(portal):
    api.portal.set_registry_record("egov.policy.drill_now", DRILL)
    assert clock.now().year != 2026 or clock.now().month != 3


@pytest.mark.parametrize("text", ["demain", "2026-03-02T08:00:00"])
def test_a_text_that_is_no_moment_is_refused(portal, text):
    with pytest.raises(ValueError, match="isoformat"):
        api.portal.set_registry_record("egov.policy.drill_now", text)

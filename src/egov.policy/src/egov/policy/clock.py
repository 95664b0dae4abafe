"""The site's time: one moment, the day that people call it, the days that count.

Every vertical asks here, so that time can be set in one place.  In a process that
runs with ``EGOV_DRILL=1`` the record ``egov.policy.drill_now`` of the registry is
this moment: for training and for trials of deadlines, never for real cases.
"""

from collections.abc import Collection
from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.deadlines import local_date
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility

import os


COUNTRY = "BI"
ZONE = "Africa/Bujumbura"


def now() -> datetime:
    """This moment, in UTC."""
    set_to = _setting("egov.policy.drill_now") if os.environ.get("EGOV_DRILL") == "1" else ""
    return datetime.fromisoformat(set_to).astimezone(UTC) if set_to else machine_now()


def machine_now() -> datetime:
    """The moment of the machine, in UTC, which no drill sets: for queues and leases."""
    return datetime.now(UTC)


def today() -> date:
    """The date on the office's wall."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The date on the office's wall at a moment."""
    return local_date(moment, zone())


def zone() -> str:
    """Name of the time zone of the office."""
    return _setting("plone.portal_timezone") or ZONE


def calendar(units: Collection[str] = ()) -> WorkingCalendar:
    """Working days of the site: its country, corrected by :class:`.settings.ICalendarSettings`.

    With the closing days of these units: a unit and those above it.
    """
    opened = _days("opening_days")
    closed = (_days("closing_days") | _unit_days(units)) - opened
    return WorkingCalendar(country(), closed, opened)


def country() -> str:
    """Code of the country of the office: its holidays, its currency, its telephones."""
    return _setting("egov.policy.country") or COUNTRY


def _days(name: str) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, _setting(f"egov.policy.{name}") or ()))


def _unit_days(units: Collection[str]) -> frozenset[date]:
    lines = _setting("egov.policy.unit_closing_days") or () if units else ()
    parts = (line.split() for line in lines)
    return frozenset(date.fromisoformat(day) for unit, day in parts if unit in units)


def _setting(name: str):
    registry = queryUtility(IRegistry)
    return registry.get(name) if registry is not None else None

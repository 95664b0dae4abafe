"""The site's time: one moment, the day that people call it, the days that count.

Every vertical asks here, so that a test or a drill can set the clock in one
place.
"""

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.deadlines import local_date
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility


COUNTRY = "BI"
ZONE = "Africa/Bujumbura"


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The date on the office's wall."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The date on the office's wall at a moment."""
    return local_date(moment, _setting("plone.portal_timezone") or ZONE)


def calendar() -> WorkingCalendar:
    """Working days of the site: its country, corrected by :class:`.settings.ICalendarSettings`."""
    opened = _days("egov.policy.opening_days")
    closed = _days("egov.policy.closing_days") - opened
    return WorkingCalendar(_setting("egov.policy.country") or COUNTRY, closed, opened)


def _days(name: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for day in _setting(name) or ())


def _setting(name: str):
    registry = queryUtility(IRegistry)
    return registry.get(name) if registry is not None else None

"""Days as people write them → ranges of the catalogue's moments."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from egov.policy import clock
from plone import api
from typing import Any
from zoneinfo import ZoneInfo


FIRST, LAST = date(1800, 1, 1), date(3999, 12, 31)
"""What a date index can hold; a day beyond means "no limit"."""

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def between(first: date | None, last: date | None) -> dict[str, Any] | None:
    """The moments of the office's days from ``first`` to ``last``, both included."""
    if first is None and last is None:
        return None
    earliest = _moment(first or FIRST)
    latest = _moment(last or LAST) + DAY - MINUTE
    return {"query": (earliest, latest), "range": "min:max"}


def before(day: date) -> dict[str, Any]:
    """The days before one; days are indexed without an hour."""
    latest = datetime.combine(_indexable(day), time(), UTC) - MINUTE
    return {"query": latest, "range": "max"}


def _moment(day: date) -> datetime:
    zone = api.portal.get_registry_record("plone.portal_timezone", default="") or clock.ZONE
    return datetime.combine(_indexable(day), time(), ZoneInfo(zone))


def _indexable(day: date) -> date:
    return min(max(day, FIRST), LAST)

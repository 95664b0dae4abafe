"""Days as people write them → ranges of the catalogue's days and moments."""

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


def moments(first: date | None, last: date | None) -> dict[str, Any] | None:
    """The office's days from ``first`` to ``last``, both included, in an index of UTC moments.

    The index holds moments as text, each with something behind it that makes it
    unique: a moment without it comes before all of its second.
    """
    if first is None and last is None:
        return None
    ends = (_moment(_indexable(first or FIRST)), _moment(_indexable(last or LAST) + DAY))
    return {"query": ends, "range": "min:max"}


def days(first: date | None, last: date | None) -> dict[str, Any] | None:
    """The days from ``first`` to ``last``, both included, in an index of days."""
    if first is None and last is None:
        return None
    return {"query": (_indexable(first or FIRST), _indexable(last or LAST)), "range": "min:max"}


def before(day: date) -> dict[str, Any]:
    """The days before one; days are indexed without an hour."""
    latest = datetime.combine(_indexable(day), time(), UTC) - MINUTE
    return {"query": latest, "range": "max"}


def _moment(day: date) -> str:
    zone = api.portal.get_registry_record("plone.portal_timezone", default="") or clock.ZONE
    start = datetime.combine(day, time(), ZoneInfo(zone))
    return start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _indexable(day: date) -> date:
    return min(max(day, FIRST), LAST)

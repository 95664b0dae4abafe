"""Days, years and times of day as texts of ISO 8601, which order as they stand.

Used by the evaluation and by the check of constants.  Numbers come and go in
millionths (:mod:`.numbers`); a day that no calendar has gives None.
"""

from collections.abc import Callable
from datetime import date
from datetime import time
from datetime import timedelta
from egov.policy.core import deadlines
from egov.policy.core.conditions import numbers
from typing import Any

import re


PARTIAL = re.compile(r"([0-9]{4})(-[0-9]{2}){0,2}")


def day_text(value: Any) -> str | None:
    """``2026-11-21`` of a date or of that very text; None of anything else."""
    if type(value) is date:
        return value.isoformat()
    try:
        found = date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return None
    return found if found == value else None


def time_text(value: Any) -> str | None:
    """``08:30`` of a time of day or of that very text; None of anything else."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    try:
        found = time.fromisoformat(value).strftime("%H:%M")
    except (TypeError, ValueError):
        return None
    return found if found == value else None


def year(text: str) -> int | None:
    """The year of a date, or of a date of which only a part is known."""
    found = PARTIAL.fullmatch(text)
    return int(found[1]) * numbers.ONE if found else None


def years_between(start: str, end: str) -> int:
    """Full years from a day to another; the 29th of February has its day each year."""
    if end < start:
        return -years_between(end, start)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    years = last.year - first.year
    full: bool = deadlines.add_months(first, 12 * years) <= last
    return (years if full else years - 1) * numbers.ONE


def days_between(start: str, end: str) -> int:
    """Days from a day to another."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days * numbers.ONE


def add_days(day: str, amount: int) -> str | None:
    """The day so many days later."""
    return _moved(day, amount, lambda start, days: start + timedelta(days=days))


def add_months(day: str, amount: int) -> str | None:
    """The same day so many months later, or the last day of a shorter month."""
    return _moved(day, amount, deadlines.add_months)


def _moved(day: str, amount: int, move: Callable[[date, int], date]) -> str | None:
    count = numbers.whole(amount)
    if count is None:
        return None
    try:
        return move(date.fromisoformat(day), count).isoformat()
    except OverflowError:
        return None

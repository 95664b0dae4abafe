"""What comes to a communal office in a year, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from egov.policy.core.calendars import WorkingCalendar
from itertools import pairwise


BANNS = timedelta(days=12)
"""A marriage is asked for so many days before the last day: its banns are posted for ten."""


@dataclass(frozen=True)
class Load:
    """How much comes in a year, on how many of its days, and how often the server is killed."""

    certificates: int
    births: int
    marriages: int
    kills: int
    days: int | None = None
    """None: on all working days."""


@dataclass(frozen=True)
class Day:
    """Numbers of the certificates, births and marriages that are asked for on a day."""

    date: date
    certificates: range
    births: range
    marriages: range


def days(load: Load, year: int) -> Iterator[Day]:
    """The days on which the office is open, the year's work spread evenly over them."""
    opened = [*_opened(year)]
    if load.days is not None:
        opened = [opened[part] for part in _marks(len(opened) - 1, load.days - 1)]
    for_banns = [day for day in opened if day <= opened[-1] - BANNS]
    certificates = _shares(load.certificates, len(opened))
    births = _shares(load.births, len(opened))
    marriages = _shares(load.marriages, len(for_banns))
    for number, day in enumerate(opened):
        asked = marriages[number] if number < len(for_banns) else range(0)
        yield Day(day, certificates[number], births[number], asked)


def _opened(year: int) -> Iterator[date]:
    calendar, day = WorkingCalendar("BI"), date(year, 1, 2)
    while day < date(year, 12, 31):
        if calendar.is_working(day):
            yield day
        day += timedelta(days=1)


def _marks(length: int, parts: int) -> list[int]:
    """Where a length ends that is cut into parts of one size, its beginning first."""
    return [part * length // parts for part in range(parts + 1)]


def _shares(total: int, count: int) -> list[range]:
    marks = _marks(total, count)
    return [range(*pair) for pair in pairwise(marks)]

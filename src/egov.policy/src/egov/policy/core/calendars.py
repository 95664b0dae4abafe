"""Which days an office works.

Used by :mod:`.deadlines`.  The public holidays of a country come from the
``holidays`` library; what an authority decides on top of them (an Eid whose
date was only estimated, a day of mourning, a day made up for) is data of the
caller.  It counts no delay.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from holidays import country_holidays


SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class WorkingCalendar:
    """Working days of a country, as corrected by its authorities.

    ``closed`` and ``opened`` are the corrections and win over everything else;
    ``weekend`` counts from Monday, 0.
    """

    country: str = "BI"
    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()
    weekend: tuple[int, ...] = (SATURDAY, SUNDAY)

    def __post_init__(self) -> None:
        _require_known(self.country)
        if not set(self.weekend) < set(range(7)):
            raise ValueError("a weekend is made of days 0 (Monday) to 6, and not of all of them")
        if both := self.closed & self.opened:
            raise ValueError(f"both closed and opened: {min(both).isoformat()}")

    def is_working(self, day: date) -> bool:
        """Whether the office works on that day."""
        if day in self.opened:
            return True
        if day in self.closed or day.weekday() in self.weekend:
            return False
        return day not in _public_holidays(self.country, day.year)


@lru_cache(maxsize=256)
def _public_holidays(country: str, year: int) -> frozenset[date]:
    # A plain set: the library's own object fills itself while it is read,
    # which two threads of a server would see half done.
    return frozenset(country_holidays(country, years=year))


@lru_cache
def _require_known(country: str) -> None:
    try:
        country_holidays(country)
    except NotImplementedError:
        raise ValueError(f"no public holidays are known for country {country!r}") from None

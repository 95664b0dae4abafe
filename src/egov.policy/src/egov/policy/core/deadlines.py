"""When a delay of the law ends, and how much of it has passed.

Used by the engine for tasks, timers and deadlines and by :mod:`.retention` for
whole years.  It reads no clock: days come in, days go out.

How a delay is counted:

* the day of the event does not count;
* working days skip weekends, public holidays and closing days;
* days, months and years are units of the calendar.  Months and years end on
  the same day of the month, or on the last day of a shorter month: one month
  after 31 January is 28 February, one year after 29 February is 28 February;
* a delay that ends on a day on which the office is closed ends on the next
  working day, unless the caller says ``roll=False``.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.model import Period
from egov.policy.core.terms import PeriodUnit
from zoneinfo import ZoneInfo


ONE_DAY = timedelta(days=1)


def due(
    start: date | datetime,
    period: Period,
    calendar: WorkingCalendar,
    roll: bool = True,
) -> date:
    """Last day of a delay that starts with an event; a moment is taken as its local date."""
    if period.amount < 0:
        raise ValueError("a period cannot be negative")
    day = local_date(start) if isinstance(start, datetime) else start
    try:
        end = _COUNT[period.unit](day, period.amount, calendar)
        return _next_working_day(end, calendar) if roll else end
    except OverflowError:
        raise ValueError(f"{period.amount} {period.unit} after {day} is out of range") from None


def before(end: date, period: Period, calendar: WorkingCalendar) -> date:
    """The day so long before an end: when to warn of it."""
    if period.unit is not PeriodUnit.WORKING_DAYS:
        return _COUNT[period.unit](end, -period.amount, calendar)
    for _ in range(period.amount):
        end = _previous_working_day(end - ONE_DAY, calendar)
    return end


def elapsed(first: date, last: date, unit: PeriodUnit, calendar: WorkingCalendar) -> int:
    """Days after the first up to the last, of the kind that a unit counts."""
    if unit is PeriodUnit.WORKING_DAYS:
        return _working_days_between(first, last, calendar)
    return max((last - first).days, 0)


def local_date(moment: datetime, tz: str = "Africa/Bujumbura") -> date:
    """The day that people at the office call the date of that moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no local date")
    return moment.astimezone(ZoneInfo(tz)).date()


def midnight(day: date, tz: str = "Africa/Bujumbura") -> datetime:
    """The moment at which a day begins at the office, in UTC."""
    return datetime.combine(day, time.min, ZoneInfo(tz)).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _add_working_days(day: date, amount: int, calendar: WorkingCalendar) -> date:
    for _ in range(amount):
        day = _next_working_day(day + ONE_DAY, calendar)
    return day


def _next_working_day(day: date, calendar: WorkingCalendar) -> date:
    while not calendar.is_working(day):
        day += ONE_DAY
    return day


def _previous_working_day(day: date, calendar: WorkingCalendar) -> date:
    while not calendar.is_working(day):
        day -= ONE_DAY
    return day


def _working_days_between(first: date, last: date, calendar: WorkingCalendar) -> int:
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(map(calendar.is_working, days))


_COUNT: dict[PeriodUnit, Callable[[date, int, WorkingCalendar], date]] = {
    PeriodUnit.WORKING_DAYS: _add_working_days,
    PeriodUnit.DAYS: lambda day, amount, calendar: day + timedelta(days=amount),
    PeriodUnit.MONTHS: lambda day, amount, calendar: add_months(day, amount),
    PeriodUnit.YEARS: lambda day, amount, calendar: add_months(day, 12 * amount),
}

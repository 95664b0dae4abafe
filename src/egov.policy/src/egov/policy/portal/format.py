"""Dates, delays, numbers and sizes in words of the page's language.

Babel knows French (Burundi), Kirundi (Burundi) and English; it has no relative
time in Kirundi, so those few sentences are messages of ours.  It is not a
parser: what people type is read by ``answers``.
"""

from babel.dates import format_date
from babel.dates import format_time
from babel.numbers import format_decimal
from datetime import date
from datetime import datetime
from egov.policy import _
from egov.policy import clock
from functools import cached_property
from zoneinfo import ZoneInfo

import phonenumbers


LOCALES = {"fr": "fr_BI", "rn": "rn_BI", "en": "en"}
KILOBYTE = 1000

NEAR = {-1: _("1 day late"), 0: _("today"), 1: _("tomorrow")}


class Formatter:
    """Writes values for one language, in the time zone of the office."""

    def __init__(self, language: str, zone: ZoneInfo):
        self.locale = LOCALES[language]
        self.zone = zone

    @cached_property
    def today(self) -> date:
        """The date at the office."""
        return clock.now().astimezone(self.zone).date()

    def day(self, value: date | datetime | None) -> str:
        """``21 novembre 2026``; nothing for None."""
        return "" if value is None else format_date(self._as_date(value), "long", self.locale)

    def short_day(self, value: date | datetime | None) -> str:
        """``21/11/2026``; nothing for None."""
        return "" if value is None else self._as_date(value).strftime("%d/%m/%Y")

    def moment(self, value: datetime | None) -> str:
        """``21 novembre 2026, 14:05``; nothing for None."""
        if value is None:
            return ""
        local = value.astimezone(self.zone)
        return f"{self.day(value)}, {format_time(local, 'HH:mm', locale=self.locale)}"

    def number(self, value: int | float) -> str:
        """A number with the separators of the language."""
        return format_decimal(value, locale=self.locale)

    def size(self, count: int):
        """Size of a file as a message: ``12 kB``, ``1.4 MB``."""
        if count < KILOBYTE:
            return _("${n} bytes", mapping={"n": str(count)})
        if count < KILOBYTE**2:
            return _("${n} kB", mapping={"n": self.number(round(count / KILOBYTE))})
        return _("${n} MB", mapping={"n": self.number(round(count / KILOBYTE**2, 1))})

    def phone(self, number: str) -> str:
        """A telephone number as people write it; ``number`` is as it is kept, or empty."""
        if not number:
            return ""
        style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(phonenumbers.parse(number), style)

    def due(self, value: date | datetime | None):
        """How far a due date is, as a message; None without a date."""
        if value is None:
            return None
        days = (self._as_date(value) - self.today).days
        if days in NEAR:
            return NEAR[days]
        if days < 0:
            return _("${n} days late", mapping={"n": str(-days)})
        return _("in ${n} days", mapping={"n": str(days)})

    def late(self, value: date | datetime | None) -> bool:
        """Whether a due date has passed."""
        return value is not None and self._as_date(value) < self.today

    def _as_date(self, value: date | datetime) -> date:
        return value.astimezone(self.zone).date() if isinstance(value, datetime) else value

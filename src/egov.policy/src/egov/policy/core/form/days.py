"""Answers in time: a day, a day of which only a part is known, a time of day."""

from babel.dates import format_date
from datetime import date
from datetime import timedelta
from egov.policy.core.deadlines import add_months
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.question import Question
from typing import Any

import re


PARTIAL = re.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
CLOCK = re.compile("([0-9]{1,2})[:hH]([0-9]{2})")
FIRST = "-01-01"

MONTHS = {4: 12, 7: 1, 10: 0}
"""How many months a date may mean of which the year, the month too, or all is known."""

ONE_DAY = timedelta(days=1)

KNOWN = {4: "", 7: "LLLL y", 10: "long"}
"""How a day is written of which the year, the month too, or all is known."""


def day(question: Question, value: Any) -> date:
    """A day of the calendar."""
    found = value if type(value) is date else _iso(value)
    if question.field.latest and found > question.context.today:
        raise Bad("future_date")
    return found


def partial_day(question: Question, value: Any) -> str:
    """A year, a month or a day, as much of it as is known."""
    if not isinstance(value, str) or not PARTIAL.fullmatch(value):
        raise Bad("not_a_partial_date")
    try:
        date.fromisoformat(value + FIRST[len(value) - 4 :])
    except ValueError:
        raise Bad("not_a_partial_date") from None
    if question.field.latest and value > question.context.today.isoformat()[: len(value)]:
        raise Bad("future_date")
    return value


def time_of_day(question: Question, value: Any) -> str:
    """Hours and minutes."""
    found = CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise Bad("not_a_time")
    return f"{int(found[1]):02}:{found[2]}"


def days_within(value: date | str) -> tuple[date, ...]:
    """The first and the last day of a date of which all or a part is known."""
    text = str(value)
    first = date.fromisoformat(text + FIRST[len(text) - 4 :])
    months = MONTHS[len(text)]
    return (first, add_months(first, months) - ONE_DAY) if months else (first,)


def known_day(value: date | str, locale: str) -> str:
    """``10 décembre 2026``; of what is partly known ``décembre 2026`` or ``2026``."""
    text = str(value)
    pattern = KNOWN[len(text)]
    if not pattern:
        return text
    return format_date(date.fromisoformat(text + FIRST[len(text) - 4 :]), pattern, locale)


def _iso(value: Any) -> date:
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Bad("not_a_date") from None
    if found.isoformat() != value:
        raise Bad("not_a_date")
    return found

"""The boxes of a form: what they are called, and what stands in them.

Used by every page with a form.  A box is called ``field-<id>``, a part of it
``field-<id>-<part>``, a cell of a table ``field-<id>-<row>-<column>``; ids hold no
hyphen.  How boxes become answers is in ``reading``.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import re


DATE_PARTS = ("day", "month", "year")
PREFIX = "field-"
ISO_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ONE_BOX = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)

Typed = Mapping[str, str]
"""What the boxes hold, by name; the values of several boxes of one name are lines."""


def box(id: str, part: str = "") -> str:
    """Name and HTML id of the box of a field, or of a part of it."""
    return f"{PREFIX}{id}-{part}" if part else f"{PREFIX}{id}"


def text_in(form: Mapping[str, Any], name: str) -> str:
    """The text of a box, empty if it came in another shape."""
    # A box sent twice or as a file is not what the page sends.
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def lines_in(form: Mapping[str, Any], name: str) -> str:
    """The texts of all boxes of that name, each on a line."""
    value = form.get(name)
    if not isinstance(value, list):
        return text_in(form, name)
    return "\n".join(item.strip() for item in value if isinstance(item, str))


def date_text(id: str, typed: Typed) -> str | None:
    """What the three boxes of a date say: ISO 8601 if it can be, None if they are empty."""
    return day_in(box(id), typed)


def day_in(name: str, typed: Typed) -> str | None:
    """The same for the boxes of that name."""
    day, month, year = parts_in(name, typed)
    if not (day or month or year):
        return None
    digits = day.isdecimal() and month.isdecimal() and year.isdecimal()
    if digits and len(day) <= 2 and len(month) <= 2 and len(year) == 4:
        return f"{year}-{int(month):02}-{int(day):02}"
    # Not a date in any case: the message says how to type one.
    return "/".join((day, month, year))


def parts_in(name: str, typed: Typed) -> tuple[str, str, str]:
    """Day, month and year as they were typed."""
    day, month, year = (typed.get(f"{name}-{part}", "") for part in DATE_PARTS)
    return day, month, year


def names_a_day(id: str, typed: Typed) -> bool:
    """Whether the three boxes hold figures where a date has them, be there such a day or not."""
    # A part or a cell is called ``buyer.born`` where it is wrong.
    return bool(ISO_SHAPE.fullmatch(date_text(id.replace(".", "-"), typed) or ""))


def typed_day(text: str) -> date:
    """A day typed in one box: ``27/3/1996`` or ``1996-03-27``.

    :raises ValueError: if it is none.
    """
    found = ONE_BOX.fullmatch(text)
    if found is None:
        return date.fromisoformat(text)
    day, month, year = map(int, found.groups())
    return date(year, month, day)


def date_boxes(id: str) -> list[str]:
    """Names of the three boxes of a date."""
    return [box(id, part) for part in DATE_PARTS]

"""The territory: provinces, communes, zones and quarters, corrected and read-only.

What was dissolved is there as well, with its days.  The only module that knows the package
``tburundigeo``, which has what exists today.  It loads at first use
(about 0.1 s) and is kept for the life of the process: it never changes.  It is
not the organisation: that is ``tree``, made from it by an import step.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import timedelta
from functools import cache
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


LEVELS = ("province", "commune", "zone", "quarter")
"""Levels of the territory, widest first."""


@dataclass(frozen=True)
class Place:
    """A place of the gazetteer; ``parent`` is the code of the one around it.

    ``since`` and ``until`` are its first and last day, None where none is known.
    """

    code: str
    title: str
    level: str
    parent: str = ""
    seat: str = ""
    since: date | None = None
    until: date | None = None

    def exists(self, day: date) -> bool:
        """Whether it existed on a day, as far as is known."""
        return (self.since is None or self.since <= day) and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether it was dissolved before a day."""
        return self.until is not None and self.until < day


@dataclass(frozen=True)
class Correction:
    """A name that the package has wrong, and how we know."""

    code: str
    wrong: str
    right: str
    source: str


def place(code: str) -> Place | None:
    """The place of that code, or None."""
    return _places().get(code)


@lru_cache(maxsize=512)
def places(level: str, area: str = "") -> tuple[Place, ...]:
    """Places of a level of all times, in the whole country or inside an area, by title."""
    found = (place for place in _places().values() if place.level == level)
    inside = (place for place in found if not area or is_inside(place.code, area))
    return tuple(sorted(inside, key=lambda place: (place.title, place.code)))


def is_inside(code: str, area: str) -> bool:
    """Is a place the area itself or part of it?"""
    found = place(code)
    while found and found.code != area:
        found = place(found.parent)
    return found is not None


@cache
def corrections() -> tuple[Correction, ...]:
    """What we know to be wrong in the package."""
    return tuple(Correction(**item) for item in _data("corrections.yaml"))


def _data(name: str) -> Any:
    return yaml.safe_load((files(__package__) / name).read_text("utf-8"))


@cache
def _places() -> Mapping[str, Place]:
    mended, former = {item.code: item for item in corrections()}, _data("former.yaml")
    today = (
        replace(place, since=former["reform"]) if place.level in former["levels"] else place
        for place in _published()
    )
    found = (_mend(place, mended.get(place.code)) for place in today)
    return {place.code: place for place in (*found, *_dissolved(former))}


def _dissolved(former: Mapping[str, Any]) -> Iterator[Place]:
    """Provinces and communes before the reform."""
    until = former["reform"] - timedelta(days=1)
    for code, item in former["provinces"].items():
        yield Place(code, item["title"], "province", since=item.get("since"), until=until)
        for number, title in enumerate(item["communes"], 1):
            yield Place(f"{code}-{number:02}", title, "commune", code, until=until)


def _mend(place: Place, correction: Correction | None) -> Place:
    if correction is None or place.title != correction.wrong:
        return place
    return replace(place, title=correction.right)


def _published() -> Iterator[Place]:
    """The places as the package has them, in normal case."""
    # Imported at first use: a process that shows no place does not pay for it.
    import tburundigeo

    sources: Iterable[tuple[str, Callable[[], Any], str, str]] = (
        ("province", tburundigeo.get_all_provinces, "", "capital"),
        ("commune", tburundigeo.get_all_communes, "province_code", "capital"),
        ("zone", tburundigeo.get_all_zones, "commune_code", "chief_town"),
        ("quarter", tburundigeo.get_all_quartiers, "zone_code", ""),
    )
    for level, read, parent, seat in sources:
        for item in read():
            yield Place(
                code=item.code,
                title=item.name.title() if item.name.isupper() else item.name,
                level=level,
                parent=getattr(item, parent, ""),
                seat=getattr(item, seat, ""),
            )

"""Lists of places, colleagues, units and cases from which one is chosen.

Used where questions are made.  A short list is shown whole; in a long one people look
for some words and get what fits.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from egov.policy import clock
from egov.policy import people
from egov.policy import search
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.core.texts import folded
from egov.policy.portal.units import name_of
from egov.policy.portal.units import named
from plone import api
from typing import Any


SHORT_LIST = 60
"""A longer one is searched."""

MOST_FOUND = 30


@dataclass(frozen=True)
class Entry:
    """One thing to choose; ``around`` is the place or the heading it stands under."""

    value: str
    title: str
    around: str = ""


@dataclass(frozen=True)
class Found:
    """What a list offers; of a long one what fits the words that were looked for."""

    entries: tuple[Entry, ...]
    long: bool = False


def found(field: Field, unit: str, sought: str, chosen: str, days: Sequence[date]) -> Found:
    """What can be chosen in a field, with what was chosen before.

    A place has to exist on one of the ``days``.
    """
    if field.type is FieldType.REFERENCE:
        result = Found(_cases(field, sought), long=True)
    elif field.type is FieldType.LOCATION:
        # Which places there are is not known before the date is typed.
        result = _offered(_places(field, unit, days), sought, searched=bool(field.as_of))
    else:
        result = _offered(OFFERED[field.type](field, unit), sought)
    if not chosen or any(item.value == chosen for item in result.entries):
        return result
    kept = Entry(chosen, title_of(field, chosen))
    return replace(result, entries=(kept, *result.entries))


def title_of(field: Field, value: str) -> str:
    """How what was chosen is called; the value itself if it is known no more."""
    return TITLES[field.type](value)


def _offered(offered: tuple[Entry, ...], sought: str, *, searched: bool = False) -> Found:
    if len(offered) <= SHORT_LIST and not searched:
        return Found(_under_headings(offered))
    return Found(_fitting(offered, sought), long=True)


def _places(field: Field, unit: str, days: Sequence[date]) -> tuple[Entry, ...]:
    by_day = (people.locations(field.level, field.within, unit, day) for day in days)
    known = dict.fromkeys(item for places in by_day for item in places)
    return tuple(Entry(item.code, _dated(item), item.parent) for item in known)


def _dated(place: people.Place) -> str:
    """Its name, and until when one of the past bore it: another one may bear it today."""
    return f"{place.title} (–{place.until.year})" if place.until else place.title


def _units(field: Field, unit: str) -> tuple[Entry, ...]:
    units = [item for item in people.units() if not field.kinds or item.kind in field.kinds]
    return tuple(Entry(item.id, named(item)) for item in units)


def _colleagues(field: Field, unit: str) -> tuple[Entry, ...]:
    near = {unit, *people.ancestors(unit), *people.descendants(unit)}
    held = [item for item in people.assignments() if item.unit in near]
    users = {item.user for item in held if item.active(clock.today())}
    found = (Entry(user, people.display_name(user)) for user in users)
    return tuple(sorted(found, key=lambda entry: folded(entry.title)))


def _under_headings(offered: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The names of the places around them as headings, if there are several."""
    codes = {item.around for item in offered}
    titles = {code: people.location_title(code) if len(codes) > 1 else "" for code in codes}
    made = (replace(item, around=titles[item.around]) for item in offered)
    return tuple(sorted(made, key=lambda item: item.around))


def _fitting(offered: Iterable[Entry], sought: str) -> tuple[Entry, ...]:
    """Entries in which every word is found, those first whose name begins with the first."""
    words = folded(sought).split()
    if not words:
        return ()
    around = _surroundings()
    full = (Entry(item.value, item.title + around.get(item.around, "")) for item in offered)
    fits = [item for item in full if all(word in folded(item.title) for word in words)]
    fits.sort(key=lambda item: not folded(item.title).startswith(words[0]))
    return tuple(fits[:MOST_FOUND])


def _surroundings() -> dict[str, str]:
    """``(Gihosha, Ntahangwa, Bujumbura)`` by the code of the innermost of these places."""
    names: dict[str, str] = {}
    for level in ("province", "commune", "zone"):
        for place in people.places(level):
            beyond = names.get(place.parent)
            names[place.code] = f"{place.title}, {beyond}" if beyond else place.title
    return {code: f" ({name})" for code, name in names.items()}


def _cases(field: Field, sought: str) -> tuple[Entry, ...]:
    if not sought:
        return ()
    try:
        rows = [row for procedure in field.procedures for row in _rows(procedure, sought)]
    except InvalidValues:
        return ()
    return tuple(Entry(row["uid"], _named(row["reference"], row["title"])) for row in rows)


def _rows(procedure: str, sought: str) -> tuple[dict[str, Any], ...]:
    query = search.CaseQuery(procedure=procedure, text=sought, size=MOST_FOUND)
    return search.find_cases(query).rows


def _case_title(uid: str) -> str:
    case = api.content.get(UID=uid)
    return uid if case is None else _named(case.reference, case.title)


def _named(reference: str, title: str) -> str:
    return " – ".join(filter(None, (reference, title)))


OFFERED: Mapping[FieldType, Callable[[Field, str], tuple[Entry, ...]]] = {
    FieldType.AGENT: _colleagues,
    FieldType.UNIT: _units,
}
"""What a list holds, by type of field, for a case of a unit."""

TITLES: Mapping[FieldType, Callable[[str], str]] = {
    FieldType.LOCATION: people.location_title,
    FieldType.AGENT: people.display_name,
    FieldType.UNIT: name_of,
    FieldType.REFERENCE: _case_title,
}
"""How something of a list is called."""

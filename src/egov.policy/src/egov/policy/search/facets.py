"""How many of the found records fall under each class, unit and year.

Counted by intersecting sets of row ids of what the search found, so a count
never tells of a record that the person may not see.
"""

from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from collections import Counter
from datetime import date
from egov.policy import clock
from egov.policy import people
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.search import dates


def count(catalog, rids: list[int], names: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Counts by facet and value.

    :raises InvalidValues: if there is no such facet.
    """
    for name in names:
        if name not in FACETS:
            raise InvalidValues([FieldProblem.unknown("facets", name)])
    found = IISet(rids)
    return {name: FACETS[name](catalog, found) for name in names}


def _classes(catalog, found: IISet) -> dict[str, int]:
    return _by_value(catalog.Indexes["case_class"], found)


def _units(catalog, found: IISet) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for unit, number in _by_value(catalog.Indexes["case_unit"], found).items():
        for id in (unit, *people.ancestors(unit)):
            counts[id] += number
    return dict(sorted(counts.items()))


def _years(catalog, found: IISet) -> dict[str, int]:
    index, counts = catalog.Indexes["closed_on"], {}
    for year in range(clock.today().year, dates.FIRST.year - 1, -1):
        days = dates.days(date(year, 1, 1), date(year, 12, 31))
        closed, _ = index._apply_index({"closed_on": days})
        counts[str(year)] = len(intersection(found, closed))
        if sum(counts.values()) == len(found):
            break
    return {year: number for year, number in counts.items() if number}


def _by_value(index, found: IISet) -> dict[str, int]:
    counts = {value: len(intersection(found, rids)) for value, rids in index.items()}
    return {value: number for value, number in sorted(counts.items()) if number}


FACETS = {"class": _classes, "unit": _units, "year": _years}
"""What can be counted."""

"""Registers of numbers in the answers of ``@registers``: receipts, and what others register.

They stand beside the acts: the same addresses, ``<register>/<unit>/<year>/<number>``.
"""

from collections.abc import Callable
from collections.abc import Iterator
from egov.policy import people
from egov.policy import registers
from egov.policy.core import texts
from egov.policy.registers import IRoll
from itertools import islice
from typing import Any
from zExceptions import NotFound
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.i18n import translate


LANGUAGES = ("fr", "en")

Address = Callable[..., str]
"""What makes the address of a register from its place."""


def named(register: str) -> IRoll | None:
    """The register of numbers of that name; None if there is none."""
    return queryUtility(IRoll, register)


def books(address: Address) -> Iterator[dict[str, Any]]:
    """The registers of numbers that the current person may look into, by unit and year."""
    for name, roll in sorted(getUtilitiesFor(IRoll)):
        for unit in sorted(roll.units()):
            for year, _last in registers.lengths(roll.register, unit):
                yield _summary(name, roll, unit, year, address)


def answer(
    place: list[str], asked: str, batch: tuple[int, int], address: Address
) -> dict[str, Any]:
    """What is at a place: entries of a unit or of one year, one of them, or whether all are there.

    :raises NotFound: also for who may not look into it.
    """
    name, unit, *inner = place
    roll = named(name)
    years = [year for year, _last in registers.lengths(roll.register, unit)]
    if unit not in roll.units() or not years:
        raise NotFound(unit)
    if not inner:
        return {"@id": address(*place), **_found(roll, unit, years, asked, batch)}
    year = texts.whole(inner[0]) or 0
    if year not in years:
        raise NotFound(inner[0])
    summary = _summary(name, roll, unit, year, address)
    if len(inner) == 1:
        return {**summary, **_found(roll, unit, [year], asked, batch)}
    return summary | _inside(roll, unit, year, inner[1])


def _summary(name: str, roll: IRoll, unit: str, year: int, address: Address) -> dict[str, Any]:
    last = dict(registers.lengths(roll.register, unit))[year]
    found = people.find_unit(unit)
    return {
        "@id": address(name, unit, year),
        "kind": "numbers",
        "register": name,
        "title": {item: translate(roll.title, target_language=item) for item in LANGUAGES},
        "unit": unit,
        "unit_title": found.title if found else unit,
        "year": year,
        "numbers": last,
    }


def _found(
    roll: IRoll, unit: str, years: list[int], asked: str, batch: tuple[int, int]
) -> dict[str, Any]:
    start, size = batch
    ids = [*roll.found(unit, years, asked)]
    items = [roll.told(id) for id in islice(ids, start, start + size)]
    return {"items": items, "items_total": len(ids)}


def _inside(roll: IRoll, unit: str, year: int, what: str) -> dict[str, Any]:
    if what == "verify":
        faults = registers.faults(roll.register, unit, year)
        told = [{"number": item.number, "kind": str(item.kind)} for item in faults]
        return {"ok": not told, "faults": told}
    id = registers.numbers(roll.register, unit, year).get(texts.whole(what) or 0)
    if id is None:
        raise NotFound(what)
    return {"entry": roll.told(id)}

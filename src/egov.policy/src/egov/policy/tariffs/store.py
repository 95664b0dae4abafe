"""Where tariffs are kept: for each tariff and unit one tuple of plain data, in order of entry.

An annotation of the folder of units.  Two people who enter the same tariff of the same
unit write the same key: one is done again after the other.
"""

from BTrees.Length import Length
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from egov.policy import clock
from egov.policy import people
from egov.policy.core import fees
from egov.policy.core.asread import AsRead
from egov.policy.core.fees import Entry
from egov.policy.core.fees import Tariff
from operator import itemgetter
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.tariffs"
CHANGES = "egov.policy.tariffs.changes"

LAST = "\x7f"
"""Comes after every id of a unit."""


@dataclass(frozen=True)
class TariffEntry:
    """One entry: from which day a unit takes what, who said so and when (UTC).

    Without an amount it ends what the unit took before.
    """

    tariff: str
    unit: str
    since: date
    amount: Decimal | None
    author: str
    entered_on: datetime


def entries(tariff: str = "", unit: str = "") -> Sequence[TariffEntry]:
    """All that was ever entered, or that for a tariff, or for a unit; by tariff, unit and day."""
    of_tariff = ((tariff, ""), (tariff, LAST)) if tariff else ()
    rows = [
        (*key, data)
        for key, entered in _kept().items(*of_tariff)
        if unit in ("", key[1])
        for data in sorted(entered, key=itemgetter("since"))
    ]
    return AsRead(rows, _entry)


def entries_of(tariff: str, unit: str) -> list[TariffEntry]:
    """What was entered for a tariff of a unit, oldest entry first."""
    return [_entry((tariff, unit, data)) for data in _kept().get((tariff, unit), ())]


def _entry(row: tuple[str, str, Mapping[str, str]]) -> TariffEntry:
    tariff, unit, data = row
    return TariffEntry(
        tariff,
        unit,
        date.fromisoformat(data["since"]),
        Decimal(data["amount"]) if data["amount"] else None,
        data["author"],
        datetime.fromisoformat(data["entered_on"]),
    )


def in_force(tariff: str, units: Iterable[str], day: date) -> Tariff | None:
    """What holds on a day for the first of these units, the others being those above it."""
    units = tuple(units)
    known = {
        unit: [Entry(item.since, item.amount) for item in entries_of(tariff, unit)]
        for unit in units
    }
    return fees.in_force(known, units, day)


def prices(tariff: str, day: date) -> list[Tariff]:
    """What each unit that has an own amount takes on a day; by the id of the unit."""
    units = [unit for _name, unit in _kept().keys((tariff, ""), (tariff, LAST))]
    found = (in_force(tariff, (unit,), day) for unit in units)
    return [item for item in found if item is not None]


def known() -> frozenset[str]:
    """The tariffs for which some unit has ever entered an amount."""
    rows = ((name, row) for (name, _unit), kept in _kept().items() for row in kept)
    return frozenset(name for name, row in rows if row["amount"])


def changes() -> int:
    """How many entries there are: what waits for a tariff is looked at again after a new one."""
    folder = people.unit_folder()
    count = None if folder is None else IAnnotations(folder).get(CHANGES)
    return count() if count is not None else 0


def keep(tariff: str, unit: str, since: date, amount: Decimal | None) -> None:
    """Add an entry of the current person, now."""
    annotations = IAnnotations(api.portal.get()["units"])
    kept = annotations.setdefault(KEY, OOBTree())
    data = {
        "since": since.isoformat(),
        "amount": "" if amount is None else f"{amount:f}",
        "author": api.user.get_current().getId() or "",
        "entered_on": clock.now().isoformat(),
    }
    annotations.setdefault(CHANGES, Length()).change(1)
    kept[(tariff, unit)] = (*kept.get((tariff, unit), ()), data)


def _kept() -> OOBTree:
    folder = people.unit_folder()
    return OOBTree() if folder is None else IAnnotations(folder).get(KEY, OOBTree())

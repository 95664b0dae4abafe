"""What a case has booked in totals of other cases, and what changes there when it books anew.

Used by the effect ``book_amount``, on the site and in a rehearsal.  Whether a total takes
it is for :mod:`.engine.booking` to say.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from typing import Self


@dataclass(frozen=True)
class Booking:
    """An amount in the ``total`` of the ``case`` that the reference ``field`` has named."""

    field: str
    case: str
    total: str
    amount: Decimal

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """As it was kept."""
        return cls(**{**data, "amount": Decimal(data["amount"])})

    def plain(self) -> dict[str, str]:
        """As it is kept: plain data."""
        return {**vars(self), "amount": f"{self.amount:f}"}


def booking_of(parameters: Mapping[str, Any], case: str, amount: Decimal | None) -> Booking:
    """What the effect asks for; an amount that is missing, or below zero, is nothing."""
    much = max(amount or Decimal(0), Decimal(0))
    return Booking(parameters["case"], case, parameters["total"], much)


@dataclass(frozen=True)
class Change:
    """By how much a total of a case becomes larger, or smaller where it is negative."""

    case: str
    total: str
    amount: Decimal


def booked_anew(
    known: Iterable[Booking], wanted: Booking
) -> tuple[tuple[Booking, ...], tuple[Change, ...]]:
    """What a case has booked from now on, and the changes of totals, what is taken back first.

    ``wanted`` takes the place of what the same field had booked in a total of that name, in
    whichever case.  Without a case, or with nothing, it only takes back.
    """
    here = wanted.field, wanted.total
    before: list[Booking] = []
    rest: list[Booking] = []
    for item in known:
        (before if (item.field, item.total) == here else rest).append(item)
    kept = (wanted,) if wanted.case and wanted.amount else ()
    sums: dict[str, Decimal] = {item.case: -item.amount for item in before}
    for item in kept:
        sums[item.case] = sums.get(item.case, Decimal(0)) + item.amount
    changes = tuple(Change(case, wanted.total, by) for case, by in sums.items() if by)
    return (*rest, *kept), changes

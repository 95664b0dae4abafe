"""Whether the answers of a case are those that its journal vouches for, and totals the sums.

Used by the verification of a site.  Whether the journal itself is whole is the
journal's own question, and comes first.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from egov.policy import journal
from egov.policy.cases import procedure_of
from egov.policy.cases import values
from egov.policy.core.bookings import Booking


VOUCHING = {"opened", "imported", "fields_changed", "total_changed"}
"""Actions that record digests of answers."""


def altered_fields(case) -> list[str]:
    """Ids of the fields whose value is not what the journal recorded last."""
    vouched: dict[str, str] = {}
    for entry in journal.entries(case):
        if entry.action in VOUCHING:
            vouched |= entry.data.get("digests", {})
    present, empty = values(case), journal.digest(case, None)
    return [
        id
        for id in sorted({*vouched, *present})
        if journal.digest(case, present.get(id)) != vouched.get(id, empty)
    ]


class Totals:
    """Holds the totals of cases against what all cases have booked in them.

    A closed case stays as it is, whatever is taken back later: its totals are left out.
    """

    def __init__(self) -> None:
        self._booked: Counter[tuple[str, str]] = Counter()
        self._kept: dict[tuple[str, str], tuple[str, Decimal]] = {}

    def see(self, case) -> None:
        """Note the totals of a case, and what it has booked."""
        for item in map(Booking.of, case.bookings):
            self._booked[item.case, item.total] += item.amount
        totals = [field.id for field in procedure_of(case).fields if field.total]
        if totals and case.closed_on is None:
            where, kept = "/".join(case.getPhysicalPath()), values(case)
            for id in totals:
                self._kept[case.UID(), id] = where, Decimal(kept.get(id) or 0)

    def wrong(self) -> Iterator[tuple[str, str]]:
        """Path of a case and id of a total that is not the sum of what was booked in it."""
        for key, (where, kept) in self._kept.items():
            if kept != self._booked[key]:
                yield where, key[1]

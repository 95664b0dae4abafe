"""Totals of other cases in a rehearsal: how much they still take, and what the case has booked."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from decimal import Decimal
from egov.policy.core.bookings import booked_anew
from egov.policy.core.bookings import Booking
from egov.policy.core.engine import no_room
from egov.policy.core.fees import amount_of
from typing import Any
from typing import Self


@dataclass(frozen=True)
class Totals:
    """``room`` is what a total of any other case takes at first, by total; those not in it, all.

    ``left`` is what is left of it, by case and total.
    """

    room: Mapping[str, Any]
    booked: tuple[Booking, ...] = ()
    left: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)

    def with_booking(self, wanted: Booking) -> Self:
        """What is left once the case has booked that.

        :raises StateConflict: as the site refuses it.
        """
        booked, changes = booked_anew(self.booked, wanted)
        left: dict[tuple[str, str], Decimal] = {}
        for change in changes:
            room = self._room(change.case, change.total)
            if room is None:
                continue
            if change.amount > max(room, Decimal(0)):
                raise no_room(room)
            left[change.case, change.total] = room - change.amount
        return replace(self, booked=booked, left={**self.left, **left})

    def _room(self, case: str, total: str) -> Decimal | None:
        if (left := self.left.get((case, total))) is not None:
            return left
        return None if total not in self.room else amount_of(self.room[total])

"""The book of one cash office for one year: payments in their order, and the closing of each till.

A cashier closes their till at the end of a day: what was counted against what the receipts say.
From then on nothing of that day in that till is added or changed, so that closings and receipts
agree for ever.  The book is made over two ordered mappings, which the surroundings keep.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from egov.policy.core.asread import AsRead
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees.payments import Payment
from egov.policy.core.fees.payments import Status
from egov.policy.core.fees.payments import Way
from typing import Any
from typing import Protocol
from typing import Self


END = "\x7f"
"""Comes after whatever else a key goes on with."""


class Ordered(Protocol):
    """A mapping of plain data that is ordered by its keys, as a BTree."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key."""

    def values(self, min: str, max: str) -> Sequence[Any]:
        """The values between two keys, in order."""

    def __setitem__(self, key: str, value: Any) -> None:
        """Keep a value."""


@dataclass(frozen=True)
class Reckoning:
    """What the receipts of a cashier say of a day: what came, what was given back."""

    received: Decimal
    given_back: Decimal
    receipts: int
    cancelled: int

    @property
    def computed(self) -> Decimal:
        """What has to lie in the till; below 0 if more was given back than came."""
        return self.received - self.given_back


@dataclass(frozen=True)
class Closing:
    """The closing of a till: what was ``counted``, and why it differs from what is computed.

    Both are without what lay there in the morning: less than nothing went out of that.

    ``closed_by`` is who has closed it in the place of its cashier; empty if they did themselves.
    """

    unit: str
    cashier: str
    day: date
    received: Decimal
    given_back: Decimal
    counted: Decimal
    receipts: int
    cancelled: int
    reason: str
    at: datetime
    closed_by: str = ""

    @property
    def computed(self) -> Decimal:
        """What had to lie in the till."""
        return self.received - self.given_back

    @property
    def difference(self) -> Decimal:
        """What is there too much; negative for what is missing."""
        return self.counted - self.computed

    def plain(self) -> dict[str, Any]:
        """Texts and numbers by name."""
        figures = ("received", "given_back", "counted")
        return {
            **self.__dict__,
            **{name: f"{getattr(self, name):f}" for name in figures},
            "day": self.day.isoformat(),
            "at": self.at.isoformat(),
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The closing of plain data."""
        figures = {name: Decimal(data[name]) for name in ("received", "given_back", "counted")}
        day, at = date.fromisoformat(data["day"]), datetime.fromisoformat(data["at"])
        return cls(**{**data, **figures, "day": day, "at": at})


class Ledger:
    """A book; ``entries`` are payments by the end of their id, ``closings`` by day and cashier."""

    def __init__(self, entries: Ordered, closings: Ordered) -> None:
        self._entries, self._closings = entries, closings

    def get(self, id: str) -> Payment | None:
        """The payment of that id."""
        data = self._entries.get(key_of(id))
        return Payment.of(data) if data and data["id"] == id else None

    def between(self, first: date, last: date) -> AsRead[Payment]:
        """The payments of some days, oldest first."""
        found = self._entries.values(f"{first:%Y%m%d}", f"{last:%Y%m%d}{END}")
        return AsRead(found, Payment.of)

    def enter(self, payment: Payment) -> None:
        """Write a payment down.

        :raises StateConflict: if it is cash and the till is closed.
        """
        if payment.way is Way.CASH:
            self.require_open(payment.by, payment.day)
        self._entries[key_of(payment.id)] = payment.plain()

    def change(self, payment: Payment) -> None:
        """Write down how a payment stands now.

        :raises StateConflict: if that changes a till that is closed.
        """
        before = self.get(payment.id)
        if before is None or before.in_till != payment.in_till:
            self.require_open(payment.by, payment.day)
        self._entries[key_of(payment.id)] = payment.plain()

    def require_open(self, cashier: str, day: date) -> None:
        """Nothing, as long as the till of that cashier is open on a day.

        :raises StateConflict: else.
        """
        closing = self.closing(cashier, day)
        if closing is not None:
            raise StateConflict("till_closed", by=cashier, at=closing.at.isoformat())

    def reckon(self, cashier: str, day: date) -> Reckoning:
        """What the receipts of a cashier say of a day."""
        own = [
            item for item in self.between(day, day) if item.way is Way.CASH and item.by == cashier
        ]
        receipts = [item for item in own if not item.refund_of]
        return Reckoning(
            received=_sum(receipts),
            given_back=-_sum(item for item in own if item.refund_of),
            receipts=len(receipts),
            cancelled=sum(item.status is Status.CANCELLED for item in receipts),
        )

    def open_tills(self, first: date, last: date) -> list[tuple[date, str]]:
        """Days and cashiers of the tills through which cash passed and that nobody has closed."""
        used = {(item.day, item.by) for item in self.between(first, last) if item.in_till}
        return sorted(till for till in used if self.closing(till[1], till[0]) is None)

    def close(
        self,
        unit: str,
        cashier: str,
        day: date,
        counted: Decimal,
        reason: str,
        at: datetime,
        closed_by: str = "",
    ) -> Closing:
        """Close a till for a day, for good.

        :raises StateConflict: if it is closed already.
        :raises InvalidValues: naming ``reason``, if none is given though what was counted
            differs, or somebody else than its cashier closes it.
        """
        self.require_open(cashier, day)
        found = self.reckon(cashier, day)
        if (counted != found.computed or closed_by) and not reason.strip():
            raise InvalidValues([FieldProblem.required("reason")])
        closing = Closing(
            unit=unit,
            cashier=cashier,
            day=day,
            received=found.received,
            given_back=found.given_back,
            counted=counted,
            receipts=found.receipts,
            cancelled=found.cancelled,
            reason=reason.strip(),
            at=at,
            closed_by=closed_by,
        )
        self._closings[_till(cashier, day)] = closing.plain()
        return closing

    def closing(self, cashier: str, day: date) -> Closing | None:
        """How a till was closed on a day; None as long as it is open."""
        data = self._closings.get(_till(cashier, day))
        return Closing.of(data) if data else None

    def closings(self, first: date, last: date) -> list[Closing]:
        """Those of some days, oldest first."""
        found = self._closings.values(f"{first:%Y%m%d}", f"{last:%Y%m%d}{END}")
        return [Closing.of(data) for data in found]


def id_of(unit: str, day: date, number: int) -> str:
    """The id of a payment."""
    return f"{unit}-{day:%Y%m%d}-{number:06}"


def place_of(id: str) -> tuple[str, int] | None:
    """The unit and the year in whose book a payment stands; None if that is no id."""
    unit, _, rest = id.rpartition("-")[0].rpartition("-")
    return (unit, int(rest[:4])) if unit and len(rest) == 8 and rest.isdecimal() else None


def key_of(id: str) -> str:
    """Day and number of a payment: its key in its book."""
    return "-".join(id.rsplit("-", 2)[1:])


def _till(cashier: str, day: date) -> str:
    return f"{day:%Y%m%d} {cashier}"


def _sum(payments: Iterable[Payment]) -> Decimal:
    return sum((item.in_till for item in payments), Decimal(0))

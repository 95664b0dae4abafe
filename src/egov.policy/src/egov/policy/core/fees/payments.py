"""One payment, or one refund, as it stands: plain immutable data.

Used by the rules of :mod:`.undoing` and by the book of a cash office (:mod:`.ledger`).  A
receipt is never deleted: what was cancelled keeps its number and says so.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees.tariffs import amount_of
from enum import StrEnum
from typing import Any
from typing import Self


class Way(StrEnum):
    """How money came, or went back."""

    CASH = "cash"
    TRANSFER = "transfer"


class Status(StrEnum):
    """Where a payment stands; only what is received counts."""

    DECLARED = "declared"
    RECEIVED = "received"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Undo(StrEnum):
    """How a payment is undone: it was never one (cancel), or money goes back (refund)."""

    CANCEL = "cancel"
    REFUND = "refund"


@dataclass(frozen=True)
class Undoing:
    """Who proposed to undo a payment, why and when (UTC), and who approved it."""

    kind: Undo
    amount: Decimal
    reason: str
    by: str
    at: datetime
    approved_by: str = ""

    def plain(self) -> dict[str, str]:
        """Texts by name."""
        return {
            "kind": str(self.kind),
            "amount": f"{self.amount:f}",
            "reason": self.reason,
            "by": self.by,
            "at": self.at.isoformat(),
            "approved_by": self.approved_by,
        }

    @classmethod
    def of(cls, data: Mapping[str, str]) -> Self:
        """That of plain data."""
        return cls(
            Undo(data["kind"]),
            Decimal(data["amount"]),
            data["reason"],
            data["by"],
            datetime.fromisoformat(data["at"]),
            data["approved_by"],
        )


@dataclass(frozen=True)
class Payment:
    """Money that came for a case; with ``refund_of`` money that went back, its amount negative.

    ``id`` is ``<unit>-<day>-<number>``: unit and day of the book in which it stands.  ``case``
    is the path of the case and ``case_number`` its official number, so that a list of payments
    loads no case.  ``by`` took or declared it at the moment ``at`` (UTC); cash lies in their
    till.  ``year`` and ``number`` are those of its receipt, 0 as long as it has none.
    ``operator``, ``reference``, ``paid_on`` and ``proof`` (id of a document of the case) are
    those of a transfer, which counts once somebody else has ``checked`` it: by themselves, or
    with a ``statement`` (its id) that they have imported.
    ``key`` is that of the form: what is sent twice is one payment.
    """

    id: str
    case: str
    case_number: str
    unit: str
    day: date
    way: Way
    amount: Decimal
    status: Status
    by: str
    at: datetime
    year: int = 0
    number: int = 0
    operator: str = ""
    reference: str = ""
    paid_on: date | None = None
    proof: str = ""
    checked_by: str = ""
    refund_of: str = ""
    key: str = ""
    undoing: Undoing | None = None
    statement: str = ""

    @property
    def counted(self) -> Decimal:
        """By how much it makes the case paid."""
        return self.amount if self.status is Status.RECEIVED else Decimal(0)

    @property
    def in_till(self) -> Decimal:
        """By how much it changes the till of who took it."""
        return self.counted if self.way is Way.CASH else Decimal(0)

    @property
    def waits(self) -> bool:
        """Whether undoing it waits for approval."""
        return self.undoing is not None and not self.undoing.approved_by

    @property
    def receipt(self) -> str:
        """Number of the receipt as it is written, ``00017/2026``; empty if it has none."""
        return f"{self.number:05}/{self.year}" if self.number else ""

    def plain(self) -> dict[str, Any]:
        """Texts and numbers by name, as a book keeps and REST tells them."""
        return {
            **self.__dict__,
            "day": self.day.isoformat(),
            "way": str(self.way),
            "amount": f"{self.amount:f}",
            "status": str(self.status),
            "at": self.at.isoformat(),
            "paid_on": self.paid_on.isoformat() if self.paid_on else "",
            "undoing": self.undoing.plain() if self.undoing else None,
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The payment of plain data."""
        return cls(
            **{
                **data,
                "day": date.fromisoformat(data["day"]),
                "way": Way(data["way"]),
                "amount": Decimal(data["amount"]),
                "status": Status(data["status"]),
                "at": datetime.fromisoformat(data["at"]),
                "paid_on": date.fromisoformat(data["paid_on"]) if data["paid_on"] else None,
                "undoing": Undoing.of(data["undoing"]) if data["undoing"] else None,
            }
        )


def paid(payments: Iterable[Payment]) -> Decimal:
    """What was paid in all, refunds taken off."""
    return sum((item.counted for item in payments), Decimal(0))


def money_of(value: Any, places: int, field: str = "amount") -> Decimal:
    """An amount of money out of what was given, with the decimals of its currency.

    :raises InvalidValues: if it is none, or has more decimals.
    """
    if value is None or value == "":
        raise InvalidValues([FieldProblem.required(field)])
    exact = amount_of(value, field)
    amount = exact.quantize(Decimal(1).scaleb(-places))
    if amount != exact:
        raise InvalidValues([FieldProblem(field, "too_precise", {"most": places})])
    return amount


def balance_of(value: Any, places: int, field: str = "amount") -> Decimal:
    """The same, or less than nothing: with a minus sign before it.

    :raises InvalidValues: as :func:`money_of`.
    """
    text = value.strip() if isinstance(value, str) else f"{value}" if type(value) is int else ""
    is_less = text.startswith(("-", "\N{MINUS SIGN}"))
    amount = money_of(text[1:] if is_less else value, places, field)
    return Decimal(0) - amount if is_less else amount

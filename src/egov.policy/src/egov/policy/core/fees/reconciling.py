"""A statement of an operator held against what was declared: what agrees, and what does not.

One pass over each side, whatever their order.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from egov.policy.core.fees.payments import Payment
from egov.policy.core.fees.payments import Status
from egov.policy.core.fees.statements import StatementLine
from enum import StrEnum


class Finding(StrEnum):
    """What becomes of a transaction.

    ``matched``: declared, with this amount.  ``own``: so too, but by who imports the statement.
    ``wrong_amount``: declared with another one.  ``unknown``: nobody has declared it.
    ``double``: the statement has it a second time, or another one has it on another day.
    ``reversed``: the money went out, or a line of the statement takes it back.  ``missing``:
    declared for a day of the statement, which does not have it.
    """

    MATCHED = "matched"
    OWN = "own"
    WRONG_AMOUNT = "wrong_amount"
    UNKNOWN = "unknown"
    DOUBLE = "double"
    REVERSED = "reversed"
    MISSING = "missing"


@dataclass(frozen=True)
class Row:
    """One transaction: its line in the statement (0 if it has none), its payment if known."""

    finding: Finding
    number: int
    reference: str
    amount: Decimal
    day: date | None
    payment: str = ""
    declared: Decimal | None = None


def reconcile(
    lines: Sequence[StatementLine],
    held: Callable[[str], Payment | None],
    told_on: Callable[[str], Collection[date]],
    period: Iterable[Payment],
    by: str,
) -> list[Row]:
    """What becomes of each line, in its order, then what is missing.

    ``held`` finds the payment of a reference, ``told_on`` the days on which other statements say
    that its money came; ``period`` are those declared as paid on a day
    of the statement; ``by`` imports it.  A payment that was refused or cancelled holds its
    reference no more.
    """
    rows: list[Row] = []
    seen: set[str] = set()
    taken_back = {line.reference for line in lines if line.amount < 0}
    for line in lines:
        payment = held(line.reference)
        is_double = line.reference in seen or bool({*told_on(line.reference)} - {line.day})
        finding = _of_line(line, payment, is_double, taken_back, by)
        known = (payment.id, payment.amount) if payment else ("", None)
        rows.append(Row(finding, line.number, line.reference, line.amount, line.day, *known))
        seen.add(line.reference)
    rows += [
        Row(Finding.MISSING, 0, item.reference, item.amount, item.paid_on, item.id, item.amount)
        for item in period
        if item.reference not in seen and item.status in (Status.DECLARED, Status.RECEIVED)
    ]
    return rows


def _of_line(
    line: StatementLine, payment: Payment | None, is_double: bool, taken_back: set[str], by: str
) -> Finding:
    if line.reference in taken_back:
        return Finding.REVERSED
    if is_double:
        return Finding.DOUBLE
    if payment is None:
        return Finding.UNKNOWN
    if payment.amount != line.amount:
        return Finding.WRONG_AMOUNT
    is_own = payment.status is Status.DECLARED and payment.by == by
    return Finding.OWN if is_own else Finding.MATCHED

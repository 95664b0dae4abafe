"""A statement of an operator held against what was declared: what agrees, and what does not.

One pass over each side, whatever their order.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from egov.policy.core.fees.payments import Payment
from egov.policy.core.fees.payments import Status
from egov.policy.core.fees.statements import StatementLine
from enum import StrEnum


class Finding(StrEnum):
    """What becomes of a transaction.

    ``matched``: declared, with this amount.  ``wrong_amount``: declared with another one.
    ``unknown``: nobody has declared it.  ``double``: the statement has it a second time.
    ``missing``: declared for a day of the statement, which does not have it.
    """

    MATCHED = "matched"
    WRONG_AMOUNT = "wrong_amount"
    UNKNOWN = "unknown"
    DOUBLE = "double"
    MISSING = "missing"


@dataclass(frozen=True)
class Row:
    """One transaction: its line in the statement (0 if it has none), its payment if known."""

    finding: Finding
    number: int
    reference: str
    amount: Decimal
    payment: str = ""
    declared: Decimal | None = None


def reconcile(
    lines: Iterable[StatementLine],
    held: Callable[[str], Payment | None],
    period: Iterable[Payment],
) -> list[Row]:
    """What becomes of each line, in its order, then what is missing.

    ``held`` finds the payment of a reference; ``period`` are those declared as paid on a day
    of the statement.  A payment that was refused or cancelled holds its reference no more.
    """
    rows: list[Row] = []
    seen: set[str] = set()
    for line in lines:
        rows.append(_row(line, held(line.reference), line.reference in seen))
        seen.add(line.reference)
    rows += [
        Row(Finding.MISSING, 0, item.reference, item.amount, item.id, item.amount)
        for item in period
        if item.reference not in seen and item.status in (Status.DECLARED, Status.RECEIVED)
    ]
    return rows


def _row(line: StatementLine, payment: Payment | None, is_double: bool) -> Row:
    known = (payment.id, payment.amount) if payment else ("", None)
    if is_double:
        finding = Finding.DOUBLE
    elif payment is None:
        finding = Finding.UNKNOWN
    else:
        agrees = payment.amount == line.amount
        finding = Finding.MATCHED if agrees else Finding.WRONG_AMOUNT
    return Row(finding, line.number, line.reference, line.amount, *known)

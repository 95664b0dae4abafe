"""Tariffs of units, each from a day on: which one holds for a unit on a day.

What was entered is never changed nor taken back: an entry of the same day that comes
later corrects it, one without an amount ends it, and then that of a unit above holds.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from typing import Any

import re


MAX_PLACES = 6
"""Decimals of a tariff: it may be a rate of a tax, as 0.03."""

_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]+)?")


@dataclass(frozen=True)
class Entry:
    """From which day a unit takes which amount; None ends what it took before."""

    since: date
    amount: Decimal | None


@dataclass(frozen=True)
class Tariff:
    """What holds for a case: the price, the unit that has set it, and since when."""

    amount: Decimal
    unit: str
    since: date


def in_force(
    entries: Mapping[str, Sequence[Entry]], units: Iterable[str], day: date
) -> Tariff | None:
    """The tariff of the nearest unit that has one on a day; None if none has.

    ``entries`` are those of one tariff by unit, in the order in which they were entered;
    ``units`` the unit of the case and those above it, nearest first.
    """
    for unit in units:
        begun = [entry for entry in entries.get(unit, ()) if entry.since <= day]
        # Of two that begin on the same day the one that was entered last corrects the other.
        last = max(enumerate(begun), key=lambda item: (item[1].since, item[0]), default=None)
        if last is not None and last[1].amount is not None:
            return Tariff(last[1].amount, unit, last[1].since)
    return None


def amount_of(value: Any, field: str = "amount") -> Decimal:
    """The amount of a tariff out of what was given: a whole number or a decimal text.

    :raises InvalidValues: if it is none, is negative, too large, or has too many decimals.
    """
    typed = isinstance(value, int | str) and not isinstance(value, bool)
    text = str(value).strip().replace(",", ".") if typed else ""
    if not _AMOUNT.fullmatch("".join(text.split())):
        raise InvalidValues([FieldProblem(field, "not_a_decimal")])
    amount = Decimal("".join(text.split()))
    if -int(amount.as_tuple().exponent) > MAX_PLACES:
        raise InvalidValues([FieldProblem(field, "too_precise", {"most": MAX_PLACES})])
    return amount

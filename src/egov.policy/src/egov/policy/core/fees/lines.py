"""The lines that a case owes, worked out once and then kept as they are.

Used by the engine when a case is filed.  A line whose price cannot be told (no unit has
set that tariff, an answer is missing) is due all the same, without an amount: a case is
filed whether or not the office has done its part.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from decimal import ROUND_HALF_UP
from egov.policy.core import conditions
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees.tariffs import Tariff
from egov.policy.core.model import Fee
from egov.policy.core.model import Procedure
from typing import Any
from typing import Self


OF_FEES = (conditions.FEES_DUE, conditions.FEES_PAID, conditions.FEES_SETTLED)
"""The facts that no line may ask for: they are made of the lines."""

ONE = Decimal(1)


@dataclass(frozen=True)
class Line:
    """One line of what a case owes.

    ``amount`` is in the currency of the site; None while it cannot be told.  ``price`` is
    that of one, ``unit`` and ``since`` say by whose tariff of which day.
    """

    fee: str
    quantity: Decimal | None
    price: Decimal | None
    amount: Decimal | None
    exempt: bool = False
    unit: str = ""
    since: date | None = None

    def plain(self) -> dict[str, Any]:
        """Texts by name, as a case keeps and REST tells them."""
        figures = ("quantity", "price", "amount")
        return {
            "fee": self.fee,
            **{name: _text(getattr(self, name)) for name in figures},
            "exempt": self.exempt,
            "unit": self.unit,
            "since": self.since.isoformat() if self.since else "",
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The line of plain data."""
        figures = {name: _figure(data[name]) for name in ("quantity", "price", "amount")}
        since = date.fromisoformat(data["since"]) if data["since"] else None
        return cls(data["fee"], **figures, exempt=data["exempt"], unit=data["unit"], since=since)


def due(
    procedure: Procedure,
    facts: Mapping[str, Any],
    tariff: Callable[[str], Tariff | None],
    places: int,
) -> tuple[Line, ...]:
    """The lines that are due for these answers and facts, in the order of the definition.

    ``tariff`` gives the one that is in force where and when the case is filed, ``places``
    are the decimals of the currency.
    """
    asked = (fee for fee in procedure.fees if not fee.when or _holds(procedure, fee.when, facts))
    return tuple(_line(procedure, fee, facts, tariff, places) for fee in asked)


def completed(
    procedure: Procedure,
    lines: Iterable[Line],
    facts: Mapping[str, Any],
    tariff: Callable[[str], Tariff | None],
    places: int,
) -> tuple[Line, ...]:
    """The same lines; those without an amount as they are worked out now.

    A line that this version of the procedure does not know any more stays as it is.
    """
    known = {fee.id: fee for fee in procedure.fees}
    return tuple(
        _line(procedure, known[line.fee], facts, tariff, places)
        if line.amount is None and line.fee in known
        else line
        for line in lines
    )


def total(lines: Iterable[Line]) -> Decimal | None:
    """What is due in all; None while the amount of a line cannot be told."""
    amounts = [line.amount for line in lines]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


def fixed(procedure: Procedure, text: str) -> Decimal | None:
    """The price that a formula gives whatever is answered, as an option says it; None if
    answers or facts say it."""
    formula = conditions.formula_for(procedure, text)
    found = None if conditions.names_in(formula) else conditions.evaluate(formula, {})
    return found if isinstance(found, Decimal) and found >= 0 else None


def left(lines: Iterable[Line], paid: Decimal, is_fixed: bool) -> Decimal:
    """What is still to be paid of these lines; negative for what was paid too much.

    :raises StateConflict: if they are not fixed yet, their sum cannot be told, or there is none.
    """
    lines = tuple(lines)
    due = total(lines)
    if not is_fixed:
        raise StateConflict("not_filed")
    if due is None:
        raise StateConflict("no_tariff")
    if not lines:
        raise StateConflict("owes_nothing")
    return due - paid


def settled(lines: Iterable[Line], paid: Decimal) -> bool:
    """Whether nothing is left to pay; as long as an amount cannot be told, something is."""
    due = total(lines)
    return due is not None and paid >= due


def _line(
    procedure: Procedure,
    fee: Fee,
    facts: Mapping[str, Any],
    tariff: Callable[[str], Tariff | None],
    places: int,
) -> Line:
    def figure(text: str) -> Decimal | None:
        found = conditions.evaluate(conditions.formula_for(procedure, text), facts)
        return found if isinstance(found, Decimal) and found >= 0 else None

    set_by = tariff(fee.tariff) if fee.tariff else None
    price = figure(fee.amount) if fee.amount else set_by.amount if set_by else None
    quantity = figure(fee.quantity) if fee.quantity else ONE
    exempt = bool(fee.exempt_when) and _holds(procedure, fee.exempt_when, facts)
    amount = _amount(price, quantity, places, exempt)
    return Line(fee.id, quantity, price, amount, exempt, *_source(set_by))


def _holds(procedure: Procedure, text: str, facts: Mapping[str, Any]) -> bool:
    return conditions.holds(conditions.for_procedure(procedure, text), facts)


def _amount(
    price: Decimal | None, quantity: Decimal | None, places: int, exempt: bool
) -> Decimal | None:
    smallest = ONE.scaleb(-places)
    if exempt:
        return Decimal(0).quantize(smallest)
    if price is None or quantity is None:
        return None
    return (price * quantity).quantize(smallest, ROUND_HALF_UP)


def _source(tariff: Tariff | None) -> tuple[str, date | None]:
    return (tariff.unit, tariff.since) if tariff else ("", None)


def _text(figure: Decimal | None) -> str:
    return "" if figure is None else f"{figure:f}"


def _figure(text: str) -> Decimal | None:
    return Decimal(text) if text else None

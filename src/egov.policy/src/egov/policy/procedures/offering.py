"""What the public is told of a procedure: as it stands in a unit, what it costs, who is at work.

Used by the sheet, as a page and over REST, so that both tell what a case would be opened with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from egov.policy import clock
from egov.policy import people
from egov.policy import tariffs
from egov.policy.core import fees
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Actor
from egov.policy.core.model import Fee
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.terms import StateKind
from egov.policy.procedures.lookup import get
from egov.policy.procedures.unitoptions import standing_in


AT_WORK = (StateKind.OPEN, StateKind.SUSPENDED)
"""Kinds of the steps of the office: neither the draft nor the ends."""


@dataclass(frozen=True)
class Price:
    """What is taken today; ``unit`` is whose tariff that is, empty if none sets it."""

    unit: str
    amount: Decimal


def offered_in(id: str, unit: str = "") -> Procedure:
    """What the public can ask for, as it stands today for cases of a unit; with no unit, where
    none has set anything.

    :raises UnknownProcedure: if nobody can ask for that.
    :raises InvalidValues: naming ``unit`` if it takes no such cases.
    """
    procedure = get(id)
    if procedure.internal:
        raise UnknownProcedure(id)
    if not unit:
        return procedure
    if unit not in {item.id for item in units_for(procedure)}:
        raise InvalidValues([FieldProblem.unknown("unit", unit)])
    return standing_in(procedure, unit, clock.today())


def units_for(procedure: Procedure) -> list[people.UnitInfo]:
    """The units that take its cases, by their kind."""
    return [unit for unit in people.units() if unit.kind in procedure.unit_kinds]


def prices(procedure: Procedure, fee: Fee, unit: str = "") -> list[Price]:
    """What a line costs today, in the unit or in each; nothing where the answers say it."""
    if fee.amount:
        amount = fees.fixed(procedure, fee.amount)
        return [] if amount is None else [Price("", amount)]
    day = clock.today()
    if not unit:
        return [Price(item.unit, item.amount) for item in tariffs.prices(fee.tariff, day)]
    held = tariffs.in_force(fee.tariff, (unit, *people.ancestors(unit)), day)
    return [Price(held.unit, held.amount)] if held else []


def steps(procedure: Procedure) -> Iterator[tuple[State, list[Actor]]]:
    """The steps of the office, each with the actors of whom something is asked."""
    for state in procedure.states:
        if state.kind in AT_WORK:
            names = dict.fromkeys(task.actor for task in state.tasks)
            yield state, [procedure.actor(name) for name in names]

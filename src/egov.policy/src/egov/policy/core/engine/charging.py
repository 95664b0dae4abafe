"""What a case owes: worked out from its answers and the tariffs of today."""

from babel.numbers import get_currency_precision
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from egov.policy.core import fees
from egov.policy.core import form
from egov.policy.core.engine.events import Charged
from egov.policy.core.engine.events import Priced
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.facts import facts
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.fees import Tariff
from egov.policy.core.model import Procedure
from typing import Any


def charges(procedure: Procedure, situation: Situation, world: World) -> tuple[fees.Line, ...]:
    """The lines that would be due if the case was filed now."""
    if not procedure.fees:
        return ()
    return fees.due(procedure, *_circumstances(procedure, situation, world))


def charge(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Fix what is due."""
    lines = charges(procedure, turn.after, world)
    if not lines:
        return turn
    return turn.then(replace(turn.after, fees=lines), Charged(lines))


def complete(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Work out the amounts that could not be told before: a tariff was missing, or an answer."""
    before = turn.after
    if all(line.amount is not None for line in before.fees):
        return turn
    lines = fees.completed(procedure, before.fees, *_circumstances(procedure, before, world))
    if lines == before.fees:
        return turn
    return turn.then(replace(before, fees=lines), Priced(lines))


def _circumstances(
    procedure: Procedure, situation: Situation, world: World
) -> tuple[Mapping[str, Any], Callable[[str], Tariff | None], int]:
    """What conditions may ask, the tariffs of the unit today, the decimals of the currency."""

    def tariff(id: str) -> Tariff | None:
        return world.tariff(id, situation.unit)

    currency = form.currency_of(world.calendar(situation.unit).country)
    return facts(procedure, situation, world), tariff, get_currency_precision(currency)

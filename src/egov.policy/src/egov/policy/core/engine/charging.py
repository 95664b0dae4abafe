"""What a case owes: worked out from its answers and the tariffs of today."""

from babel.numbers import get_currency_precision
from dataclasses import replace
from egov.policy.core import fees
from egov.policy.core import form
from egov.policy.core.engine.events import Charged
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.facts import facts
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.fees import Tariff
from egov.policy.core.model import Procedure


def charges(procedure: Procedure, situation: Situation, world: World) -> tuple[fees.Line, ...]:
    """The lines that would be due if the case was filed now."""
    if not procedure.fees:
        return ()

    def tariff(id: str) -> Tariff | None:
        return world.tariff(id, situation.unit)

    currency = form.currency_of(world.calendar(situation.unit).country)
    places = get_currency_precision(currency)
    return fees.due(procedure, facts(procedure, situation, world), tariff, places)


def charge(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Fix what is due."""
    lines = charges(procedure, turn.after, world)
    if not lines:
        return turn
    return turn.then(replace(turn.after, fees=lines), Charged(lines))

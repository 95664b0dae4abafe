"""A total of a case becomes larger or smaller, because another case books something in it."""

from decimal import Decimal
from egov.policy.core.engine.answering import with_answer
from egov.policy.core.engine.facts import result
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure


def book(
    procedure: Procedure, situation: Situation, total: str, change: Decimal, world: World
) -> Situation:
    """The case whose total has changed by so much; a closed one stays as it is.

    :raises StateConflict: it has no such total, or that would pass its ceiling; a closed
        case with a ceiling takes no more.
    """
    field = next((item for item in procedure.fields if item.id == total and item.total), None)
    if field is None:
        raise StateConflict("no_total")
    now = Decimal(situation.values.get(total) or 0)
    if change > 0 and field.ceiling:
        left = _left(procedure, situation, field, now, world)
        if change > left:
            raise no_room(left)
    if situation.closed_on is not None:
        return situation
    return with_answer(procedure, situation, total, now + change, world)


def no_room(left: Decimal) -> StateConflict:
    """The refusal of what would pass a ceiling, with how much there is still room for."""
    return StateConflict("no_room", left=f"{max(left, Decimal(0)):f}")


def _left(
    procedure: Procedure, situation: Situation, field: Field, now: Decimal, world: World
) -> Decimal:
    if situation.closed_on is not None:
        return Decimal(0)
    most = result(procedure, situation, field.ceiling, world) or Decimal(0)
    return Decimal(most - now)

"""Money comes for a case, or goes back; what it owes is worked out anew."""

from dataclasses import replace
from decimal import Decimal
from egov.policy.core import fees
from egov.policy.core import texts
from egov.policy.core.engine.automatic import conclude
from egov.policy.core.engine.charging import charges
from egov.policy.core.engine.effects import booked_anew
from egov.policy.core.engine.events import Charged
from egov.policy.core.engine.events import Paid
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.refusals import awake
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure


MAX_COMMENT = 4000
"""Characters of the reason why what is due is worked out anew."""


def left_to_pay(situation: Situation) -> Decimal:
    """What is still to be paid.

    :raises StateConflict: if what is due is not fixed, cannot be told, or there is nothing.
    """
    return fees.left(situation.fees, situation.paid, situation.filed_on is not None)


def credit(procedure: Procedure, situation: Situation, amount: Decimal, world: World) -> Turn:
    """Money has come for the case, or gone back where it is negative.

    :raises StateConflict: if the case was not filed.
    """
    if situation.filed_on is None:
        raise StateConflict("not_filed")
    now = replace(awake(situation), paid=situation.paid + amount)
    return _concluded(procedure, situation, Turn(now).then(now, Paid(amount)), world)


def recharge(
    procedure: Procedure, situation: Situation, by: str, comment: str, world: World
) -> Turn:
    """What is due anew, by the answers and the tariffs of today: as long as nothing was paid.

    :raises StateConflict: if the case was not filed, or something was paid.
    :raises InvalidValues: naming ``comment``, which says why.
    """
    if situation.filed_on is None:
        raise StateConflict("not_filed")
    if situation.paid:
        raise StateConflict("paid")
    why = texts.remark("comment", comment, MAX_COMMENT)
    if not why:
        raise InvalidValues([FieldProblem.required("comment")])
    lines = charges(procedure, situation, world)
    now = replace(awake(situation), fees=lines)
    return _concluded(procedure, situation, Turn(now).then(now, Charged(lines, by, why)), world)


def _concluded(procedure: Procedure, before: Situation, turn: Turn, world: World) -> Turn:
    """What follows: by the flow while there is one, in what it has booked once it is closed."""
    if turn.after.closed_on is not None:
        turn = booked_anew(procedure, turn)
    return conclude(procedure, before, turn, world)

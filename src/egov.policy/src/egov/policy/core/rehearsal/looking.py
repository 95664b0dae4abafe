"""Somebody opens the page of a case: that weighs conditions which no act has to weigh.

Used after every turn, so that a test need not be refused a decision to have seen that it is
not open.
"""

from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.model import Procedure
from egov.policy.core.rehearsal import answers


def look(procedure: Procedure, situation: Situation, world: World) -> None:
    """Weigh what the page tells: what may be decided, which answers and pieces are asked for."""
    for taken in procedure.leaving(situation.state):
        engine.is_met(procedure, situation, taken.when, world)
    context = answers.context(procedure, situation, situation.requester, world)
    form.shown(procedure, situation.values, context)
    for piece in procedure.pieces:
        form.piece_required(procedure, piece, situation.values, context)

"""Opening a case: a draft with its first tasks.  Who may open one is asked before."""

from collections.abc import Mapping
from egov.policy.core.engine import asking
from egov.policy.core.engine import clocks
from egov.policy.core.engine.automatic import conclude
from egov.policy.core.engine.events import Opened
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from typing import Any


def open_case(
    procedure: Procedure, unit: str, requester: str, values: Mapping[str, Any], world: World
) -> Turn:
    """The first situation of a case, and what it asks of whom."""
    situation = Situation(
        unit=unit,
        requester=requester,
        state=procedure.initial.id,
        entered_on=world.now,
        opened_on=world.now,
        values=dict(values),
    )
    turn = Turn(situation, (Opened(),))
    for event in (clocks.OPENING, situation.state):
        turn = clocks.start(procedure, turn, event, world)
    turn = asking.open_all(procedure, clocks.start_dated(procedure, turn, world), world)
    return conclude(procedure, None, turn, world)

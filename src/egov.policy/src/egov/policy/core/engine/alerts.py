"""What the functional administrator has to see: nobody is there, no price is known, no rest."""

from collections.abc import Collection
from collections.abc import Iterator
from egov.policy.core.engine import joining
from egov.policy.core.engine.events import Alert
from egov.policy.core.engine.joining import Status
from egov.policy.core.engine.outlook import goes_on
from egov.policy.core.engine.permitted import candidates
from egov.policy.core.engine.permitted import is_choosy
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.terms import StateKind


NOBODY, QUORUM, DEPTH = "nobody", "quorum", "depth"
TARIFF, AMOUNT = UNPRICED = "tariff", "amount"
"""Why what is due cannot be told: no unit has set the tariff; the formula gives no amount."""


def alerts(procedure: Procedure, situation: Situation, world: World) -> tuple[Alert, ...]:
    """Why a case cannot go on as it should; nothing for most, and for closed ones."""
    if procedure.state(situation.state).kind is StateKind.FINAL:
        return ()
    return tuple(_all(procedure, situation, world))


def is_touchy(procedure: Procedure, state: str, items: Collection[WorkItem]) -> bool:
    """Whether a case may get stuck when somebody leaves, though none of its groups gets empty.

    ``items`` are the open ones.  So it is where nobody is asked and only some may go on, and
    where not everybody of a group may answer.
    """
    if procedure.state(state).kind is StateKind.FINAL:
        return False
    return not items or any(is_choosy(procedure, item) for item in items)


def _all(procedure: Procedure, situation: Situation, world: World) -> Iterator[Alert]:
    if situation.halted:
        yield Alert(DEPTH, situation.state)
    for item in situation.open:
        if not candidates(procedure, situation, item, world):
            yield Alert(NOBODY, item.id)
    yield from _without_quorum(procedure, situation)
    if not situation.open and not goes_on(procedure, situation, world):
        yield Alert(NOBODY, situation.state)
    yield from _unpriced(procedure, situation)


def _without_quorum(procedure: Procedure, situation: Situation) -> Iterator[Alert]:
    state, present = procedure.state(situation.state), situation.present
    for id, status in joining.statuses(state, situation).items():
        items = [item for item in present if item.task == id]
        if status is Status.OPEN and joining.lacks_people(state.task(id), items):
            yield Alert(QUORUM, id)


def _unpriced(procedure: Procedure, situation: Situation) -> Iterator[Alert]:
    for line in situation.fees:
        if line.amount is None:
            lacks_tariff = line.price is None and bool(procedure.fee(line.fee).tariff)
            yield Alert(TARIFF if lacks_tariff else AMOUNT, line.fee)

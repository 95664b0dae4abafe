"""``close_case``: a transition of other cases is taken, which leads them to their end."""

from egov.policy import cases
from egov.policy import journal
from egov.policy.casework import links
from egov.policy.casework import situations
from egov.policy.casework import turns
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core.effects import EFFECTS
from egov.policy.core.effects import LINKED
from egov.policy.core.engine import Turn
from egov.policy.core.engine.moving import move
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind
from functools import partial
from zope.interface import implementer


CAUSE = "case"
"""What took the transition there: another case."""


@implementer(IEffect)
class CloseCase:
    """End a case, or all that are linked with this one, from where such an end is possible."""

    type = EFFECTS["close_case"]

    def apply(
        self, case, procedure: Procedure, decision: Decision, field: str, transition: str
    ) -> None:
        """Take the transition there; a case that has no such way to its end stays as it is."""
        named = links.uids(case) if field == LINKED else [cases.values(case).get(field, "")]
        for other in filter(None, map(cases.find, named)):
            # It may be the one that closes this one: its own step comes first.
            turns.when_done(other, partial(_close, case, other, transition))


def _close(case, other, transition: str) -> None:
    taken = _ending(other, transition)
    if taken is not None:
        _take(other, taken)
        journal.record(case, "case_closed", other=other.UID(), transition=transition)


def _ending(other, transition: str) -> Transition | None:
    """The transition, if it leads that case from where it is to its end."""
    procedure, state = cases.procedure_of(other), cases.state_of(other).id
    found = (item for item in procedure.leaving(state) if item.id == transition)
    taken = next(found, None)
    if taken is None or procedure.state(taken.target).kind is not StateKind.FINAL:
        return None
    return taken


def _take(other, taken: Transition) -> None:
    world, procedure = cases.SiteWorld(other), cases.procedure_of(other)
    turn = Turn(situations.load(other))
    turns.carry_out(other, move(procedure, turn, taken, world, cause=CAUSE), world)

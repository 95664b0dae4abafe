"""What a definition says in short, written out: afterwards it stands on its own."""

from dataclasses import replace
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind


ANY = "any"
"""``from: any`` is every state in which a filed case can be and is not closed."""

RUNNING = (StateKind.OPEN, StateKind.SUSPENDED)


def expanded(procedure: Procedure) -> Procedure:
    """The procedure with every state that ``any`` stands for."""
    running = tuple(state.id for state in procedure.states if state.kind in RUNNING)
    taken = tuple(_from(item, running) for item in procedure.transitions)
    return replace(procedure, transitions=taken)


def _from(transition: Transition, running: tuple[str, ...]) -> Transition:
    if transition.sources != (ANY,):
        return transition
    return replace(transition, sources=tuple(id for id in running if id != transition.target))

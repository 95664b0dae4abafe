"""What a definition says in short, written out: afterwards it stands on its own."""

from dataclasses import replace
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.place import Place
from egov.policy.core.terms import StateKind
from typing import Any

import yaml


ANY = "any"
"""``from: any`` is every state in which a filed case can be and is not closed."""

RUNNING = (StateKind.OPEN, StateKind.SUSPENDED)


MAX_FIELDS = 600
"""Of a whole definition, with those of its blocks."""


def bound(procedure: Any, place: Place, node: yaml.Node) -> None:
    """Fault a definition that is too large to be checked in a moment."""
    if procedure is not BAD and sum(1 for _ in procedure.fields) > MAX_FIELDS:
        message = f"The definition has more than {MAX_FIELDS} fields."
        here = next(key for key, _ in node.value if key.value == "sections")
        place.at("sections").fault(here, "E012", message, "Make several procedures of it.")


def expanded(procedure: Procedure) -> Procedure:
    """The procedure with every state that ``any`` stands for."""
    running = tuple(state.id for state in procedure.states if state.kind in RUNNING)
    taken = tuple(_from(item, running) for item in procedure.transitions)
    return replace(procedure, transitions=taken)


def _from(transition: Transition, running: tuple[str, ...]) -> Transition:
    if transition.sources != (ANY,):
        return transition
    return replace(transition, sources=tuple(id for id in running if id != transition.target))

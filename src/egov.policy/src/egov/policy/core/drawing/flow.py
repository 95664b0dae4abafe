"""What is drawn of a procedure: its states, and a line for each way between two of them."""

from dataclasses import dataclass
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition


@dataclass(frozen=True)
class Way:
    """All decisions that lead from one state to another; both may be the same."""

    source: str
    target: str
    transitions: tuple[Transition, ...]


def numbered(procedure: Procedure) -> list[tuple[int, Transition]]:
    """The decisions with the numbers by which a picture refers to them."""
    return list(enumerate(procedure.transitions, start=1))


def ways(procedure: Procedure) -> list[Way]:
    """The ways between states, in the order in which the definition first tells them."""
    found: dict[tuple[str, str], list[Transition]] = {}
    for transition in procedure.transitions:
        for source in transition.sources:
            found.setdefault((source, transition.target), []).append(transition)
    return [Way(*ends, tuple(taken)) for ends, taken in found.items()]

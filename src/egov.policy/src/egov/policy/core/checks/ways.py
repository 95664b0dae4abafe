"""The ways a case can go: which transition can be taken from which state, and by what.

A transition moves a case when a person may take it, when it is automatic, or when a
task, a state or a deadline takes it; one whose condition can never hold does not.
"""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.truth import never
from egov.policy.core.engine import joining
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from functools import lru_cache


@dataclass(frozen=True)
class Way:
    """A transition from one of its states."""

    source: str
    target: str
    transition: Transition


@lru_cache(maxsize=4)
def ways(outline: Outline) -> tuple[Way, ...]:
    """All ways from a known state to a known state that something can take."""
    return tuple(
        Way(source, item.target, item)
        for item in outline.procedure.transitions
        if item.target in outline.states and not impossible(outline, item)
        for source in dict.fromkeys(item.sources)
        if source in outline.states and is_taken(outline, item, outline.states[source])
    )


def is_taken(outline: Outline, transition: Transition, state: State) -> bool:
    """Whether a person or anything else takes a transition from a state."""
    return bool(
        transition.actor
        or transition.automatic
        or transition.id in ends_of(state)
        or transition.id in silences(outline)
    )


def impossible(outline: Outline, transition: Transition) -> bool:
    """Whether the condition of a transition can never hold, however it is taken."""
    if never(outline, transition.when):
        return True
    alone = transition.automatic
    return bool(alone and not transition.actor and never(outline, alone.when))


def ends_of(state: State) -> set[str]:
    """Transitions that the tasks of a state, or the state itself, take."""
    parts: tuple[State | Task, ...] = (state, *state.tasks)
    return {name for part in parts for name in (part.complete, part.reject) if name}


def silences(outline: Outline) -> set[str]:
    """Transitions that deadlines take."""
    return {deadline.silence for deadline in outline.procedure.all_deadlines if deadline.silence}


@lru_cache(maxsize=4)
def leads_to(outline: Outline) -> Mapping[str, set[str]]:
    """The states that can follow each state, sooner or later, itself only by a circle."""
    following: dict[str, list[str]] = {}
    for way in ways(outline):
        following.setdefault(way.source, []).append(way.target)
    return {id: _closure(following.get(id, ()), following) for id in outline.states}


def comes_after(outline: Outline, state: str, transition: Transition) -> bool:
    """Whether a case can be in a state after that transition."""
    target = transition.target
    return state == target or state in leads_to(outline).get(target, ())


def by_people(outline: Outline, transition: Transition) -> bool:
    """Whether people take a transition: its actor, or those who are asked."""
    by_hand = bool(transition.actor) and not transition.automatic
    return by_hand or any(transition.id in ends_of(state) for state in outline.procedure.states)


def by_one(outline: Outline, transition: Transition) -> bool:
    """Whether a single person takes a transition, wherever it is taken."""
    states = [outline.states[id] for id in transition.sources if id in outline.states]
    together = any(transition.id in joining.standing(state) for state in states)
    return by_people(outline, transition) and not together


def _closure(starts: Collection[str], following: Mapping[str, Collection[str]]) -> set[str]:
    found, waiting = set(starts), list(starts)
    while waiting:
        new = set(following.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return found

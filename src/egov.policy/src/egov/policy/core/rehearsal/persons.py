"""Whom a test means by ``clerk 2``, and what a test calls somebody.

Used by :mod:`.playing` for those who act and by :mod:`.expecting` for those whose turn
it is.  In both worlds people are found through the engine, so that a substitute or the
holder of another unit is counted alike.
"""

from collections.abc import Iterator
from egov.policy.core import engine
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.model import Procedure


STRANGER = "stranger"
"""Somebody who holds no function; ``stranger 2`` is somebody else."""

REQUESTER = "requester"
"""Who opens a case as its requester."""


def split(name: str) -> tuple[str, int]:
    """The actor and the number that a name is made of: ``clerk 2``."""
    actor, _, number = name.partition(" ")
    return actor, int(number or 1)


def person(procedure: Procedure, situation: Situation, world: World, name: str) -> str:
    """The id of whom a test names; empty if there is nobody of that number.

    What is no actor is an id itself.
    """
    actor, number = split(name)
    if actor not in {item.id for item in procedure.actors}:
        return actor if number == 1 else f"{actor}-{number}"
    people = _people(procedure, situation, world, actor)
    return people[number - 1] if number <= len(people) else ""


def name(procedure: Procedure, situation: Situation, world: World, id: str) -> str:
    """What a test calls a person, by the first actor that they play; else their id."""
    for actor in procedure.actors:
        people = _people(procedure, situation, world, actor.id)
        if id in people:
            number = people.index(id) + 1
            return actor.id if number == 1 else f"{actor.id} {number}"
    return id


def members(world: World, principal: str) -> tuple[str, ...]:
    """The people behind a principal: a group or ``user:<id>``."""
    kind, _, id = principal.partition(":")
    return (id,) if kind == "user" else world.members(principal)


def _people(
    procedure: Procedure, situation: Situation, world: World, actor: str
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_each(procedure, situation, world, actor)))


def _each(procedure: Procedure, situation: Situation, world: World, actor: str) -> Iterator[str]:
    for principal in engine.principals(procedure, situation, actor, world):
        yield from members(world, principal)

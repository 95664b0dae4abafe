"""Whom a task may be given to, and who may be asked as well.

Whoever is named reads the case from then on.  So only those are named whom it concerns
anyway: people of its unit, of the units above that, of the units in which an actor of the
procedure is played, and who plays an actor in person.
"""

from dataclasses import replace
from egov.policy.core.engine import actors
from egov.policy.core.engine.permitted import may_end
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure


def nameable(
    procedure: Procedure, situation: Situation, item: WorkItem, world: World
) -> tuple[str, ...]:
    """Ids of the people who may be asked in the place of whom an item asks, or beside them.

    Those of the unit of the case come first, then those of the units above.
    """
    players = _players(procedure, situation, world)
    near = [person for unit in _units(situation, players, world) for person in world.staff(unit)]
    alone = [person for name in players for person in _alone(name, world)]
    return tuple(
        person
        for person in dict.fromkeys((*near, *alone))
        if _able(procedure, situation, item, f"{actors.USER}{person}", world)
    )


def may_be_named(
    procedure: Procedure, situation: Situation, item: WorkItem, principal: str, world: World
) -> bool:
    """Whether a principal, ``user:<id>`` or a group, may be asked so."""
    if principal.startswith(actors.USER):
        person = principal.removeprefix(actors.USER)
        return person in nameable(procedure, situation, item, world)
    units = _units(situation, _players(procedure, situation, world), world)
    near = principal.rpartition(".")[0] in units
    return near and _able(procedure, situation, item, principal, world)


def _players(procedure: Procedure, situation: Situation, world: World) -> tuple[str, ...]:
    return tuple(
        principal
        for actor in procedure.actors
        for principal in actors.principals(procedure, situation, actor.id, world)
    )


def _units(situation: Situation, players: tuple[str, ...], world: World) -> tuple[str, ...]:
    line = (situation.unit, *world.ancestors(situation.unit))
    groups = (name for name in players if not name.startswith(actors.USER))
    return tuple(dict.fromkeys((*line, *(group.rpartition(".")[0] for group in groups))))


def _alone(principal: str, world: World) -> tuple[str, ...]:
    """The person, where one plays an actor in person."""
    return actors.people(principal, world) if principal.startswith(actors.USER) else ()


def _able(
    procedure: Procedure, situation: Situation, item: WorkItem, principal: str, world: World
) -> bool:
    """Whether somebody of a principal is not barred: by four eyes, or by having answered."""
    asked = replace(item, principal=principal, holder="")
    return any(
        may_end(procedure, situation, asked, person, world)
        for person in actors.people(principal, world)
    )

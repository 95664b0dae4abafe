"""How the current person stands towards a case: capacities, turn, claim."""

from AccessControl import getSecurityManager
from egov.policy import cases
from egov.policy import people
from egov.policy.core import engine
from egov.policy.core.engine import WorkItem
from egov.policy.core.model import Actor
from typing import Any


def user_id() -> str:
    """Id of the current person, empty for nobody."""
    return getSecurityManager().getUser().getId() or ""


def groups() -> frozenset[str]:
    """Groups of the current person today."""
    user = getSecurityManager().getUser()
    # Zope's own special users (nobody, system) know no groups.
    return frozenset(user.getGroups() if hasattr(user, "getGroups") else ())


def actors(case) -> dict[str, str]:
    """The actors that the current person plays in a case, and as which group or person."""
    mine, known, world = (
        cases.capacities(user_id()),
        cases.situation_of(case),
        cases.SiteWorld(case),
    )
    procedure, found = cases.procedure_of(case), {}
    for actor in procedure.actors:
        for principal in engine.principals(procedure, known, actor.id, world):
            if principal in mine:
                found.setdefault(actor.id, principal)
    return found


def group_of(case, actor_id: str) -> str:
    """As which group, or person, the current person plays that actor; empty if not at all."""
    return actors(case).get(actor_id, "")


def would_play(actor: Actor, unit: str, mine: frozenset[str]) -> bool:
    """Whether a person of these groups plays an actor in a case that they open at a unit."""
    if actor.requester:
        return any(group.rpartition(".")[0] == unit for group in mine)
    return people.group_of_actor(actor, unit) in mine


def acting_in(principal: str) -> dict[str, Any]:
    """In what capacity the current person acts, as the journal says it of every act."""
    return {"capacity": principal, "substitute_for": people.lenders(user_id(), principal)}


def claimant(case, item: WorkItem) -> str:
    """Who has the task, if anybody: a claim ends with the function of who made it."""
    return engine.holder(item, cases.SiteWorld(case))


def is_in_charge(case, task: str) -> bool:
    """Whether it is up to the current person to get a task going again that is stuck.

    What others are asked in the same case meanwhile stays theirs.
    """
    lost = (item.id for item in case.open_tasks if not item.principal)
    stuck = case.halted or task in lost
    return stuck and not cases.in_charge(case.unit).isdisjoint(groups())

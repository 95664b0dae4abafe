"""Who belongs to which group on a day: what rights on cases are made of."""

from datetime import date
from egov.policy.core.model import Actor
from egov.policy.core.model import ActorPlace
from egov.policy.people import clock
from egov.policy.people.model import Function
from egov.policy.people.model import group_id
from egov.policy.people.store import people
from egov.policy.people.tree import ancestors
from egov.policy.people.tree import find_unit


def functions() -> dict[str, Function]:
    """The functions of the office by id, in the order of the pack."""
    return dict(people().functions)


def group_of_actor(actor: Actor, unit_id: str) -> str | None:
    """Group that plays an actor in a case of that unit; None if nobody can."""
    if find_unit(unit_id) is None:
        return None
    if actor.at is ActorPlace.UNIT:
        return group_id(unit_id, actor.function)
    above = ancestors(unit_id)
    return group_id(above[0], actor.function) if above else None


def groups_of(user_id: str, on: date | None = None) -> frozenset[str]:
    """Groups of a person on a day, today if none is given."""
    day = on or clock.today()
    return frozenset(item.group for item in people().of_user(user_id) if item.active(day))


def holders(unit: str, function: str, on: date | None = None) -> list[str]:
    """Ids of those who hold a function at a unit on a day, substitutes included."""
    day = on or clock.today()
    found = people().of_group(group_id(unit, function))
    return sorted({item.user for item in found if item.active(day)})

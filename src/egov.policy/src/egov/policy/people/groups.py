"""Who belongs to which group on a day: what rights on cases are made of."""

from collections.abc import Iterator
from datetime import date
from egov.policy import clock
from egov.policy.core.model import Actor
from egov.policy.core.terms import ActorPlace
from egov.policy.people.model import Function
from egov.policy.people.model import group_id
from egov.policy.people.model import UnitInfo
from egov.policy.people.store import people
from egov.policy.people.tree import ancestors
from egov.policy.people.tree import find_unit
from egov.policy.people.tree import units
from plone import api


def functions() -> dict[str, Function]:
    """The functions of the office by id, in the order of the pack."""
    return dict(people().functions)


def group_of_actor(actor: Actor, unit_id: str) -> str | None:
    """Group that plays an actor in a case of that unit; None if its unit alone does not tell."""
    place = _place(actor, unit_id) if actor.function and find_unit(unit_id) else ""
    return group_id(place, actor.function) if place else None


def _place(actor: Actor, unit_id: str) -> str:
    if actor.at is ActorPlace.UNIT:
        return unit_id
    if actor.at is ActorPlace.NAMED:
        return actor.place if find_unit(actor.place) else ""
    above = ancestors(unit_id)
    if actor.at is ActorPlace.PARENT:
        return above[0] if above else ""
    if actor.at is ActorPlace.KIND:
        return next((id for id in (unit_id, *above) if find_unit(id).kind == actor.place), "")
    return ""


def groups_of(user_id: str, on: date | None = None) -> frozenset[str]:
    """Groups of a person on a day, today if none is given."""
    day = on or clock.today()
    return frozenset(item.group for item in people().of_user(user_id) if item.active(day))


def lenders(user_id: str, group: str, on: date | None = None) -> tuple[str, ...]:
    """Who lent a person that function on a day; none if the person holds it as well."""
    day = on or clock.today()
    held = [item for item in people().of_user(user_id) if item.group == group]
    found = [item.substitute_for for item in held if item.active(day)]
    return tuple(sorted(found)) if all(found) else ()


def members(group: str, on: date | None = None) -> list[str]:
    """Ids of those who belong to a group on a day, substitutes included."""
    day = on or clock.today()
    return sorted({item.user for item in people().of_group(group) if item.active(day)})


def staff(unit: str, on: date | None = None) -> list[str]:
    """Ids of those who hold a function at a unit on a day, substitutes included."""
    held = (group_id(unit, function) for function in functions())
    return sorted({user for group in held for user in members(group, on)})


def head_of(unit: str) -> str:
    """The function whose holders are the head of a unit; empty if it has none."""
    found = find_unit(unit)
    if found is None:
        return ""
    heads = (item.id for item in functions().values() if found.kind in item.head_of)
    return next(heads, "")


def all_groups() -> Iterator[tuple[str, str]]:
    """Id and title of every group that can have members."""
    known = functions().values()
    for unit in units():
        for function in known:
            yield group_id(unit.id, function.id), _title(unit, function)


def title_of(group: str) -> str:
    """Title of a group; empty if its unit or its function does not exist."""
    # Ids of units may hold a dot, those of functions never do.
    unit_id, _dot, function_id = group.rpartition(".")
    unit, function = find_unit(unit_id), functions().get(function_id)
    return _title(unit, function) if unit and function else ""


def _title(unit: UnitInfo, function: Function) -> str:
    name, _language = function.title.best(api.portal.get_default_language())
    return f"{name} – {unit.title}"

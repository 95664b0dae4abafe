"""Checks of who is there today: somebody for each actor, enough of them, four eyes.

Who is appointed changes every day, so these are warnings: a definition is published
before its people are named.  Looked at are the units in which cases can be opened; where
there is none yet, all that could have some.
"""

from collections.abc import Mapping
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.mentions import mentions
from egov.policy.core.checks.needs import four_eyes
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.ways import by_one
from egov.policy.core.engine import groups_at
from egov.policy.core.model import Actor
from egov.policy.core.model import Procedure
from egov.policy.core.options import applied
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import StateKind
from functools import lru_cache
from itertools import product


Pools = Mapping[str, frozenset[str]]
"""Who can play an actor, by the unit of the case."""


def its_units_are_there(outline: Outline, report: Report) -> None:
    """There are units of the kinds that handle the procedure."""
    known = outline.context.unit_kinds
    for number, kind in enumerate(outline.procedure.unit_kinds):
        if known is not None and kind not in known:
            report.add("W225", f"unit_kinds.{number}", name=kind, hint=hint(kind, known))


def somebody_is_there(outline: Outline, report: Report) -> None:
    """Whoever is needed is there, and one who can stand in."""
    used = {mention.name for mention in mentions(outline) if mention.kind == "actor"}
    for actor in outline.procedure.actors:
        if actor.id not in used:
            continue
        for code, count in (("W210", 0), ("W211", 1)):
            few = [unit for unit, pool in _pools(outline, actor.id).items() if len(pool) == count]
            if few:
                places = _places(outline, actor, few)
                report.add(code, f"actors.{actor.id}", name=actor.id, units=places)


def enough_are_there(outline: Outline, report: Report) -> None:
    """No quorum is above the number of those who are asked; who is barred is not."""
    for asked in outline.tasks:
        need = asked.task.need
        if need.kind is not NeedKind.NUMBER:
            continue
        left = _left(outline, asked.task.actor, asked.task.other_than)
        few = [unit for unit, pool in left.items() if 0 < len(pool) < need.amount]
        if few:
            words = {
                "name": asked.task.id,
                "need": need.amount,
                "units": outline.context.named(few),
            }
            report.add("W226", f"{asked.path}.need", **words)


def four_eyes_are_there(outline: Outline, report: Report) -> None:
    """Who did the one step is not the only person left for the other."""
    for path, actor, others, _ in four_eyes(outline):
        before = [_takers(outline, name) for name in others]
        few = [
            unit
            for unit, pool in _pools(outline, actor.id).items()
            if pool and _all_barred(pool, [taken.get(unit, frozenset()) for taken in before])
        ]
        if few:
            words = {"others": ", ".join(others), "units": outline.context.named(few)}
            name = path.rpartition(".")[2]
            report.add("W227", f"{path}.other_than", name=name, **words)


RULES = (its_units_are_there, somebody_is_there, enough_are_there, four_eyes_are_there)


def _pools(outline: Outline, actor: str) -> Pools:
    """Who can play an actor today, in each unit; empty if each case tells that anew."""
    if outline.context.people is None or not _is_told_by_the_unit(outline, actor):
        return {}
    return {unit: _pool(outline, actor, unit) for unit in _units(outline)}


@lru_cache(maxsize=4)
def _units(outline: Outline) -> tuple[str, ...]:
    kinds = outline.procedure.unit_kinds
    known = outline.context.units or {}
    all_of_them = tuple(id for id, unit in known.items() if unit.kind in kinds)
    return tuple(id for id in all_of_them if _can_begin(outline, id)) or all_of_them


def _can_begin(outline: Outline, unit: str) -> bool:
    """Whether somebody can open a case there; a requester is anybody who works there."""
    for state in outline.of_kind(StateKind.DRAFT):
        for actor in state.edit:
            if _is_told_by_the_unit(outline, actor):
                if _pool(outline, actor, unit):
                    return True
            elif _is_staffed(outline, unit):
                return True
    return False


def _is_staffed(outline: Outline, unit: str) -> bool:
    people = outline.context.people
    return bool(people and people.staff(unit))


def _is_told_by_the_unit(outline: Outline, id: str) -> bool:
    """Whether the unit of a case tells who plays an actor: a function there, or their superior."""
    passed = set()
    while (actor := outline.actors.get(id)) and actor.superior_of and id not in passed:
        passed.add(id)
        id = actor.superior_of
    return bool(actor and actor.function and actor.at is not ActorPlace.FIELD)


def _pool(outline: Outline, actor: str, unit: str) -> frozenset[str]:
    groups = _groups(outline, actor, unit)
    return frozenset(person for group in groups for person in _members(outline, group))


def _groups(outline: Outline, actor: str, unit: str) -> tuple[str, ...]:
    people = outline.context.people
    return groups_at(_standing(outline, unit), unit, actor, people) if people else ()


def _standing(outline: Outline, unit: str) -> Procedure:
    """The procedure as it stands with the options of a unit, which may name other functions."""
    procedure = outline.procedure
    given = outline.context.set_by(procedure, unit) if procedure.options else {}
    return applied(procedure, given) if given else procedure


def _members(outline: Outline, group: str) -> tuple[str, ...]:
    people = outline.context.people
    return people.members(group) if people else ()


def _left(outline: Outline, actor: str, others: tuple[str, ...]) -> Pools:
    """Who is left when those are barred who alone can have taken other transitions."""
    found = dict(_pools(outline, actor))
    for taken in (_takers(outline, name) for name in others):
        for unit, pool in taken.items():
            if len(pool) == 1 and unit in found:
                found[unit] -= pool
    return found


def _takers(outline: Outline, transition: str) -> Pools:
    taken = outline.transitions.get(transition)
    return _pools(outline, taken.actor) if taken and by_one(outline, taken) else {}


def _all_barred(pool: frozenset[str], others: list[frozenset[str]]) -> bool:
    """Whether each who could act may have taken one of the others, a different one each."""
    if len(pool) > len(others):
        return False
    chosen = product(*(taken & pool or {""} for taken in others))
    return any(pool <= set(takers) for takers in chosen)


def _places(outline: Outline, actor: Actor, units: list[str]) -> str:
    """The units at which an actor is looked up for cases of these units."""
    found = [group for unit in units for group in _groups(outline, actor.id, unit) or (f"{unit}.",)]
    return outline.context.named([group.rpartition(".")[0] for group in found])

"""Who plays an actor of a case: groups ``<unit>.<function>`` and people ``user:<id>``.

Used wherever the engine asks whose turn it is.  Nothing is remembered: an actor
is resolved when it is asked, so that a nomination or a substitution counts at once.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import Step
from egov.policy.core.engine.world import Organisation
from egov.policy.core.model import Actor
from egov.policy.core.model import Procedure
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Outcome
from typing import Any


USER = "user:"
"""How a principal begins that is one person."""

_NEVER = datetime.min.replace(tzinfo=UTC)


def principals(
    procedure: Procedure, situation: Situation, actor: str, world: Organisation
) -> tuple[str, ...]:
    """Groups and people who play an actor; none if it cannot be told who does."""
    return _play(procedure, situation, actor, world, ())


def groups_at(procedure: Procedure, unit: str, actor: str, world: Organisation) -> tuple[str, ...]:
    """Groups that play an actor in every case of a unit; none if each case tells it anew."""
    blank = Situation(unit, "", "", _NEVER, _NEVER)
    return _play(procedure, blank, actor, world, ())


def people(principal: str, world: Organisation) -> tuple[str, ...]:
    """Who acts for a principal today."""
    if not principal.startswith(USER):
        return world.members(principal) if principal else ()
    person = principal.removeprefix(USER)
    return (person,) if world.is_active(person) else ()


def plays(
    procedure: Procedure, situation: Situation, actor: str, person: str, world: Organisation
) -> bool:
    """Whether a person plays an actor today."""
    return any(
        person in people(principal, world)
        for principal in principals(procedure, situation, actor, world)
    )


def below(
    procedure: Procedure, situation: Situation, actor: str, world: Organisation
) -> frozenset[str]:
    """The people whose superior an actor is: a substitute of theirs may be one of them."""
    inferior = procedure.actor(actor).superior_of
    found = principals(procedure, situation, inferior, world) if inferior else ()
    return frozenset(item.removeprefix(USER) for item in found if item.startswith(USER))


def takers(situation: Situation, transitions: Iterable[str]) -> frozenset[str]:
    """Who took one of these transitions, each the last time it was taken.

    Where tasks took it, those whose items had ended then did.
    """
    wanted, found = set(transitions), set()
    for index in range(len(situation.steps) - 1, -1, -1):
        if not wanted:
            break
        step = situation.steps[index]
        if step.transition in wanted:
            wanted.remove(step.transition)
            found.update(_hands(situation, step, index))
    return frozenset(found)


def _hands(situation: Situation, step: Step, visit: int) -> set[str]:
    if step.by:
        return {step.by}
    ended = (item for item in situation.items if item.visit == visit)
    return {item.ended_by for item in ended if item.outcome is not Outcome.CANCELLED} - {""}


def _play(
    procedure: Procedure, situation: Situation, id: str, world: Organisation, below: tuple[str, ...]
) -> tuple[str, ...]:
    actor = procedure.actor(id)
    if actor.superior_of:
        if id in below:
            return ()
        inferior = _play(procedure, situation, actor.superior_of, world, (*below, id))
        return _unique(_superior(situation, principal, world) for principal in inferior)
    if actor.function:
        units = _units(procedure, situation, actor, world)
        return _unique(f"{unit}.{actor.function}" for unit in units if world.kind(unit))
    return _unique(f"{USER}{person}" for person in _persons(procedure, situation, actor) if person)


def _units(
    procedure: Procedure, situation: Situation, actor: Actor, world: Organisation
) -> tuple[str, ...]:
    if actor.at is ActorPlace.UNIT:
        return (situation.unit,)
    if actor.at is ActorPlace.NAMED:
        return (actor.place,)
    if actor.at is ActorPlace.FIELD:
        return _given(procedure, situation, actor.place, FieldType.UNIT)
    above = world.ancestors(situation.unit)
    if actor.at is ActorPlace.PARENT:
        return above[:1]
    line = (situation.unit, *above)
    return tuple(unit for unit in line if world.kind(unit) == actor.place)[:1]


def _persons(procedure: Procedure, situation: Situation, actor: Actor) -> tuple[str, ...]:
    if actor.did:
        return tuple(sorted(takers(situation, [actor.did])))
    if actor.person:
        return _given(procedure, situation, actor.person, FieldType.AGENT)
    return (situation.requester,)


def _given(
    procedure: Procedure, situation: Situation, name: str, type: FieldType
) -> tuple[str, ...]:
    """Whom, or what, a field names; a table names all that stand in its columns of that type."""
    field, value = procedure.field(name), situation.values.get(name)
    if field.type is not FieldType.TABLE:
        return (value,) if isinstance(value, str) and value else ()
    columns = [column.id for column in field.columns if column.type is type]
    return tuple(cell for row in value or () for cell in _cells(row, columns))


def _cells(row: Mapping[str, Any], columns: Iterable[str]) -> Iterable[str]:
    return (row[name] for name in columns if isinstance(row.get(name), str) and row[name])


def _superior(situation: Situation, principal: str, world: Organisation) -> str:
    """The head of the unit of a principal, or of a unit above when that is the head itself."""
    unit = _home(situation, principal, world)
    for place in (unit, *world.ancestors(unit)):
        head = world.head(place)
        if head and not _is_head(principal, f"{place}.{head}", world):
            return f"{place}.{head}"
    return ""


def _home(situation: Situation, principal: str, world: Organisation) -> str:
    if not principal.startswith(USER):
        return principal.rpartition(".")[0]
    units = world.units(principal.removeprefix(USER))
    return situation.unit if situation.unit in units or not units else units[0]


def _is_head(principal: str, head: str, world: Organisation) -> bool:
    if principal.startswith(USER):
        return principal.removeprefix(USER) in world.members(head)
    return principal == head


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, found)))

"""Opening a case: a draft with its first task, in one write."""

from collections.abc import Iterable
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.cases import Case
from egov.policy.cases import container
from egov.policy.cases import keep_options
from egov.policy.cases import procedure_of
from egov.policy.cases import set_values
from egov.policy.cases import SiteWorld
from egov.policy.cases import values
from egov.policy.casework import requests
from egov.policy.casework import standing
from egov.policy.casework.access import new_fields
from egov.policy.casework.completeness import clean
from egov.policy.casework.proposing import keep_left_empty
from egov.policy.casework.surroundings import new_form_context
from egov.policy.casework.turns import carry_out
from egov.policy.core import engine
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Actor
from egov.policy.core.model import Procedure
from egov.policy.core.terms import ActorPlace
from typing import Any
from uuid import uuid4
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent


FAR = (ActorPlace.KIND, ActorPlace.NAMED)
"""Places of actors who may work for units that are not next to their own."""


def openable() -> list[tuple[Procedure, tuple[str, ...]]]:
    """Procedures and units in which the current person may open a case."""
    mine = standing.groups()
    published = tuple(procedures.published())
    near = _units_near(people.groups_of(standing.user_id()), published)
    found = []
    for procedure in published:
        units = tuple(unit.id for unit in near if _may_open_here(procedure, unit, mine))
        if units:
            found.append((procedure, units))
    return found


def open_case(procedure_id: str, unit: str, given: dict[str, Any], request_id: str = ""):
    """A new draft case; the same one again for the same person and ``request_id``.

    :raises InvalidValues: unknown procedure or unit, a problem of a field, or
        something else that was asked under the same ``request_id``.
    :raises NotAllowed: if the current person may not open it at that unit.
    """
    procedure = to_open(procedure_id, unit)
    editable = new_fields(procedure, unit)
    cleaned = clean(unit, procedure, given, editable=editable)
    # What was sent, not what became of it: a stamp is another one at every retry.
    me, asked = standing.user_id(), requests.digest(procedure_id, unit, given)
    known = requests.find(me, request_id, asked)
    if known is not None:
        return known
    case = make(procedure, unit, me, cleaned)
    keep_left_empty(case, procedure, new_form_context(procedure, unit), given)
    requests.remember(me, request_id, asked, case)
    return case


def to_open(id: str, unit: str) -> Procedure:
    """A procedure as it stands today in a unit in which the current person may open a case.

    :raises InvalidValues: unknown procedure or unit.
    :raises NotAllowed: if the current person may not open it there.
    """
    procedure = in_force(id, unit)
    _require_unit(procedure, unit)
    return procedure


def in_force(id: str, unit: str) -> Procedure:
    """The version in force of a procedure, as it stands today in a unit.

    :raises InvalidValues: if there is none of that id.
    """
    try:
        return procedures.standing_in(procedures.get(id), unit, clock.today())
    except UnknownProcedure:
        raise InvalidValues([FieldProblem.unknown("procedure", id)]) from None


def make(procedure: Procedure, unit: str, requester: str, cleaned: dict[str, Any]) -> Case:
    """A new case with these answers, whoever asks for it: a person, or another case.

    It keeps what its unit has set of the options of the procedure.
    """
    world = SiteWorld()
    case = Case(uuid4().hex[:16])
    case.portal_type = procedures.type_name(procedure.id, procedure.version)
    case.procedure, case.version, case.unit = procedure.id, procedure.version, unit
    keep_options(case, procedure, world.today)
    case.requester, case.opened_on = requester, world.now
    case.classification = procedure.filing.code
    set_values(case, cleaned)
    notify(ObjectCreatedEvent(case))
    place = container(unit, world.today.year)
    # Who opens a case does not own it: rights come from functions alone.
    place._setObject(case.getId(), case, set_owner=False)
    made = place[case.getId()]
    turn = engine.open_case(procedure_of(made), unit, requester, values(made), world)
    carry_out(made, turn, world)
    return made


def _require_unit(procedure: Procedure, unit_id: str) -> None:
    unit = people.find_unit(unit_id)
    if unit is None:
        raise InvalidValues([FieldProblem.unknown("unit", unit_id)])
    if unit.kind not in procedure.unit_kinds:
        raise InvalidValues([FieldProblem.not_here("unit", unit_id)])
    if not _may_open(procedure, unit, standing.groups()):
        raise NotAllowed()


def _units_near(mine: frozenset[str], published: Iterable[Procedure]) -> list[people.UnitInfo]:
    """Units in which the person may play an actor: a few of the hundreds of an office."""
    # Ids of units may hold a dot, those of functions never do.
    held = {group.rpartition(".")[0] for group in mine}
    places = {actor.at for item in published for actor in _editors(item)}
    if not places.isdisjoint(FAR):
        return list(people.units())
    if ActorPlace.PARENT in places:
        return [unit for unit in people.units() if unit.id in held or unit.parent in held]
    found = filter(None, (people.find_unit(id) for id in held))
    return sorted(found, key=lambda unit: (unit.title, unit.id))


def _editors(procedure: Procedure) -> list[Actor]:
    return [procedure.actor(id) for id in procedure.initial.edit]


def _may_open_here(procedure: Procedure, unit: people.UnitInfo, mine: frozenset[str]) -> bool:
    """Whether they may, as the procedure stands in the unit."""
    return _may_open(procedures.standing_in(procedure, unit.id, clock.today()), unit, mine)


def _may_open(procedure: Procedure, unit: people.UnitInfo, mine: frozenset[str]) -> bool:
    if unit.kind not in procedure.unit_kinds:
        return False
    return any(standing.would_play(actor, unit.id, mine) for actor in _editors(procedure))

"""The answers that a step of a test gives, judged by the same form as on the site.

Used by :mod:`.verbs` and :mod:`.stage`.  Two things a rehearsal has not: registers of
places, cases and people, so that any code names one, and files: a piece is there when a
step says so.
"""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import replace
from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.form import FormContext
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.rehearsal.persons import person
from egov.policy.core.terms import FieldType
from typing import Any


Answers = Mapping[str, Any]


def with_specimen(procedure: Procedure, given: Answers) -> dict[str, Any]:
    """The answers with which a test opens a case: those of the specimen, and its own."""
    return {item.id: item.value for item in procedure.specimen} | dict(given)


def opened(
    procedure: Procedure, situation: Situation, given: Answers, by: str, world: World
) -> dict[str, Any]:
    """The first answers of a case: those that its requester may give."""
    if situation.unit in world.units(by):
        situation = replace(situation, requester=by)
    actors = _actors(procedure, situation, by, world)
    editable = form.editable_fields(procedure, procedure.initial, actors)
    if not editable:
        raise NotAllowed("open")
    return drafted(procedure, situation, given, by, world, editable)


def drafted(
    procedure: Procedure,
    situation: Situation,
    given: Answers,
    by: str,
    world: World,
    editable: Collection[str] | None = None,
) -> dict[str, Any]:
    """Answers in their own types; ``editable`` are those that are good to give, None for all."""
    around = context(procedure, situation, by, world)
    told = _told(procedure, situation, given, world)
    return form.validate(procedure, told, around, complete=False, editable=editable)


def saved(
    procedure: Procedure, situation: Situation, given: Answers, by: str, world: World
) -> Situation:
    """The case with changed answers, if there is any that the person may change."""
    actors = _actors(procedure, situation, by, world)
    if not form.editable_fields(procedure, procedure.state(situation.state), actors):
        raise NotAllowed("save")
    return changed(procedure, situation, given, by, world)


def changed(
    procedure: Procedure, situation: Situation, given: Answers, by: str, world: World
) -> Situation:
    """The case with changed answers: those that the person may change."""
    actors, state = _actors(procedure, situation, by, world), procedure.state(situation.state)
    form.require_seen(procedure, given, state, actors)
    around = context(procedure, situation, by, world)
    values = form.validate(
        procedure,
        _told(procedure, situation, given, world),
        around,
        complete=False,
        stored=situation.values,
        editable=form.editable_fields(procedure, state, actors),
    )
    return replace(situation, values=values)


def asked(
    procedure: Procedure,
    situation: Situation,
    taken: Transition,
    given: Answers,
    by: str,
    world: World,
) -> Situation:
    """The case with the answers that a transition asks for."""
    around = context(procedure, situation, by, world)
    told = _told(procedure, situation, given, world)
    values = form.validate_asked(procedure, taken, told, situation.values, around)
    return replace(situation, values=values)


def require_complete(procedure: Procedure, situation: Situation, by: str, world: World) -> None:
    """What a case must have to be filed: every answer and every piece that is asked for.

    :raises InvalidValues: naming fields and pieces.
    """
    around = context(procedure, situation, by, world)
    if problems := form.unfinished(procedure, situation.values, around):
        raise InvalidValues(problems)


def _actors(procedure: Procedure, situation: Situation, by: str, world: World) -> list[str]:
    return [
        item.id
        for item in procedure.actors
        if engine.plays(procedure, situation, item.id, by, world)
    ]


def context(procedure: Procedure, situation: Situation, by: str, world: World) -> FormContext:
    """What a form asks of the small world: any code names a place, a case or a person."""
    country = world.calendar(situation.unit).country
    return FormContext(
        today=world.today,
        now=world.now,
        country=country,
        currency=form.currency_of(country),
        is_location=lambda code, field, day: True,
        is_case=_known,
        is_agent=_known,
        is_unit=_known,
        user=by,
        supplied=situation.supplied,
        facts=engine.circumstances(procedure, situation, world),
    )


def _known(id: str, field: Field) -> bool:
    return True


def _told(
    procedure: Procedure, situation: Situation, given: Answers, world: World
) -> dict[str, Any]:
    """The answers with people by their ids, where a test names them ``clerk 2``."""
    fields = {item.id: item for item in procedure.fields}

    def told(field: Field | None, value: Any) -> Any:
        if field is None or value is None:
            return value
        if field.type is FieldType.AGENT:
            return person(procedure, situation, world, str(value))
        if field.type is FieldType.TABLE and isinstance(value, list | tuple):
            columns = {item.id: item for item in field.columns}
            return [{id: told(columns.get(id), cell) for id, cell in row.items()} for row in value]
        return value

    return {id: told(fields.get(id), value) for id, value in given.items()}

"""Who sees a field, and who may change it, in which state.

``actors`` are the actors of the procedure whose part a person plays in a case.  Whether
a field is asked for at all, given the other answers, is :mod:`.visibility`.
"""

from collections.abc import Collection
from collections.abc import Iterable
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.model import State
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind


SPEECHLESS = tuple(type for type in SILENT if type is not FieldType.FILE)


def is_restricted(field: Field) -> bool:
    """Whether there is somebody, or a state, from whom the field is kept."""
    return bool(field.see or field.see_in or field.hidden_in)


def is_seen(field: Field, state: str, actors: Collection[str]) -> bool:
    """Whether these actors see a field in the state of that id."""
    if state in field.hidden_in:
        return False
    if not (field.see or field.see_in):
        return True
    now = (sight.id for sight in field.see_in if state in sight.states)
    return not {*field.see, *now}.isdisjoint(actors)


def visible_fields(procedure: Procedure, state: State, actors: Collection[str]) -> frozenset[str]:
    """Ids of the fields that the person may see in that state."""
    return frozenset(field.id for field in procedure.fields if is_seen(field, state.id, actors))


def editable_fields(procedure: Procedure, state: State, actors: Collection[str]) -> frozenset[str]:
    """Ids of the fields that the person may fill in or change in that state.

    What a transition asks for is not among them: it is asked when it is taken.
    """
    edits = not set(state.edit).isdisjoint(actors)
    return frozenset(
        field.id
        for section in procedure.sections
        for field in section.fields
        if field.type not in SPEECHLESS
        and not field.total
        and is_seen(field, state.id, actors)
        and ((edits and not _is_kept(field, section, state)) or _changes(field, state, actors))
    )


def require_seen(
    procedure: Procedure, given: Iterable[str], state: State, actors: Collection[str]
) -> None:
    """Refuse answers to fields that the person may not see, as if there were none such.

    :raises InvalidValues: naming them.
    """
    hidden = {field.id for field in procedure.fields} - visible_fields(procedure, state, actors)
    problems = [FieldProblem(id, "unknown_field") for id in given if id in hidden]
    if problems:
        raise InvalidValues(problems)


def _is_kept(field: Field, section: Section, state: State) -> bool:
    """Whether those whom the state lets edit may not change this one."""
    return state.id in field.locked_in or (section.later and state.kind is StateKind.DRAFT)


def _changes(field: Field, state: State, actors: Collection[str]) -> bool:
    return any(
        change.id == state.id and not set(change.actors).isdisjoint(actors)
        for change in field.change
    )

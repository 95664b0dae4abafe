"""Which answers of a case the current person may see and change.

Used on every way out and in.  A field that is kept from a person is absent for them: it
is neither shown nor accepted.
"""

from collections.abc import Iterable
from egov.policy.cases import procedure_of
from egov.policy.cases import state_of
from egov.policy.cases import values
from egov.policy.casework import standing
from egov.policy.core import form
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Procedure
from typing import Any


def visible_fields(case) -> frozenset[str]:
    """Ids of the fields of a case that the current person may see now."""
    return form.visible_fields(procedure_of(case), state_of(case), _actors(case))


def visible_values(case) -> dict[str, Any]:
    """The answers of a case that the current person may see now."""
    seen = visible_fields(case)
    return {id: value for id, value in values(case).items() if id in seen}


def editable_fields(case) -> frozenset[str]:
    """Ids of the fields of a case that the current person may change now."""
    return form.editable_fields(procedure_of(case), state_of(case), _actors(case))


def new_fields(procedure: Procedure, unit: str) -> frozenset[str]:
    """Ids of the fields that the current person fills in when opening a case there."""
    mine = standing.groups()
    played = [item.id for item in procedure.actors if standing.would_play(item, unit, mine)]
    return form.editable_fields(procedure, procedure.initial, played)


def editing_group(case) -> str:
    """As what the current person may change answers now; empty if not at all."""
    procedure, state = procedure_of(case), state_of(case)
    played = standing.actors(case)
    able = (one for one in played if form.editable_fields(procedure, state, [one]))
    return next((played[one] for one in able), "")


def may_edit(case) -> bool:
    """Whether the current person may change any answer now."""
    return bool(editable_fields(case))


def require_known(procedure: Procedure, given: Iterable[str], seen: frozenset[str]) -> None:
    """Refuse answers to fields that the person may not see, as if there were none such.

    :raises InvalidValues: naming them.
    """
    hidden = {field.id for field in procedure.fields} - seen
    problems = [FieldProblem(id, "unknown_field") for id in given if id in hidden]
    if problems:
        raise InvalidValues(problems)


def _actors(case) -> list[str]:
    return list(standing.actors(case))

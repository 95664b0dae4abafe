"""Which answers of a case the current person may see and change.

Used on every way out and in.  A field that is kept from a person is absent for them: it
is neither shown nor accepted.
"""

from egov.policy.casework import standing
from egov.policy.casework.lacking import editable_of
from egov.policy.casework.standing import Standing
from egov.policy.core import form
from egov.policy.core.model import Procedure
from typing import Any


def visible_fields(case) -> frozenset[str]:
    """Ids of the fields of a case that the current person may see now."""
    return Standing(case).seen


def visible_values(case) -> dict[str, Any]:
    """The answers of a case that the current person may see now."""
    return Standing(case).values


def editable_fields(case) -> frozenset[str]:
    """Ids of the fields of a case that the current person may change now."""
    return editable_of(Standing(case))


def new_fields(procedure: Procedure, unit: str) -> frozenset[str]:
    """Ids of the fields that the current person fills in when opening a case there."""
    mine = standing.groups()
    played = [item.id for item in procedure.actors if standing.would_play(item, unit, mine)]
    return form.editable_fields(procedure, procedure.initial, played)


def editing_group(mine: Standing) -> str:
    """As what that person may change answers now; empty if not at all."""
    for actor, principal in mine.actors.items():
        if form.editable_fields(mine.procedure, mine.state, [actor]):
            return principal
    return mine.asked_as


def may_edit(case) -> bool:
    """Whether the current person may change any answer now."""
    return bool(editable_fields(case))

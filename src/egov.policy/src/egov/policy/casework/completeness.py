"""Is what the person gave enough?  Said field by field, on every way in."""

from collections.abc import Collection
from egov.policy import documents
from egov.policy.cases import values
from egov.policy.casework.standing import Standing
from egov.policy.casework.surroundings import context_of
from egov.policy.casework.surroundings import new_form_context
from egov.policy.core import form
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Procedure
from typing import Any


MAX_COMMENT = 4000


def clean(
    case_unit: str,
    procedure: Procedure,
    given: dict[str, Any],
    *,
    editable: Collection[str] | None = None,
) -> dict:
    """The first answers to a form in their own types, or what is wrong with them; gaps may stay.

    ``editable`` are the fields that the person may fill in, None for all.

    :raises InvalidValues: one problem per field.
    """
    context = new_form_context(procedure, case_unit)
    return form.validate(procedure, given, context, complete=False, editable=editable)


def gaps(case) -> list[FieldProblem]:
    """What a case lacks to be handed in: answers and pieces that are missing or not good."""
    return _gaps(Standing(case))


def require_complete(mine: Standing) -> None:
    """All that the form asks for is there, and every required piece.

    :raises InvalidValues: naming fields and pieces.
    """
    if found := _gaps(mine):
        raise InvalidValues(found)


def _gaps(mine: Standing) -> list[FieldProblem]:
    procedure, known, context = mine.procedure, values(mine.case), context_of(mine)
    asked = (item for item in procedure.pieces if form.piece_asked(procedure, item, known, context))
    ids = {item.id for item in asked}
    expired = [problem for problem in documents.expired(mine.case) if problem.field in ids]
    return form.unfinished(procedure, known, context) + expired

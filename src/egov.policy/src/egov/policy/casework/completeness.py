"""Is what the person gave enough?  Said field by field, on every way in."""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy import documents
from egov.policy.cases import values
from egov.policy.casework.surroundings import form_context
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
    complete: bool,
    editable: Collection[str] | None = None,
) -> dict:
    """The answers to a new form in their own types, or what is wrong with them.

    ``editable`` are the fields that the person may fill in, None for all.

    :raises InvalidValues: one problem per field.
    """
    context = form_context(case_unit)
    return form.validate(procedure, given, context, complete=complete, editable=editable)


def require_complete(case, procedure: Procedure) -> None:
    """All that the form asks for is there, and every required piece.

    :raises InvalidValues: naming fields and pieces.
    """
    problems: list[FieldProblem] = []
    given: Mapping[str, Any] = values(case)
    context = form_context(case.unit, case)
    try:
        given = form.validate(procedure, {}, context, stored=given, complete=True)
    except InvalidValues as error:
        problems = list(error.problems)
    missing = form.missing_pieces(procedure, given, documents.supplied(case), context)
    problems += [FieldProblem.required(piece.id) for piece in missing]
    asked = (item for item in procedure.pieces if form.piece_asked(procedure, item, given, context))
    ids = {piece.id for piece in asked}
    problems += [problem for problem in documents.expired(case) if problem.field in ids]
    if problems:
        raise InvalidValues(problems)

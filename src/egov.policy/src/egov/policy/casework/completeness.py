"""Is what the person gave enough?  Said field by field, on every way in."""

from egov.policy import clock
from egov.policy import documents
from egov.policy import people
from egov.policy.cases import values
from egov.policy.core import form
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import CommentRule
from typing import Any


MAX_COMMENT = 4000


def clean(case_unit: str, procedure: Procedure, given: dict[str, Any], *, complete: bool) -> dict:
    """The answers in their own types, or what is wrong with them.

    :raises InvalidValues: one problem per field.
    """

    def is_location(code: str, field: Field) -> bool:
        return people.is_location(code, field, case_unit)

    return form.validate(
        procedure, given, is_location=is_location, today=clock.today(), complete=complete
    )


def require_complete(case, procedure: Procedure) -> None:
    """All that the form asks for is there, and every required piece.

    :raises InvalidValues: naming fields and pieces.
    """
    problems = []
    try:
        known = clean(case.unit, procedure, values(case), complete=True)
    except InvalidValues as error:
        problems, known = list(error.problems), values(case)
    missing = form.missing_pieces(procedure, known, documents.supplied(case))
    problems += [FieldProblem.required(piece.id) for piece in missing]
    if problems:
        raise InvalidValues(problems)


def require_comment(transition: Transition, comment: str) -> None:
    """A reason where the definition wants one, and no more than a page of it."""
    given = texts.remark("comment", comment, MAX_COMMENT)
    if transition.comment is CommentRule.REQUIRED and not given:
        raise InvalidValues([FieldProblem.required("comment")])

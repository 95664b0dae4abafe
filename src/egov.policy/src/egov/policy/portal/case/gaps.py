"""What a draft still lacks before it can be filed, told before anybody tries.

Used by the page on which a draft is read again.  Whether it may be filed is judged by
casework.
"""

from egov.policy import cases
from egov.policy import casework
from egov.policy import documents
from egov.policy.core import form
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues


def gaps(case) -> list[FieldProblem]:
    """Answers that are missing or not good, then the pieces that are missing."""
    procedure, known = cases.procedure_of(case), cases.values(case)
    context = casework.form_context(case.unit, case)
    problems: list[FieldProblem] = []
    try:
        form.validate(procedure, {}, context, stored=known, complete=True)
    except InvalidValues as error:
        problems += error.problems
    missing = form.missing_pieces(procedure, known, documents.supplied(case), context)
    return problems + [FieldProblem.required(piece.id) for piece in missing]

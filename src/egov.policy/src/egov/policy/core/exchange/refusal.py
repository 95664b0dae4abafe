"""Why a bundle is refused: one problem, with a code that has a sentence."""

from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues


BUNDLE = "bundle"
"""The field of such a problem."""


def refused(code: str, **parameters: object) -> InvalidValues:
    """The error to raise."""
    return InvalidValues([FieldProblem(BUNDLE, code, parameters)])

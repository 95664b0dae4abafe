"""Problems of values with the box to which each belongs.

The words that pages and REST share are in ``sentences``; those here are said
where the page knows more: which kind of box it is and what was typed in it.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from egov.policy import _
from egov.policy.core.errors import FieldProblem


NO_SUCH_DAY = "no_such_day"
"""Code of a date in good figures that no calendar has."""

DAY_SENTENCE = _("This date does not exist.")

PIECE_SENTENCE = _("Add this file.")


@dataclass(frozen=True)
class Line:
    """A line of the error summary: where to go and what is wrong there."""

    href: str
    sentence: str


def by_field(
    problems: Iterable[FieldProblem], said: Callable[[FieldProblem], str]
) -> dict[str, str]:
    """The first problem of each field, in the language of the page."""
    found: dict[str, str] = {}
    for problem in problems:
        found.setdefault(problem.field, said(problem))
    return found

"""Problems of values with the box to which each belongs.  Their words are in ``sentences``."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from egov.policy import sentences
from egov.policy.core.errors import FieldProblem


@dataclass(frozen=True)
class Line:
    """A line of the error summary: where to go and what is wrong there."""

    href: str
    sentence: str


def by_field(problems: Iterable[FieldProblem], translated: Callable[[str], str]) -> dict[str, str]:
    """The first problem of each field, in the language of the page."""
    found: dict[str, str] = {}
    for problem in problems:
        found.setdefault(problem.field, translated(sentences.of_problem(problem)))
    return found

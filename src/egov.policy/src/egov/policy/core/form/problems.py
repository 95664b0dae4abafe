"""How a value says that it is not good, from the innermost part to the whole form.

Used by the cleaners of this package alone: who validates gets ``InvalidValues``.
"""

from collections.abc import Iterable
from dataclasses import replace
from egov.policy.core.errors import FieldProblem
from typing import Any


MOST = 100
"""Problems that are told of one form; nobody reads more."""


class Bad(Exception):
    """A value that its field does not take: code and parameters of the problem."""

    def __init__(self, code: str, **parameters: Any) -> None:
        self.problems: tuple[FieldProblem, ...] = (FieldProblem("", code, parameters),)
        super().__init__(code)


class BadParts(Bad):
    """A value of several parts, some of which are not good."""

    def __init__(self, problems: Iterable[FieldProblem]) -> None:
        super().__init__("parts")
        self.problems = tuple(problems)


def under(name: str, problems: Iterable[FieldProblem]) -> list[FieldProblem]:
    """The problems of a part as problems of the whole: ``birth_date`` of ``applicant``."""
    return [
        replace(item, field=f"{name}.{item.field}" if item.field else name) for item in problems
    ]

"""A mention in the margin of an act: what came later, and changes nothing of the act."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from typing import Self


@dataclass(frozen=True)
class Mention:
    """A mention of an act, numbered among those of the same act.

    ``made_on`` is its day (ISO 8601); ``case`` the UID of the case that it comes from, whose
    number is ``reference``; ``signatory`` and ``office`` are of who made it.
    """

    act: int
    number: int
    made_on: str
    text: str
    case: str
    reference: str
    procedure: str
    version: int
    signatory: str
    office: str

    def plain(self) -> dict[str, Any]:
        """As an entry of the book holds it."""
        return dict(vars(self))

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """What an entry of the book holds."""
        return cls(**data)

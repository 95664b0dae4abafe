"""An act as a register holds it, and where it stands.  Both are plain data when stored."""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from typing import Any
from typing import Self


@dataclass(frozen=True)
class ActRef:
    """Where an act stands: in the register of a unit and a year, under which number."""

    register: str
    unit: str
    year: int
    number: int

    def plain(self) -> dict[str, Any]:
        """As it is kept on a case."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any] | None) -> Self | None:
        """What was kept; None if nothing was."""
        return cls(**data) if data else None


@dataclass(frozen=True)
class Act:
    """An act, complete in itself: it is read without the case and the procedure it came from.

    ``entered_on`` is the day of its entry and ``day`` that of what it states (ISO 8601, empty
    if the act names none); ``names`` are the people it is about; ``lines`` what it says, each
    with its label; ``answers`` the same as data.  ``case`` is the UID of the case, whose
    number is ``reference``; ``signatory`` and ``office`` are of who entered it.
    """

    number: int
    volume: int
    entered_on: str
    day: str
    names: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    answers: Mapping[str, Any]
    case: str
    reference: str
    procedure: str
    version: int
    signatory: str
    office: str

    def plain(self) -> dict[str, Any]:
        """As an entry of the book holds it."""
        return {
            **vars(self),
            "names": list(self.names),
            "lines": [list(line) for line in self.lines],
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """What an entry of the book holds."""
        lines = tuple((label, text) for label, text in data["lines"])
        return cls(**{**data, "names": tuple(data["names"]), "lines": lines})

"""What can go wrong, in one tree.

Messages are for people: a text with its parameters, translated where it is
shown.  The edge (REST, pages) decides which status an error becomes::

    EgovError
    ├── DefinitionError      a definition has findings                 422
    ├── ConditionError       a condition cannot be parsed              422
    ├── UnknownProcedure     no such procedure, or version             404
    ├── InvalidValues        values that were given are not good       400
    ├── NotAllowed           the person may not do this                403
    ├── StateConflict        the case has moved on meanwhile           409
    ├── RecordProtected      a filed case stays as it is               403
    ├── PlanError            a classification plan has findings (.plan) 400
    ├── CannotMove           a case cannot go over to another version (.migration)
    └── PayloadError         a scanned text is no genuine payload (.qr)

Verticals hang their own under the same root: NumberTaken (registers), Unavailable and
LeaseLost (jobs), TemplateRefused and ConversionFailed (documents), UnknownMigration
(migration), CannotOpen (console).
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from typing import Self

import dataclasses


class EgovError(Exception):
    """The root of all errors of the product."""


class DefinitionError(EgovError):
    """A definition has errors; ``findings`` holds all that was found."""

    def __init__(self, findings: Iterable[Any]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class ConditionError(EgovError):
    """A condition cannot be parsed; ``column`` (from 0) says where."""

    def __init__(self, message: str, column: int = 0) -> None:
        self.message, self.column = message, column
        super().__init__(message)


class UnknownProcedure(EgovError):
    """No procedure of that id takes new cases, or it has no such version."""

    def __init__(self, procedure: str, version: int | None = None) -> None:
        self.procedure, self.version = procedure, version
        super().__init__(f"{procedure} {version or ''}".strip())


@dataclass(frozen=True)
class FieldProblem:
    """Why one value is not good: a code for programs, parameters for the sentence."""

    field: str
    code: str
    parameters: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @classmethod
    def required(cls, name: str) -> Self:
        """Nothing was given."""
        return cls(name, "required")

    @classmethod
    def unknown(cls, name: str, value: str) -> Self:
        """The value names something that does not exist."""
        return cls(name, "unknown", {"value": value})

    @classmethod
    def not_here(cls, name: str, value: str) -> Self:
        """The value exists but cannot be used here."""
        return cls(name, "not_here", {"value": value})

    @classmethod
    def too_long(cls, name: str, most: int) -> Self:
        """More characters than the field takes."""
        return cls(name, "too_long", {"most": most})


class InvalidValues(EgovError):
    """Values that were given are not good: one problem per field at least."""

    def __init__(self, problems: Iterable[FieldProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{item.field}: {item.code}" for item in self.problems))


class NotAllowed(EgovError):
    """The person does not hold the function that this asks for."""


class StateConflict(EgovError):
    """The case has moved on: ``reason`` is a code, ``details`` say who and where."""

    def __init__(self, reason: str, **details: Any) -> None:
        self.reason, self.details = reason, details
        super().__init__(reason)

    @classmethod
    def moved(cls, state: str, by: str, at: str) -> Self:
        """Somebody has taken it to another state."""
        return cls("moved", state=state, by=by, at=at)

    @classmethod
    def claimed(cls, by: str) -> Self:
        """A colleague has taken the task on."""
        return cls("claimed", by=by)

    @classmethod
    def ended(cls, by: str, at: datetime | None, state: str = "") -> Self:
        """The task is done; ``state`` is where the case is now, if it has gone on since."""
        moved = {"state": state} if state else {}
        return cls("ended", by=by, at=at.isoformat() if at else "", **moved)

    @property
    def is_not_yet(self) -> bool:
        """Whether what it waits for may still come: a condition, a payment, room in a total."""
        return self.reason in ("condition", "unpaid", "no_room")

    @property
    def somebody_acted(self) -> bool:
        """Whether the case is not any more where it was: not only that something stands against."""
        return not {"by", "at", "state"}.isdisjoint(self.details)


class RecordProtected(EgovError):
    """A filed case is neither deleted, moved nor changed once closed."""

"""What becomes of what a case has when it goes over to another version."""

from dataclasses import dataclass
from datetime import date
from egov.policy.core.engine import Situation
from egov.policy.core.errors import EgovError
from enum import StrEnum


class How(StrEnum):
    """What becomes of a task or a deadline.

    What is kept has its holder, its answers and its last day as before; what is
    ``recounted`` has another last day.  ``reopened`` is asked anew, of whom the new version
    says; ``opened`` is asked for the first time, ``cancelled`` no longer.
    """

    KEPT = "kept"
    RECOUNTED = "recounted"
    OPENED = "opened"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    STARTED = "started"
    ENDED = "ended"


@dataclass(frozen=True)
class Fate:
    """What becomes of one task or deadline; ``due`` is its last day from then on."""

    id: str
    how: How
    due: date | None = None


@dataclass(frozen=True)
class Migrated:
    """A case under the other version.

    ``lost`` are ids of fields, and ``table.column``, whose answers have no place there;
    ``unmarked`` the flags that it no longer has.
    """

    after: Situation
    tasks: tuple[Fate, ...] = ()
    deadlines: tuple[Fate, ...] = ()
    lost: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()


class CannotMove(EgovError):
    """A case stays on its version: it is ``closed``, or nobody said where its ``state`` goes."""

    def __init__(self, reason: str, state: str) -> None:
        self.reason, self.state = reason, state
        super().__init__(f"{reason}: {state}")

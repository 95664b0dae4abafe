"""What happened in one turn of the engine, in order: to be journalled and carried out."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import Step
from egov.policy.core.engine.situation import WorkItem
from typing import Any


@dataclass(frozen=True)
class Opened:
    """A case was opened."""


@dataclass(frozen=True)
class Moved:
    """A transition was taken; ``cause`` says what took it when nobody did.

    It is ``tasks``, ``condition``, ``timer`` or ``silence``, and empty for a person.
    """

    step: Step
    comment: str = ""
    cause: str = ""


@dataclass(frozen=True)
class Filed:
    """The case left its draft."""


@dataclass(frozen=True)
class Closed:
    """The case reached a final state."""


@dataclass(frozen=True)
class Asked:
    """Somebody's turn has come."""

    item: WorkItem


@dataclass(frozen=True)
class Ended:
    """What was asked of somebody has ended."""

    item: WorkItem


@dataclass(frozen=True)
class Passed:
    """An open task went to another: claimed, released, delegated, reassigned."""

    how: str
    before: WorkItem
    after: WorkItem
    by: str
    comment: str = ""


@dataclass(frozen=True)
class Changed:
    """Answers or flags were changed by the flow itself."""

    values: Mapping[str, Any] = field(default_factory=dict)
    flags: tuple[str, ...] | None = None


@dataclass(frozen=True)
class EffectDue:
    """An effect that the surroundings carry out, with its parameters."""

    name: str
    parameters: Mapping[str, Any]
    step: Step


@dataclass(frozen=True)
class Reminder:
    """Those who are asked are to be reminded: of a task (``due``), of a deadline (``warn``).

    ``late`` when the due date has passed and somebody else is asked as well.
    """

    why: str
    id: str


@dataclass(frozen=True)
class Extended:
    """A deadline was extended, stopped, resumed or recomputed."""

    clock: str
    how: str
    by: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Alert:
    """Something that the functional administrator has to see.

    ``nobody`` (a task for which nobody is there), ``depth`` (too many automatic steps).
    """

    why: str
    subject: str


Event = (
    Opened
    | Moved
    | Filed
    | Closed
    | Asked
    | Ended
    | Passed
    | Changed
    | EffectDue
    | Reminder
    | Extended
    | Alert
)


@dataclass(frozen=True)
class Turn:
    """The situation after something was done, and what happened."""

    after: Situation
    events: tuple[Event, ...] = ()

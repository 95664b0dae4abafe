"""What happened in one turn of the engine, in order: to be journalled and carried out."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from decimal import Decimal
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import Step
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.fees import Line
from typing import Any
from typing import Self


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
class Charged:
    """What is due was fixed; by somebody, if it was worked out anew later."""

    lines: tuple[Line, ...]
    by: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Priced:
    """Amounts that could not be told when it was filed are worked out; these are all lines now."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Paid:
    """Money has come, or gone back where it is negative."""

    amount: Decimal


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
    """An item was changed otherwise than by being ended; ``how`` says how.

    It was ``claimed``, ``released``, ``delegated``, ``reassigned``, ``redone``, ``found``
    somebody, or its due date was ``recomputed``.  When one is ``added``, ``before`` is the
    item beside which it was, and ``after`` the new one.
    """

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
    """An effect that the surroundings carry out, with its parameters.

    ``values`` are the answers as they are when its turn comes.
    """

    name: str
    parameters: Mapping[str, Any]
    step: Step
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reminder:
    """Those who are asked are to be reminded.

    ``why`` is ``due`` (``id`` is an item whose due date is near), ``late`` (it has passed,
    and somebody else is asked as well) or ``warn`` (``id`` is a deadline that is near).
    """

    why: str
    id: str


@dataclass(frozen=True)
class Extended:
    """A deadline has ``started``, was ``extended``, ``stopped``, ``resumed``, ``recomputed``.

    ``amount`` is by how much it was extended, in the unit of its extension.
    """

    clock: str
    how: str
    by: str = ""
    comment: str = ""
    amount: int = 0


@dataclass(frozen=True)
class Alert:
    """Something that the functional administrator has to see.

    ``nobody`` (``subject`` is an item, or a state, for which nobody is there), ``quorum``
    (a task for which too few are there), ``depth`` (too many automatic steps; the state) or
    ``tariff`` (a fee whose tariff no unit has set).
    """

    why: str
    subject: str


Event = (
    Opened
    | Moved
    | Filed
    | Charged
    | Priced
    | Paid
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

    def then(self, after: Situation, *events: Event) -> Self:
        """This turn, gone on."""
        return replace(self, after=after, events=(*self.events, *events))

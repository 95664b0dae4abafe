"""The events of a turn as acts: what leads, and what came with it.

Used to carry a turn out.  An act is what the journal has one entry for: a decision with
the tasks that it ended and opened, or one thing that somebody or time did to a task.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.engine import Alert
from egov.policy.core.engine import Charged
from egov.policy.core.engine import Ended
from egov.policy.core.engine import Event
from egov.policy.core.engine import Extended
from egov.policy.core.engine import Moved
from egov.policy.core.engine import Opened
from egov.policy.core.engine import Paid
from egov.policy.core.engine import Passed
from egov.policy.core.engine import Priced
from egov.policy.core.engine import Reminder
from typing import Any


LEADING = (Alert, Ended, Moved, Opened, Passed, Priced, Reminder)
"""Events that begin an act."""

FLOW = ("resumed", "started", "stopped")
"""What a step of the flow does to a deadline."""


@dataclass
class Act:
    """What happened first, then what came with it, in order."""

    head: Event
    rest: list[Event] = field(default_factory=list)

    @property
    def by_nobody(self) -> bool:
        """Whether no person did it."""
        return not _BY.get(type(self.head), lambda head: "")(self.head)


def acts(events: Iterable[Event]) -> Iterator[Act]:
    """The acts of a turn, in their order."""
    current: Act | None = None
    ended: list[Event] = []
    for event in events:
        if isinstance(event, Paid):
            # Whoever took the money tells more of it than the engine knows.
            continue
        if isinstance(event, Ended) and event.item.transition:
            # A decision ends items before it moves the case.
            ended.append(event)
        elif current is None or _leads(event):
            if current is not None:
                yield current
            current, ended = Act(event, ended), []
        else:
            current.rest.append(event)
    if current is not None:
        yield current


def _leads(event: Event) -> bool:
    if isinstance(event, Charged):
        return bool(event.by)
    return isinstance(event, LEADING) or (isinstance(event, Extended) and event.how not in FLOW)


_BY: dict[type, Any] = {
    Charged: lambda head: head.by,
    Ended: lambda head: head.item.ended_by,
    Extended: lambda head: head.by,
    Moved: lambda head: head.step.by,
    Opened: lambda head: True,
    Passed: lambda head: head.by,
}
"""Who did what leads an act; what stands not here nobody does."""

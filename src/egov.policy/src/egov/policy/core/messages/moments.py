"""What happened in a turn, as messages know it: occasions with the item and reason they speak of.

A paper becomes ready outside any turn; who brings it makes its own :class:`Moment`.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from egov.policy.core.engine import Alert
from egov.policy.core.engine import Asked
from egov.policy.core.engine import Closed
from egov.policy.core.engine import Ended
from egov.policy.core.engine import Event
from egov.policy.core.engine import Filed
from egov.policy.core.engine import Moved
from egov.policy.core.engine import Paid
from egov.policy.core.engine import Passed
from egov.policy.core.engine import Reminder
from egov.policy.core.engine import Situation
from egov.policy.core.model import Occasion
from egov.policy.core.terms import OccasionKind
from typing import Any


@dataclass(frozen=True)
class Moment:
    """Something that happened to a part of a case.

    ``item`` is the id of the item of which it speaks, ``comment`` the reason that was given,
    ``amount`` how much money came or went back.
    """

    kind: OccasionKind
    name: str = ""
    item: str = ""
    comment: str = ""
    amount: Decimal | None = None

    def is_of(self, occasion: Occasion) -> bool:
        """Whether this is what a message waits for."""
        return self.kind is occasion.kind and occasion.name in ("", self.name)


def moments(events: Iterable[Event], after: Situation) -> tuple[Moment, ...]:
    """What messages can be sent on, in the order in which it happened."""
    return tuple(
        moment for event in events for moment in _READ.get(type(event), _nothing)(event, after)
    )


def actors_of(events: Iterable[Event]) -> frozenset[str]:
    """Who did something in a turn: they need not be told of it."""
    done = (_DONE_BY.get(type(event), _nobody)(event) for event in events)
    return frozenset(filter(None, done))


Found = Iterator[Moment]


def _nothing(event: Event, after: Situation) -> Found:
    yield from ()


def _filed(event: Event, after: Situation) -> Found:
    yield Moment(OccasionKind.FILING)


def _closed(event: Event, after: Situation) -> Found:
    yield Moment(OccasionKind.CLOSING)


def _alert(event: Alert, after: Situation) -> Found:
    yield Moment(OccasionKind.ALERT)


def _moved(event: Moved, after: Situation) -> Found:
    yield Moment(OccasionKind.TRANSITION, event.step.transition, comment=event.comment)
    yield Moment(OccasionKind.STATE, event.step.target, comment=event.comment)


def _paid(event: Paid, after: Situation) -> Found:
    kind = OccasionKind.PAYMENT if event.amount > 0 else OccasionKind.REFUND
    yield Moment(kind, amount=abs(event.amount))


def _asked(event: Asked, after: Situation) -> Found:
    kind = OccasionKind.ESCALATED if event.item.instead_of else OccasionKind.ASKED
    yield Moment(kind, event.item.task, event.item.id)


def _passed(event: Passed, after: Situation) -> Found:
    if event.how in PASSED_ON and event.after.is_open:
        yield Moment(OccasionKind.ASKED, event.after.task, event.after.id)


def _reminder(event: Reminder, after: Situation) -> Found:
    if event.why == "warn":
        yield Moment(OccasionKind.DEADLINE, event.id)
    else:
        yield Moment(OccasionKind(event.why), after.item(event.id).task, event.id)


PASSED_ON = ("added", "delegated", "found", "reassigned", "redone")
"""Ways in which an item comes to somebody who has not been asked before."""

_READ: Mapping[type[Event], Callable[[Any, Situation], Found]] = {
    Alert: _alert,
    Asked: _asked,
    Closed: _closed,
    Filed: _filed,
    Moved: _moved,
    Paid: _paid,
    Passed: _passed,
    Reminder: _reminder,
}


def _nobody(event: Event) -> str:
    return ""


_DONE_BY: Mapping[type[Event], Callable[[Any], str]] = {
    Ended: lambda event: event.item.ended_by,
    Moved: lambda event: event.step.by,
    Passed: lambda event: event.by,
}

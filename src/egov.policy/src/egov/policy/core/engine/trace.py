"""Events as plain dicts, the same in the rehearsal and in Plone.

Used by tests that hold both worlds against each other, and by the recorder of
tests.  Moments and ids of people are left out: those differ.
"""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from egov.policy.core.engine import events as happened
from egov.policy.core.engine.events import Event
from egov.policy.core.engine.situation import WorkItem
from typing import Any


def trace(events: Iterable[Event]) -> list[dict[str, Any]]:
    """One plain dict per event, in their order; without what is empty."""
    rows = ({"event": type(event).__name__.lower(), **TELL[type(event)](event)} for event in events)
    return [{key: value for key, value in row.items() if value not in EMPTY} for row in rows]


EMPTY: tuple[Any, ...] = (None, "", False)


def _nothing(event: Event) -> dict[str, Any]:
    return {}


def _moved(event: happened.Moved) -> dict[str, Any]:
    step = event.step
    return {
        "transition": step.transition,
        "source": step.source,
        "target": step.target,
        "actor": step.actor,
        "cause": event.cause,
        "comment": event.comment,
    }


def _item(item: WorkItem) -> dict[str, Any]:
    return {
        "item": item.id,
        "state": item.state,
        "actor": item.actor,
        "principal": item.principal,
        "held": bool(item.holder),
        "due": item.due and item.due.isoformat(),
        "outcome": item.outcome and str(item.outcome),
        "transition": item.transition,
        "comment": item.comment,
    }


def _passed(event: happened.Passed) -> dict[str, Any]:
    return {"how": event.how, **_item(event.after), "comment": event.comment}


def _changed(event: happened.Changed) -> dict[str, Any]:
    return {
        "values": {name: plain(value) for name, value in event.values.items()} or None,
        "flags": None if event.flags is None else list(event.flags),
    }


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


TELL: dict[type[Any], Callable[[Any], dict[str, Any]]] = {
    happened.Opened: _nothing,
    happened.Moved: _moved,
    happened.Filed: _nothing,
    happened.Charged: lambda event: {
        "lines": {line.fee: plain(line.amount) for line in event.lines},
        "comment": event.comment,
    },
    happened.Priced: lambda event: {
        "lines": {line.fee: plain(line.amount) for line in event.lines}
    },
    happened.Paid: lambda event: {"amount": plain(event.amount)},
    happened.Closed: _nothing,
    happened.Asked: lambda event: _item(event.item),
    happened.Ended: lambda event: _item(event.item),
    happened.Passed: _passed,
    happened.Changed: _changed,
    happened.EffectDue: lambda event: {
        "effect": event.name,
        "parameters": dict(event.parameters) or None,
    },
    happened.Reminder: lambda event: {"why": event.why, "subject": event.id},
    happened.Extended: lambda event: {
        "deadline": event.clock,
        "how": event.how,
        "comment": event.comment,
        "amount": event.amount or None,
    },
    happened.Alert: lambda event: {"why": event.why, "subject": event.subject},
}
"""What is told of each kind of event."""

"""What the journal says of an act: one entry, in plain data.

Used to carry a turn out.  It names items, deadlines and principals; answers are
recorded by their digests, where they change.
"""

from collections.abc import Callable
from collections.abc import Iterator
from egov.policy import cases
from egov.policy import journal
from egov.policy.casework import access
from egov.policy.casework import standing
from egov.policy.casework.acts import Act
from egov.policy.casework.standing import Standing
from egov.policy.core.engine import Alert
from egov.policy.core.engine import Asked
from egov.policy.core.engine import Charged
from egov.policy.core.engine import EffectDue
from egov.policy.core.engine import Ended
from egov.policy.core.engine import Event
from egov.policy.core.engine import Extended
from egov.policy.core.engine import Moved
from egov.policy.core.engine import Opened
from egov.policy.core.engine import Passed
from egov.policy.core.engine import Priced
from egov.policy.core.engine import Reminder
from egov.policy.core.engine import WorkItem
from egov.policy.core.terms import Outcome
from typing import Any


def record(case, act: Act) -> None:
    """Write the entry of an act; an effect that comes with money alone tells of itself."""
    if isinstance(act.head, EffectDue):
        return
    action, data = _TELL[type(act.head)](case, act)
    told = {
        "asked": [_item(item) for item in _asked_besides(act)],
        "ended": [_ended(event.item) for event in act.rest if isinstance(event, Ended)],
        "fees": [
            line.plain() for event in act.rest if isinstance(event, Charged) for line in event.lines
        ],
        "deadlines": [_clock(event) for event in act.rest if isinstance(event, Extended)],
    }
    journal.record(case, action, **data, **{name: items for name, items in told.items() if items})


def _opened(case, act: Act) -> tuple[str, dict[str, Any]]:
    return "opened", {
        "values": cases.values(case),
        "procedure": case.procedure,
        "version": case.version,
        **standing.acting_in(access.editing_group(Standing(case))),
    }


def _moved(case, act: Act) -> tuple[str, dict[str, Any]]:
    step = act.head.step
    said = {
        "transition": step.transition,
        "source": step.source,
        "target": step.target,
        "reference": case.reference,
        "comment": act.head.comment,
    }
    if not step.by:
        return "transition", {**said, "cause": act.head.cause}
    own = (event.item for event in act.rest if isinstance(event, Ended))
    mine = (item.principal for item in own if item.comment or item.outcome != "cancelled")
    principal = next(mine, "") or standing.group_of(case, step.actor)
    return "transition", {**said, **standing.acting_in(principal)}


def _ended_alone(case, act: Act) -> tuple[str, dict[str, Any]]:
    item = act.head.item
    said = {**_ended(item), "comment": item.comment}
    if not item.ended_by:
        return "task_ended", said
    skipped = item.outcome is Outcome.SKIPPED
    return "task_ended", said | _acting_on(case, item, overrides=skipped)


def _recharged(case, act: Act) -> tuple[str, dict[str, Any]]:
    lines = [line.plain() for line in act.head.lines]
    return "fees_recomputed", {"fees": lines, "comment": act.head.comment}


def _priced(case, act: Act) -> tuple[str, dict[str, Any]]:
    return "fees_completed", {"fees": [line.plain() for line in act.head.lines]}


def _passed(case, act: Act) -> tuple[str, dict[str, Any]]:
    before, after = act.head.before, act.head.after
    said = {**_item(after), "taken_from": before.holder, "comment": act.head.comment}
    if not act.head.by:
        return f"task_{act.head.how}", said
    overrides = act.head.how in ("reassigned", "redone")
    return f"task_{act.head.how}", said | _acting_on(case, before, overrides=overrides)


def _asked_besides(act: Act) -> Iterator[WorkItem]:
    """What was asked by it; what was added is its head already."""
    added = act.head.after.id if isinstance(act.head, Passed) else ""
    for event in act.rest:
        if isinstance(event, Asked) and event.item.id != added:
            yield event.item


def _asked(case, act: Act) -> tuple[str, dict[str, Any]]:
    return "task_asked", _item(act.head.item)


def _reminder(case, act: Act) -> tuple[str, dict[str, Any]]:
    return "reminder", {"why": act.head.why, "subject": act.head.id}


def _alert(case, act: Act) -> tuple[str, dict[str, Any]]:
    return "alert", {"why": act.head.why, "subject": act.head.subject}


def _extended(case, act: Act) -> tuple[str, dict[str, Any]]:
    due = next(clock.due for clock in case.deadlines if clock.id == act.head.clock)
    said = {"deadline": act.head.clock, "due": due, "comment": act.head.comment}
    if not act.head.by:
        return f"deadline_{act.head.how}", said
    extender = cases.procedure_of(case).deadline(act.head.clock).extend
    said["amount"] = act.head.amount
    return f"deadline_{act.head.how}", said | standing.acting_in(standing.group_of(case, extender))


def _acting_on(case, item: WorkItem, *, overrides: bool = False) -> dict[str, Any]:
    return standing.acting_in(standing.capacity_on(case, item, overrides=overrides))


_TELL: dict[type[Event], Callable[[Any, Act], tuple[str, dict[str, Any]]]] = {
    Alert: _alert,
    Asked: _asked,
    Charged: _recharged,
    Ended: _ended_alone,
    Extended: _extended,
    Moved: _moved,
    Opened: _opened,
    Passed: _passed,
    Priced: _priced,
    Reminder: _reminder,
}


def _item(item: WorkItem) -> dict[str, Any]:
    """Of whom what is asked."""
    return {"task": item.id, "principal": item.principal, "holder": item.holder, "due": item.due}


def _ended(item: WorkItem) -> dict[str, Any]:
    return {"task": item.id, "outcome": str(item.outcome)}


def _clock(event: Extended) -> dict[str, Any]:
    return {"deadline": event.clock, "how": event.how}

"""What is to become of a closed case, and why: plain data in the case.

Computed once, on closing; whoever shows it gets every fact of the sentence.
"""

from dataclasses import dataclass
from datetime import date
from egov.policy.cases import ICase
from egov.policy.core.retention import Disposal
from egov.policy.core.retention import FinalAction
from egov.policy.core.retention import RetentionMode
from egov.policy.core.terms import StartEvent
from typing import Any


@dataclass(frozen=True)
class CaseDisposal:
    """When a case is due for which final action, when it opens, and by which rule.

    ``due`` is None while the event that starts the period has no date, ``open_on``
    also where nobody has decided: the case is then never due, never open.  ``noted`` is
    the word for what a transition noted, from which it is then counted; None: nothing.
    """

    due: date | None
    action: FinalAction
    open_on: date | None
    code: str
    label: str
    years: int
    mode: RetentionMode
    event: StartEvent
    event_date: date | None
    mandate: str
    source: str
    noted: str | None = None


def disposal(case: ICase) -> CaseDisposal | None:
    """What was computed when the case was closed; None before, and where the plan has no rule."""
    data = case.disposal
    if data is None:
        return None
    days = {name: _day(data[name]) for name in ("due", "open_on", "event_date")}
    kinds = {
        "action": FinalAction(data["action"]),
        "mode": RetentionMode(data["mode"]),
        "event": StartEvent(data["event"]),
    }
    return CaseDisposal(**{**data, **days, **kinds})


def as_data(
    computed: Disposal, event: StartEvent, source: str, noted: str | None = None
) -> dict[str, Any]:
    """The plain data that a case keeps."""
    reason = computed.reason
    return {
        "due": _text(computed.due),
        "action": str(computed.action),
        "open_on": _text(computed.open_on),
        "code": reason.code,
        "label": reason.label,
        "years": reason.years,
        "mode": str(reason.mode),
        "event": str(event),
        "event_date": _text(reason.trigger_date),
        "mandate": reason.mandate,
        "source": source,
        "noted": noted,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None

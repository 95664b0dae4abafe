"""When the period of retention starts before a case is closed: a transition says so.

The day is kept with the case, as plain data, and used once, when the case becomes a
record.  Nothing is due before: an open case has no disposal.
"""

from datetime import date
from egov.policy import journal
from egov.policy.cases import ICase
from egov.policy.core.errors import StateConflict
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.archiving"


def start_retention(case: ICase, day: date, event: str = "") -> None:
    """Let the period of a case count from a day; the last such day is the one that counts.

    :raises StateConflict: if the case is closed: the period of a record does not change.
    """
    if case.closed_on is not None:
        raise StateConflict("closed")
    IAnnotations(case)[KEY] = {"day": day.isoformat(), "event": event}
    journal.record(case, "retention_started", day=day, event=event)


def started(case: ICase) -> tuple[date, str] | None:
    """The day from which the period counts and the word for what happened then, if any."""
    known = IAnnotations(case).get(KEY)
    return None if known is None else (date.fromisoformat(known["day"]), known["event"])

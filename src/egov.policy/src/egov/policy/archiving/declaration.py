"""Closing makes a case a record: its disposal is computed and journalled.

The rule is the one that the plan has on the day of closing.  A case whose
class has no rule gets no disposal: nothing is ever due without a rule.
"""

from datetime import date
from egov.policy import classification
from egov.policy import clock
from egov.policy import journal
from egov.policy.archiving.disposal import as_data
from egov.policy.archiving.starting import started
from egov.policy.cases import ICase
from egov.policy.cases import procedure_of
from egov.policy.core import retention
from egov.policy.core.terms import StartEvent


def declare_record(case: ICase, event) -> None:
    """Subscriber of ICaseClosed."""
    counted_from = procedure_of(case).filing.retention_from
    case.disposal = _computed(case, counted_from)
    known = case.disposal or {}
    journal.record(
        case,
        "record_declared",
        classification=case.classification,
        disposal_due=known.get("due"),
        disposal_action=known.get("action"),
    )


def _computed(case: ICase, counted_from: StartEvent) -> dict | None:
    found = classification.find(case.classification, clock.day_of(case.closed_on))
    if found is None or found.rule is None:
        return None
    day, noted = started(case) or (_day(case, counted_from), None)
    return as_data(retention.disposal(found.rule, day), counted_from, found.source, noted)


def _day(case: ICase, event: StartEvent) -> date | None:
    moments = {
        StartEvent.OPENING: case.opened_on,
        StartEvent.FILING: case.filed_on,
        StartEvent.CLOSING: case.closed_on,
    }
    moment = moments[event]
    return clock.day_of(moment) if moment else None

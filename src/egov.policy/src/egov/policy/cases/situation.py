"""What a case is for the engine, but for its papers: read from it, and kept on it.

Used by the local roles and, with the papers added, by casework.  One object is
written: the case.
"""

from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from egov.policy.cases.interfaces import ICase
from egov.policy.cases.lookup import history
from egov.policy.cases.lookup import procedure_of
from egov.policy.cases.lookup import values
from egov.policy.cases.lookup import version_of_entry
from egov.policy.cases.plain import plain
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Step
from egov.policy.core.engine import WorkItem
from egov.policy.core.fees import Line
from egov.policy.core.terms import Outcome
from typing import Any


def situation_of(case: ICase) -> Situation:
    """The situation of a case, without its papers."""
    procedure, taken, items = procedure_of(case), history(case), case.tasks
    last = taken[-1] if taken else {}
    return Situation(
        unit=case.unit,
        requester=case.requester,
        state=last.get("review_state", procedure.initial.id),
        # One that was taken over from a file has been where it is since its filing.
        entered_on=_moment(last) if len(taken) > 1 else case.filed_on or case.opened_on,
        opened_on=case.opened_on,
        filed_on=case.filed_on,
        closed_on=case.closed_on,
        number=case.reference,
        values=values(case),
        flags=frozenset(case.flags),
        items=items,
        clocks=case.deadlines,
        steps=_steps(case, taken, items),
        fees=tuple(map(Line.of, case.fees)),
        act_number=case.entered_act["number"] if case.entered_act else None,
        act_found=case.cited_act is not None,
        paid=Decimal(case.fees_paid),
        halted=case.halted,
    )


def keep(case: ICase, after: Situation) -> None:
    """Keep on the case what is asked of whom, its deadlines, flags, fees and what was paid."""
    case.work = tuple(map(plain, after.items))
    case.clocks = tuple(map(plain, after.clocks))
    case.flags = tuple(sorted(after.flags))
    case.fees = tuple(line.plain() for line in after.fees)
    case.fees_paid = f"{after.paid:f}"
    case.halted = after.halted


def _steps(
    case: ICase, taken: Sequence[dict[str, Any]], items: Sequence[WorkItem]
) -> tuple[Step, ...]:
    """The steps of the history, which does not know as what somebody acted: their items do."""
    asked = {
        (item.visit, item.transition, item.ended_by): item.actor
        for item in reversed(items)
        if item.outcome not in (None, Outcome.CANCELLED)
    }
    followed = version_of_entry(case)

    def step(visit: int, place: int) -> Step:
        before, status = taken[place - 1], taken[place]
        transition, by = followed(place).transition(status["action"]), status["actor"] or ""
        return Step(
            transition=transition.id,
            source=before["review_state"],
            target=status["review_state"],
            by=by,
            actor=asked.get((visit, transition.id, by), transition.actor) if by else "",
            at=_moment(status),
        )

    places = [place for place in range(1, len(taken)) if taken[place]["action"]]
    return tuple(step(visit, place) for visit, place in enumerate(places))


def _moment(status: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(status["time"].timeTime(), UTC)

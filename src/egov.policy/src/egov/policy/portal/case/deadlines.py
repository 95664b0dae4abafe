"""The deadlines of a case as its page shows them: until when, stopped, extended, over."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy.core.engine import Clock
from egov.policy.core.model import Procedure
from egov.policy.core.terms import DeadlineKind
from egov.policy.core.terms import PeriodUnit
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any


KINDS = {DeadlineKind.LEGAL: _("set by law"), DeadlineKind.INTERNAL: _("set by the office")}

AMOUNTS = {
    PeriodUnit.WORKING_DAYS: (_("1 working day"), _("${n} working days")),
    PeriodUnit.DAYS: (_("1 day"), _("${n} days")),
    PeriodUnit.MONTHS: (_("1 month"), _("${n} months")),
    PeriodUnit.YEARS: (_("1 year"), _("${n} years")),
}
"""One and several of each unit."""


@dataclass(frozen=True)
class DeadlineRow:
    """One deadline.  ``stopped`` is the day since when it stands still."""

    title: Spoken
    kind: Any
    day: str
    due: Any
    late: bool
    stopped: str
    extended: str
    ended: bool


def deadline_rows(page: Page, procedure: Procedure, clocks: tuple[Clock, ...]) -> list[DeadlineRow]:
    """The deadlines that were started, in the order of the definition."""
    started = {clock.id: clock for clock in clocks}
    return [
        _row(page, procedure, started[deadline.id])
        for deadline in procedure.all_deadlines
        if deadline.id in started
    ]


def amount(page: Page, unit: PeriodUnit, n: int) -> str:
    """``5 working days``."""
    one, several = AMOUNTS[unit]
    return page.translated(_(one if n == 1 else several, mapping={"n": str(n)}))


def _row(page: Page, procedure: Procedure, clock: Clock) -> DeadlineRow:
    deadline, stopped = procedure.deadline(clock.id), clock.stopped_on is not None
    runs = not clock.ended and not stopped
    longer = deadline.extension is not None and clock.extended > 0
    return DeadlineRow(
        title=page.say(deadline.title),
        kind=KINDS[deadline.kind],
        day=page.format.short_day(clock.due),
        due=page.format.due(clock.due) if runs else None,
        late=runs and page.format.late(clock.due),
        stopped=page.format.short_day(clock.stopped_on) if stopped and not clock.ended else "",
        extended=amount(page, deadline.extension.unit, clock.extended) if longer else "",
        ended=clock.ended,
    )

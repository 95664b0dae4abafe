"""When time does something with a case: timers, due dates, deadlines.

What is looked at here is done by :mod:`.automatic` and :mod:`.ticking`, and foreseen by
:mod:`.coming`.  All times are whole days of the office: something is over at the start of the
day after.
"""

from collections.abc import Iterator
from datetime import date
from datetime import timedelta
from egov.policy.core import deadlines
from egov.policy.core.engine import clocks
from egov.policy.core.engine.effects import issued_already
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.situation import Clock
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Deadline
from egov.policy.core.model import Procedure
from egov.policy.core.model import Task
from egov.policy.core.model import Transition


ONE_DAY = timedelta(days=1)


def last_day(
    procedure: Procedure, situation: Situation, taken: Transition, world: World
) -> date | None:
    """The last day before a timer is over; None if it does not run, or there is none."""
    timer = taken.automatic
    if timer is None or timer.after is None:
        return None
    since = _since(situation, timer.since, world)
    if since is None:
        return None
    return deadlines.due(since, timer.after, world.calendar(situation.unit))


def is_over(procedure: Procedure, situation: Situation, taken: Transition, world: World) -> bool:
    """Whether the timer of an automatic transition is over; none at all is."""
    if taken.automatic is None or taken.automatic.after is None:
        return True
    last = last_day(procedure, situation, taken, world)
    return last is not None and world.today > last


def is_ready(procedure: Procedure, situation: Situation, taken: Transition, world: World) -> bool:
    """Whether nothing stands in the way of a transition that nobody takes."""
    if issued_already(situation, taken):
        return False
    own = taken.automatic.when if taken.automatic else ""
    return all(is_met(procedure, situation, text, world) for text in (own, taken.when))


def silent(procedure: Procedure, situation: Situation) -> Iterator[tuple[Transition, Clock]]:
    """Transitions that stand for silence and can be taken in this state, each with its clock."""
    for deadline, clock in clocks.running(procedure, situation):
        if deadline.silence:
            taken = procedure.transition(deadline.silence)
            if situation.state in taken.sources:
                yield taken, clock


def reminder_day(task: Task, item: WorkItem, situation: Situation, world: World) -> date | None:
    """The day on which those who are asked are reminded; None if they are not, or were."""
    if item.due is None or task.remind is None or item.reminded:
        return None
    return deadlines.before(item.due, task.remind, world.calendar(situation.unit))


def escalation_day(task: Task, item: WorkItem, situation: Situation, world: World) -> date | None:
    """The day on which somebody else is asked as well; None if nobody is, or was."""
    if item.due is None or not task.escalate_to or item.escalated:
        return None
    if task.escalate_after is None:
        return item.due + ONE_DAY
    calendar = world.calendar(situation.unit)
    return deadlines.due(item.due, task.escalate_after, calendar) + ONE_DAY


def lapse_day(task: Task, item: WorkItem) -> date | None:
    """The day on which an item ends by itself; None if it does not."""
    return item.due + ONE_DAY if item.due is not None and task.lapse is not None else None


def warning_day(
    deadline: Deadline, clock: Clock, situation: Situation, world: World
) -> date | None:
    """The day on which it is said that a deadline is near; None if it is not, or was."""
    if deadline.warn is None or clock.warned:
        return None
    return deadlines.before(clock.due, deadline.warn, world.calendar(situation.unit))


def _since(situation: Situation, since: str, world: World) -> date | None:
    moments = {
        clocks.STATE: situation.entered_on,
        clocks.OPENING: situation.opened_on,
        clocks.FILING: situation.filed_on,
    }
    if since in moments:
        moment = moments[since]
        return None if moment is None else world.day(moment)
    value = situation.values.get(since)
    return value if type(value) is date else None

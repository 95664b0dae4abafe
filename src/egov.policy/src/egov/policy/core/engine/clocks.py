"""Deadlines that run beside the states: started, stopped, resumed, ended."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from egov.policy.core import deadlines
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.engine.events import Extended
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.situation import Clock
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.model import Deadline
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import StateKind


OPENING, FILING, STATE = "opening", "filing", "state"
"""Words of ``since`` that are no state and no field."""


def start(procedure: Procedure, turn: Turn, event: str, world: World) -> Turn:
    """Start the deadlines that run since an event: opening, filing, the entry into a state."""
    for deadline in procedure.all_deadlines:
        if deadline.since == event:
            turn = begin(procedure, turn, deadline, world.today, world)
    return turn


def begin(procedure: Procedure, turn: Turn, deadline: Deadline, since: date, world: World) -> Turn:
    """Start a deadline, or start it anew, from a day on; where the case has ended, nothing runs."""
    kind = procedure.state(turn.after.state).kind
    if kind is StateKind.FINAL:
        return turn
    still = kind is StateKind.SUSPENDED and deadline.suspended
    clock = Clock(deadline.id, since, since, stopped_on=world.today if still else None)
    calendar = world.calendar(turn.after.unit)
    clock = replace(clock, due=last_day(deadline, clock, calendar))
    return put(turn, clock, "started")


def start_dated(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Start the deadlines that run since a date in a field, anew where that was corrected."""
    known = {state.id for state in procedure.states} | {OPENING, FILING}
    for deadline in procedure.all_deadlines:
        since = None if deadline.since in known else turn.after.values.get(deadline.since)
        clock = find(turn.after, deadline.id)
        moved = clock is None or (not clock.ended and clock.started_on != since)
        if type(since) is date and moved:
            turn = begin(procedure, turn, deadline, since, world)
    return turn


def follow(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Let the clocks stand still, run on or end, as the state that was entered asks."""
    kind = procedure.state(turn.after.state).kind
    for clock in turn.after.clocks:
        deadline = procedure.deadline(clock.id)
        if clock.ended:
            continue
        if kind is StateKind.FINAL:
            turn = put(turn, replace(clock, ended=True))
        elif kind is StateKind.SUSPENDED and deadline.suspended and clock.stopped_on is None:
            turn = put(turn, replace(clock, stopped_on=world.today), "stopped")
        elif kind is not StateKind.SUSPENDED and clock.stopped_on is not None:
            turn = put(turn, _resumed(deadline, clock, turn.after, world), "resumed")
    return turn


def last_day(deadline: Deadline, clock: Clock, calendar: WorkingCalendar) -> date:
    """The last day of a deadline, with what it stood still and was extended."""
    kind = PeriodUnit.WORKING_DAYS if _in_working_days(deadline) else PeriodUnit.DAYS
    parts = [deadline.period, Period(clock.stood_still, kind)]
    if deadline.extension is not None:
        parts.append(replace(deadline.extension, amount=clock.extended))
    end = clock.started_on
    for part in parts:
        end = deadlines.due(end, part, calendar, roll=False)
    return deadlines.due(end, Period(0, PeriodUnit.DAYS), calendar)


def find(situation: Situation, id: str) -> Clock | None:
    """The clock of a deadline, if it was started."""
    return next((clock for clock in situation.clocks if clock.id == id), None)


def put(turn: Turn, clock: Clock, how: str = "") -> Turn:
    """A clock as it is now, in the place of what it was."""
    others = [item for item in turn.after.clocks if item.id != clock.id]
    clocks = tuple(sorted([*others, clock], key=lambda item: item.id))
    events = [Extended(clock.id, how)] if how else []
    return turn.then(replace(turn.after, clocks=clocks), *events)


def close(turn: Turn, id: str) -> Turn:
    """Look at a deadline no more: what its end brings about has been brought about."""
    clock = find(turn.after, id)
    return turn if clock is None else put(turn, replace(clock, ended=True))


def running(procedure: Procedure, situation: Situation) -> Iterator[tuple[Deadline, Clock]]:
    """The deadlines that are looked at now, each with its clock."""
    for clock in situation.clocks:
        if not clock.ended and clock.stopped_on is None:
            yield procedure.deadline(clock.id), clock


def _resumed(deadline: Deadline, clock: Clock, situation: Situation, world: World) -> Clock:
    calendar = world.calendar(situation.unit)
    unit = PeriodUnit.WORKING_DAYS if _in_working_days(deadline) else PeriodUnit.DAYS
    assert clock.stopped_on is not None
    days = deadlines.elapsed(clock.stopped_on, world.today, unit, calendar)
    resumed = replace(clock, stopped_on=None, stood_still=clock.stood_still + days)
    due = last_day(deadline, resumed, calendar)
    return replace(resumed, due=due, warned=clock.warned and due == clock.due)


def _in_working_days(deadline: Deadline) -> bool:
    return deadline.period.unit is PeriodUnit.WORKING_DAYS

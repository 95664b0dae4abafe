"""Deadlines that run beside the states: started, stopped, extended, counted anew."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from egov.policy.core import deadlines
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.engine import actors
from egov.policy.core.engine import tasks
from egov.policy.core.engine.events import Extended
from egov.policy.core.engine.events import Passed
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.situation import Clock
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
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
            turn = _start(procedure, turn, deadline, world.today, world)
    return turn


def start_dated(procedure: Procedure, turn: Turn, world: World) -> Turn:
    """Start the deadlines that run since a date in a field, anew where that was corrected."""
    known = {state.id for state in procedure.states} | {OPENING, FILING}
    for deadline in procedure.all_deadlines:
        since = None if deadline.since in known else turn.after.values.get(deadline.since)
        clock = find(turn.after, deadline.id)
        moved = clock is None or (not clock.ended and clock.started_on != since)
        if type(since) is date and moved:
            turn = _start(procedure, turn, deadline, since, world)
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


def extend(
    procedure: Procedure,
    situation: Situation,
    deadline: str,
    amount: int,
    by: str,
    comment: str,
    world: World,
) -> Turn:
    """Extend a deadline, in the unit of its extension and within its limit.

    :raises InvalidValues: no such deadline, or more than may be added.
    :raises NotAllowed: the person is not the actor who extends it.
    :raises StateConflict: it does not run.
    """
    found = next((item for item in procedure.all_deadlines if item.id == deadline), None)
    if found is None:
        raise InvalidValues([FieldProblem.unknown("deadline", deadline)])
    may = found.extension is not None and found.extend
    if not may or not actors.plays(procedure, situation, found.extend, by, world):
        raise NotAllowed()
    clock = find(situation, deadline)
    if clock is None or clock.ended:
        raise StateConflict("not_running", deadline=deadline)
    _require_amount(found, clock, amount)
    longer = replace(clock, extended=clock.extended + amount, warned=False)
    longer = replace(longer, due=last_day(found, longer, world.calendar(situation.unit)))
    return put(Turn(replace(situation, halted=False)), longer, "extended", by, comment)


def recompute(procedure: Procedure, situation: Situation, world: World) -> Turn:
    """Due dates of clocks and open items anew, after a calendar has changed."""
    turn, calendar = Turn(situation), world.calendar(situation.unit)
    for clock in situation.clocks:
        due = last_day(procedure.deadline(clock.id), clock, calendar)
        if not clock.ended and due != clock.due:
            turn = put(turn, replace(clock, due=due), "recomputed")
    for item in situation.open:
        since = world.day(item.opened_on)
        due_now = tasks.due(situation, task_of(procedure, item), world, since)
        if item.due is not None and due_now != item.due:
            changed = replace(item, due=due_now)
            turn = tasks.put(turn, changed)
            turn = turn.then(turn.after, Passed("recomputed", item, changed, by=""))
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


def put(turn: Turn, clock: Clock, how: str = "", by: str = "", comment: str = "") -> Turn:
    """A clock as it is now, in the place of what it was."""
    others = [item for item in turn.after.clocks if item.id != clock.id]
    clocks = tuple(sorted([*others, clock], key=lambda item: item.id))
    events = [Extended(clock.id, how, by, comment)] if how else []
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


def _start(procedure: Procedure, turn: Turn, deadline: Deadline, since: date, world: World) -> Turn:
    kind = procedure.state(turn.after.state).kind
    if kind is StateKind.FINAL:
        return turn
    still = kind is StateKind.SUSPENDED and deadline.suspended
    clock = Clock(deadline.id, since, since, stopped_on=world.today if still else None)
    calendar = world.calendar(turn.after.unit)
    clock = replace(clock, due=last_day(deadline, clock, calendar))
    return put(turn, clock, "started")


def _resumed(deadline: Deadline, clock: Clock, situation: Situation, world: World) -> Clock:
    calendar = world.calendar(situation.unit)
    unit = PeriodUnit.WORKING_DAYS if _in_working_days(deadline) else PeriodUnit.DAYS
    assert clock.stopped_on is not None
    days = deadlines.elapsed(clock.stopped_on, world.today, unit, calendar)
    resumed = replace(clock, stopped_on=None, stood_still=clock.stood_still + days)
    due = last_day(deadline, resumed, calendar)
    return replace(resumed, due=due, warned=clock.warned and due == clock.due)


def _require_amount(deadline: Deadline, clock: Clock, amount: int) -> None:
    assert deadline.extension is not None
    left = deadline.extension.amount - clock.extended
    if amount < 1:
        raise InvalidValues([FieldProblem("amount", "below", {"least": 1})])
    if amount > left:
        raise InvalidValues([FieldProblem("amount", "above", {"most": left})])


def _in_working_days(deadline: Deadline) -> bool:
    return deadline.period.unit is PeriodUnit.WORKING_DAYS

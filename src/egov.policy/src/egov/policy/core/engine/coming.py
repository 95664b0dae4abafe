"""When time does something with a case next, or may: what the catalogue of the site indexes.

What time does is told by :mod:`.timers`.  A condition that asks for the day is tried on the
days to come, so that a case which only waits for its day is left alone until then.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from datetime import timedelta
from egov.policy.core.engine import clocks
from egov.policy.core.engine import joining
from egov.policy.core.engine import timers
from egov.policy.core.engine.facts import behind
from egov.policy.core.engine.facts import changing_with_time
from egov.policy.core.engine.facts import names_of
from egov.policy.core.engine.outlook import goes_on
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.timers import ONE_DAY
from egov.policy.core.engine.world import on_day
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind


def next_moment(procedure: Procedure, situation: Situation, world: World) -> datetime | None:
    """When time has something to do next, or may; None if never."""
    if procedure.state(situation.state).kind is StateKind.FINAL:
        return None
    days = [*_of_items(procedure, situation, world), *_of_warnings(procedure, situation, world)]
    if not situation.halted:
        days += _of_transitions(procedure, situation, world)
    if not situation.open:
        days += _of_prospects(procedure, situation, world)
    return world.midnight(min(days)) if days else None


def _of_items(procedure: Procedure, situation: Situation, world: World) -> Iterator[date]:
    for item in situation.open:
        task = task_of(procedure, item)
        days = (
            timers.reminder_day(task, item, situation, world),
            timers.escalation_day(task, item, situation, world),
            timers.lapse_day(task, item),
        )
        yield from (day for day in days if day is not None)


def _of_warnings(procedure: Procedure, situation: Situation, world: World) -> Iterator[date]:
    for deadline, clock in clocks.running(procedure, situation):
        day = timers.warning_day(deadline, clock, situation, world)
        if day is not None:
            yield day


def _of_transitions(procedure: Procedure, situation: Situation, world: World) -> Iterator[date]:
    for taken, clock in timers.silent(procedure, situation):
        yield from _days(procedure, situation, taken, clock.due, world)
    for taken in procedure.leaving(situation.state):
        if taken.automatic is not None:
            timed = taken.automatic.after is not None
            last = timers.last_day(procedure, situation, taken, world)
            if last is not None or not timed:
                yield from _days(procedure, situation, taken, last, world)
    if name := joining.verdict(procedure, situation):
        yield from _days(procedure, situation, procedure.transition(name), None, world)


def _of_prospects(procedure: Procedure, situation: Situation, world: World) -> Iterator[date]:
    """Nobody is asked: whether anything can still go on may be another matter on a later day.

    The days to come grow fewer, and with them the ways on: what has ended does not come back.
    """
    if behind(procedure, _waited_for(procedure, situation)) & changing_with_time(situation):
        ahead, today = _ahead(world.today), goes_on(procedure, situation, world)

        def is_other(day: date) -> bool:
            return goes_on(procedure, situation, on_day(world, day)) is not today

        yield ahead[bisect_left(ahead, True, hi=len(ahead) - 1, key=is_other)]


def _waited_for(procedure: Procedure, situation: Situation) -> Iterator[str]:
    """Names of the answers and facts that any way out of a state waits for."""
    for taken in procedure.leaving(situation.state):
        yield from names_of(procedure, taken.when)
        if taken.automatic is not None:
            yield from names_of(procedure, taken.automatic.when)
            yield taken.automatic.since
    yield from (deadline.since for deadline in procedure.all_deadlines if deadline.silence)


def _days(
    procedure: Procedure,
    situation: Situation,
    taken: Transition,
    last: date | None,
    world: World,
) -> Iterator[date]:
    """When a transition that nobody takes is looked at again.

    One whose time has come waits for its condition: that comes with a day, or from outside,
    and then the case is settled.
    """
    if last is not None and last >= world.today:
        yield last + ONE_DAY
        return
    texts = (taken.when, taken.automatic.when if taken.automatic else "")
    asked = frozenset().union(*(names_of(procedure, text) for text in texts))
    if asked & changing_with_time(situation):
        ahead = _ahead(world.today)
        ready = (
            day for day in ahead if timers.is_ready(procedure, situation, taken, on_day(world, day))
        )
        yield next(ready, ahead[-1])


def _ahead(today: date) -> list[date]:
    """The days from tomorrow to the first of a month, on which a case is looked at anyway.

    To the same day whenever it is asked in a month: nothing is written before.
    """
    first = (today.replace(day=1) + timedelta(31)).replace(day=1)
    return [today + timedelta(count) for count in range(1, (first - today).days + 1)]

from .making import days
from .making import NO_TEXT
from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import Walk
from .making import working_days
from .world import Office
from datetime import date
from egov.policy.core import engine
from egov.policy.core.engine import Extended
from egov.policy.core.engine import Moved
from egov.policy.core.engine import Reminder
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Deadline
from egov.policy.core.model import Period
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import StateKind

import pytest


FIVE = working_days(5)


def timed(period=FIVE, **parts):
    return procedure(
        state("check", task("look", "clerk", complete="end", due=working_days(1))),
        state("waiting", kind=StateKind.SUSPENDED),
        take("ask", "check", "waiting", "clerk"),
        take("answer", "waiting", "check", "clerk"),
        take("end", "check", "closed", "clerk"),
        take("granted", "check", "closed"),
        deadlines=(Deadline("legal", NO_TEXT, period, **parts),),
    )


def filed(*parts, values=None, **more):
    return Walk(timed(*parts, **more), Office(), values).submit()


def clock(walk):
    return walk.now.clocks[0]


def how(walk):
    return [event.how for event in walk.turn.events if isinstance(event, Extended)]


def test_a_deadline_runs_since_the_filing():
    walk = Walk(timed(), Office())
    assert walk.now.clocks == ()
    walk.later(days=1).submit()
    assert (clock(walk).started_on, clock(walk).due) == (date(2026, 3, 3), date(2026, 3, 10))
    assert how(walk) == ["started"]


def test_a_deadline_runs_since_the_opening():
    assert clock(Walk(timed(since="opening"), Office())).due == date(2026, 3, 9)


def test_a_deadline_runs_since_the_last_entry_into_a_state():
    walk = filed(since="check")
    walk.decide("clerk", "ask").later(days=7).decide("clerk", "answer")
    assert clock(walk).started_on == date(2026, 3, 9)


def test_a_deadline_runs_since_the_date_in_a_field_and_follows_its_correction():
    walk = filed(since="day", values={"day": date(2026, 3, 10)})
    assert clock(walk).due == date(2026, 3, 17)
    walk.settle(values={"day": date(2026, 3, 11)})
    assert (clock(walk).due, how(walk)) == (date(2026, 3, 18), ["started"])


def test_it_stands_still_for_the_working_days_of_a_suspended_state():
    walk = filed().decide("clerk", "ask")
    assert clock(walk).stopped_on == date(2026, 3, 2)
    assert how(walk) == ["stopped"]
    walk.later(days=8).decide("clerk", "answer")
    assert (clock(walk).stood_still, how(walk)) == (6, ["resumed"])
    assert clock(walk).due == date(2026, 3, 17)


def test_a_delay_in_days_stands_still_for_every_day():
    walk = filed(days(5)).decide("clerk", "ask").later(days=8).decide("clerk", "answer")
    # The 7th and the 8th later, a Sunday: it ends on Monday.
    assert (clock(walk).stood_still, clock(walk).due) == (8, date(2026, 3, 16))


def test_one_that_does_not_stop_runs_on():
    walk = filed(suspended=False).decide("clerk", "ask")
    assert clock(walk).stopped_on is None


def test_the_end_of_the_case_ends_it():
    walk = filed().decide("clerk", "end")
    assert clock(walk).ended


def test_silence_decides_when_the_last_day_is_over():
    walk = filed(silence="granted")
    assert engine.next_moment(walk.procedure, walk.now, walk.world).isoformat() == (
        "2026-03-09T22:00:00+00:00"
    )
    assert walk.later(days=7).tick().state == "check"
    assert walk.later(days=1).tick().state == "closed"
    moved = next(event for event in walk.turn.events if isinstance(event, Moved))
    assert (moved.step.transition, moved.step.by, moved.cause) == ("granted", "", "silence")


def test_silence_says_nothing_while_the_clock_stands_still():
    walk = filed(silence="granted").decide("clerk", "ask").later(days=60).tick()
    assert walk.state == "waiting"


def test_it_is_said_once_that_a_deadline_is_near():
    walk = filed(warn=working_days(2)).later(days=2).tick()
    assert walk.turn.events == ()
    walk.later(days=1).tick()
    assert walk.turn.events == (Reminder("warn", "legal"),)
    assert walk.tick().turn.events == ()


def extendable():
    limit = Period(4, PeriodUnit.WORKING_DAYS)
    return filed(extension=limit, extend="chief", silence="granted")


def test_it_is_extended_within_its_limit():
    walk = extendable().do(engine.extend, "legal", 3, "chief", "difficult")
    assert (clock(walk).due, clock(walk).extended) == (date(2026, 3, 12), 3)
    assert walk.turn.events == (Extended("legal", "extended", "chief", "difficult", 3),)
    with pytest.raises(InvalidValues) as caught:
        walk.do(engine.extend, "legal", 2, "chief", "more")
    assert caught.value.problems[0].parameters == {"most": 1}
    with pytest.raises(InvalidValues):
        walk.do(engine.extend, "legal", 0, "chief", "less")


def test_it_is_extended_by_whom_the_definition_names_while_it_runs():
    with pytest.raises(NotAllowed):
        extendable().do(engine.extend, "legal", 1, "clerk", "")
    with pytest.raises(NotAllowed):
        filed().do(engine.extend, "legal", 1, "chief", "")
    with pytest.raises(InvalidValues):
        extendable().do(engine.extend, "other", 1, "chief", "")
    with pytest.raises(StateConflict, match="not_running"):
        extendable().decide("clerk", "end").do(engine.extend, "legal", 1, "chief", "")


def test_due_dates_follow_a_calendar_that_has_changed():
    walk = filed()
    assert walk.now.open[0].due == date(2026, 3, 3)
    walk.in_world(Office(closed=frozenset({date(2026, 3, 3)}))).do(engine.recompute)
    assert (clock(walk).due, walk.now.open[0].due) == (date(2026, 3, 10), date(2026, 3, 4))
    assert [type(event).__name__ for event in walk.turn.events] == ["Extended", "Passed"]
    assert walk.do(engine.recompute).turn.events == ()

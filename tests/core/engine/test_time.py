from .making import ALL
from .making import days
from .making import opinion
from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import Walk
from .making import working_days
from .world import Office
from datetime import date
from egov.policy.core import engine
from egov.policy.core.engine import Moved
from egov.policy.core.engine import Reminder
from egov.policy.core.model import Automatic
from egov.policy.core.terms import Outcome

import pytest


def moved(walk):
    return [
        (event.step.transition, event.cause)
        for event in walk.turn.events
        if isinstance(event, Moved)
    ]


def moment(walk):
    found = engine.next_moment(walk.procedure, walk.now, walk.world)
    return found and walk.world.day(found)


# --- due dates of tasks


def looking(**parts):
    look = task("look", "clerk", complete="end", due=working_days(2), **parts)
    trial = procedure(
        state("look", look), take("end", "look", "closed", "clerk"), take("no", "look", "closed")
    )
    return Walk(trial, Office()).submit()


def test_who_is_asked_is_reminded_once_before_the_due_date():
    walk = looking(remind=working_days(1))
    assert moment(walk) == date(2026, 3, 3)
    assert walk.tick().turn.events == ()
    walk.later(days=1).tick()
    assert walk.turn.events == (Reminder("due", "look-1"),)
    assert walk.tick().turn.events == ()
    assert moment(walk) is None


def test_somebody_else_is_asked_as_well_when_it_is_late():
    walk = looking(escalate_to="chief", escalate_after=days(1))
    assert moment(walk) == date(2026, 3, 6)
    walk.later(days=4).tick()
    assert walk.turn.events[0] == Reminder("late", "look-1")
    assert walk.open() == ["look-1", "look-2"]
    assert walk.tick().turn.events == ()
    assert walk.complete("chief").state == "closed"
    assert walk.outcomes()["look-1"] == "cancelled"


def test_who_is_asked_as_well_acts_as_themselves_whichever_way_they_do_it():
    late = looking(escalate_to="chief").later(days=3).tick()
    for turn in (
        engine.complete(late.procedure, late.now, "look-2", "chief", Outcome.DONE, "", late.world),
        engine.decide(late.procedure, late.now, "end", "chief", "", late.world),
    ):
        assert turn.after.steps[-1].actor == "chief"


def test_who_was_late_may_still_do_it():
    walk = looking(escalate_to="chief").later(days=3).tick().decide("clerk", "end")
    assert walk.outcomes() == {"prepare-1": "done", "look-1": "done", "look-2": "cancelled"}


def test_who_is_asked_in_place_of_a_late_member_counts_once():
    vote = task("vote", "member", need=ALL, due=days(1), escalate_to="admin", complete="end")
    trial = procedure(state("vote", vote), take("end", "vote", "closed"))
    walk = Walk(trial, Office()).submit().complete("ann").complete("bob").later(days=3).tick()
    assert walk.open() == ["vote-3", "vote-4"]
    assert walk.complete("admin").state == "closed"


def test_an_opinion_that_is_not_given_lapses():
    advice = opinion("advice", "service", due=days(2), lapse=Outcome.LAPSED, complete="go_on")
    trial = procedure(
        state("ask", advice),
        state("end", task("end", "clerk", complete="close")),
        take("go_on", "ask", "end"),
        take("close", "end", "closed", "clerk", when="outcome('advice') == 'lapsed'"),
    )
    walk = Walk(trial, Office()).submit()
    assert walk.later(days=2).tick().state == "ask"
    walk.later(days=1).tick()
    assert (walk.state, moved(walk)) == ("end", [("go_on", "tasks")])
    assert walk.offered("clerk") == ["close"]


def test_a_decision_lapses_into_what_the_definition_says():
    assert looking(lapse=Outcome.DONE).later(days=3).tick().state == "closed"
    refused = looking(lapse=Outcome.REJECTED, reject="no").later(days=3).tick()
    assert refused.steps()[-1] == "no"


# --- automatic transitions


def branching(*branches, first=()):
    return procedure(
        state("gate", *first),
        state("left", task("l", "clerk")),
        state("right", task("r", "clerk")),
        take("end", "left right", "closed", "clerk"),
        *branches,
    )


def when(text):
    return Automatic(when=text)


def test_the_first_branch_whose_condition_holds_is_taken():
    trial = branching(
        take("a", "gate", "left", automatic=when("amount > 10")),
        take("b", "gate", "right", automatic=when("amount > 5")),
    )
    assert Walk(trial, Office(), {"amount": 20}).submit().state == "left"
    walk = Walk(trial, Office(), {"amount": 7}).submit()
    assert (walk.state, moved(walk)[-1]) == ("right", ("b", "condition"))
    waiting = Walk(trial, Office(), {"amount": 1}).submit()
    assert waiting.state == "gate"
    assert waiting.settle(values={"amount": 6}).state == "right"


def test_an_automatic_transition_is_offered_to_nobody():
    trial = branching(take("a", "gate", "left", "clerk", automatic=when("urgent")))
    assert Walk(trial, Office()).submit().offered("clerk") == []


def test_the_condition_of_the_transition_holds_too():
    trial = branching(take("a", "gate", "left", when="amount > 5", automatic=when("urgent")))
    walk = Walk(trial, Office(), {"urgent": True}).submit()
    assert walk.state == "gate"
    assert walk.settle(values={"urgent": True, "amount": 6}).state == "left"


def test_a_timer_is_over_on_the_day_after_its_period():
    walk = Walk(branching(take("a", "gate", "left", automatic=Automatic(after=days(3)))), Office())
    walk.submit()
    assert moment(walk) == date(2026, 3, 6)
    assert walk.later(days=3).tick().state == "gate"
    walk.later(days=1).tick()
    assert (walk.state, moved(walk)) == ("left", [("a", "timer")])


@pytest.mark.parametrize(
    ("since", "day"),
    [("state", date(2026, 3, 7)), ("filing", date(2026, 3, 7)), ("day", date(2026, 5, 3))],
)
def test_a_timer_counts_from_what_it_says(since, day):
    timer = Automatic(after=days(3), since=since)
    walk = Walk(branching(take("a", "gate", "left", automatic=timer)), Office())
    walk.later(days=1).settle(values={"day": date(2026, 4, 29)})
    walk.submit()
    # The 2nd of May 2026 is a Saturday: the period ends on Monday.
    assert moment(walk) == (date(2026, 5, 5) if since == "day" else day)


def test_a_timer_without_its_date_does_not_run():
    timer = Automatic(after=days(3), since="day")
    walk = Walk(branching(take("a", "gate", "left", automatic=timer)), Office()).submit()
    assert moment(walk) is None


def test_a_timer_that_is_over_waits_for_its_condition():
    timer = Automatic(when="urgent", after=days(3))
    walk = Walk(branching(take("a", "gate", "left", automatic=timer)), Office()).submit()
    assert walk.later(days=9).tick().state == "gate"
    assert moment(walk) is None
    assert walk.settle(values={"urgent": True}).state == "left"


@pytest.mark.parametrize(
    ("condition", "day"),
    [
        ("today >= '2026-03-04'", date(2026, 3, 4)),
        ("today == '2026-03-31' and not urgent", date(2026, 3, 31)),
        ("today > '2026-03-31'", date(2026, 4, 1)),
        ("today > '2026-09-30'", date(2026, 4, 1)),
        ("today > '2026-03-04' and urgent", date(2026, 4, 1)),
        ("today < '2026-03-02'", date(2026, 4, 1)),
    ],
)
def test_a_condition_about_the_day_is_looked_at_on_its_day_or_the_first_of_a_month(condition, day):
    trial = branching(take("a", "gate", "left", automatic=when(condition)))
    walk = Walk(trial, Office(), {"urgent": False}).submit()
    assert moment(walk) == day
    assert moment(walk.later(days=1).tick()) == day


def test_a_condition_about_the_day_holds_on_its_day():
    trial = branching(take("a", "gate", "left", automatic=when("today == '2026-06-15'")))
    walk = Walk(trial, Office()).submit()
    for day in (date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1), date(2026, 6, 15)):
        assert (moment(walk), walk.now.state) == (day, "gate")
        walk.later(days=(day - walk.world.today).days).tick()
    assert walk.now.state == "left"


# --- the day that counts


def the_days(walk):
    known = engine.circumstances(walk.procedure, walk.now, walk.world)
    return known["opened_on"].day, known["filed_on"].day, known["today"].day


def test_until_it_is_filed_a_case_is_filed_today_and_then_the_day_stays():
    walk = Walk(branching(), Office())
    assert the_days(walk) == (2, 2, 2)
    assert the_days(walk.later(days=3)) == (2, 5, 5)
    assert the_days(walk.submit().later(days=4)) == (2, 5, 9)


def test_the_day_of_filing_changes_with_time_only_until_then():
    ready = "filed_on >= '2026-03-04'"
    draft = take("lapse", "draft", "closed", automatic=when(ready))
    walk = Walk(branching(draft), Office())
    assert moment(walk) == date(2026, 3, 4)
    assert walk.later(days=2).tick().state == "closed"
    filed = branching(take("a", "gate", "left", automatic=when(ready)))
    walk = Walk(filed, Office()).submit()
    assert moment(walk) is None
    assert walk.later(days=9).tick().state == "gate"


def test_who_waits_for_a_day_of_filing_that_has_gone_by_waits_for_nobody():
    gate = state("gate")
    stuck = procedure(gate, take("a", "gate", "closed", automatic=when("filed_on > '2026-03-04'")))
    assert ("nobody", "gate") in Walk(stuck, Office()).submit().alerts()


def test_timers_of_a_state_that_was_left_are_over():
    walk = Walk(branching(take("a", "gate", "left", automatic=Automatic(after=days(3)))), Office())
    walk.submit().later(days=4).tick().decide("clerk", "end")
    assert moment(walk) is None
    assert walk.later(days=30).tick().turn.events == ()


# --- what never comes to rest


def spinning():
    trial = branching(
        take("there", "gate", "left", automatic=when("urgent")),
        take("back", "left", "gate", automatic=when("urgent")),
        take("out", "left gate", "closed", "chief"),
    )
    return Walk(trial, Office(), {"urgent": True}).submit()


def test_a_case_that_never_comes_to_rest_is_halted_and_seen():
    walk = spinning()
    assert len(walk.now.steps) == 21
    assert walk.now.halted
    assert ("depth", walk.state) in walk.alerts()
    assert walk.turn.events[-1].why == "depth"


def test_a_halted_case_does_nothing_by_itself_until_somebody_acts():
    walk = spinning()
    assert walk.settle().turn.events == ()
    assert walk.later(days=30).tick().turn.events == ()
    assert walk.decide("chief", "out").state == "closed"
    assert not walk.now.halted


def test_a_joined_transition_waits_for_its_condition():
    trial = procedure(
        state("vote", task("vote", "member", need=ALL, complete="end")),
        take("end", "vote", "closed", when="urgent"),
    )
    walk = Walk(trial, Office()).submit().complete("ann").complete("bob").complete("cid")
    assert walk.state == "vote"
    assert walk.settle(values={"urgent": True}).state == "closed"

"""A state in which nobody is asked: what is a way on from there, and what only looks like one."""

from .making import days
from .making import procedure
from .making import state
from .making import take
from .making import Walk
from .world import Office
from dataclasses import replace
from datetime import date
from egov.policy.core import engine
from egov.policy.core.model import Automatic
from egov.policy.core.model import Change
from egov.policy.core.model import Deadline
from egov.policy.core.model import Document
from egov.policy.core.model import Field
from egov.policy.core.model import Numbering
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType

import pytest


NO_TEXT = Text()
STUCK = [("nobody", "wait")]


def walk(*leaving, values=None, wait=None, **more):
    """A filed case in a state without tasks; it is Monday 2 March 2026."""
    made = procedure(wait or state("wait"), *leaving, **more)
    return Walk(made, Office(), values).submit()


def alone(when="", **timer):
    return take("go", "wait", "closed", automatic=Automatic(when=when, **timer))


def test_a_day_on_which_somebody_is_warned_is_no_way_on():
    legal = Deadline("legal", NO_TEXT, days(9), warn=days(2))
    assert walk(alone("urgent"), deadlines=(legal,)).alerts() == STUCK
    silent = Deadline("legal", NO_TEXT, days(9), silence="say")
    assert walk(take("say", "wait", "closed"), deadlines=(silent,)).alerts() == []


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("today > '2026-03-09' and amount > 3", STUCK),
        ("today > '2026-03-09' and amount == 3", []),
        ("today < '2026-03-02'", STUCK),
        ("days_between(day, today) > 9", STUCK),
    ],
)
def test_a_day_helps_only_where_the_rest_can_hold(when, found):
    assert walk(alone(when), values={"amount": 3}).alerts() == found


def test_a_timer_whose_condition_never_holds_is_no_way_on():
    assert walk(alone("urgent", after=days(3))).alerts() == STUCK
    assert walk(alone("urgent", after=days(3)), values={"urgent": True}).alerts() == []


def test_a_timer_that_ends_after_the_days_of_its_condition_is_no_way_on():
    assert walk(alone("today < '2026-03-09'", after=days(3))).alerts() == []
    assert walk(alone("today < '2026-03-09'", after=days(9))).alerts() == STUCK


def test_a_silence_that_ends_after_the_days_of_its_condition_is_no_way_on():
    say = take("say", "wait", "closed", when="today < '2026-03-09'")
    for period, found in ((3, []), (9, STUCK)):
        limit = Deadline("limit", NO_TEXT, days(period), silence="say")
        assert walk(say, deadlines=(limit,)).alerts() == found


def test_who_may_change_an_answer_opens_only_the_ways_that_ask_for_it():
    clerk = (Change("wait", ("clerk",)),)
    more = Field("more", FieldType.INTEGER, NO_TEXT, change=clerk)
    twice = Field("twice", FieldType.COMPUTED, NO_TEXT, formula="more * 2")
    assert walk(alone("amount > 3"), fields=(more, twice)).alerts() == STUCK
    assert walk(alone("more > 3"), fields=(more, twice)).alerts() == []
    assert walk(alone("twice > 3"), fields=(more, twice)).alerts() == []
    assert walk(alone("twice > 3 and amount > 3"), fields=(more, twice)).alerts() == STUCK


def test_who_changes_answers_and_who_sees_the_question_are_one_person():
    more = Field("more", FieldType.INTEGER, NO_TEXT, see=("chief",))
    edited = state("wait", edit=("clerk",))
    made = walk(alone("more > 3"), fields=(more,), wait=edited)
    assert made.alerts() == STUCK
    both = made.world.with_members("zone.zone-chief", "chief", "clerk")
    assert made.in_world(both).alerts() == []


def test_an_answer_helps_only_where_its_question_may_be_shown():
    asked = Field("asked", FieldType.BOOLEAN, NO_TEXT)
    more = Field("more", FieldType.INTEGER, NO_TEXT, visible_when="asked")
    twice = Field("twice", FieldType.COMPUTED, NO_TEXT, formula="more * 2")
    edited = state("wait", edit=("clerk",))
    for when in ("more > 3", "twice > 3"):
        assert walk(alone(when), fields=(asked, more, twice), wait=edited).alerts() == []
        kept = replace(asked, locked_in=("wait",)), more, twice
        made = walk(alone(when), fields=kept, wait=edited)
        assert made.alerts() == STUCK
        assert made.settle(values={"asked": True}).alerts() == []


@pytest.mark.parametrize(("value", "found"), [(3, STUCK), (9, [])])
def test_an_answer_helps_only_within_the_bounds_of_its_question(value, found):
    """An effect may have put it out of them."""
    most = Field("most", FieldType.INTEGER, NO_TEXT, minimum=0, maximum=5)
    edited = state("wait", edit=("clerk",))
    made = walk(alone("most > 5 and urgent"), fields=(most,), wait=edited)
    assert made.settle(values={"most": value}).alerts() == found


def test_what_a_hidden_question_was_answered_tells_nothing():
    amount = Field("least", FieldType.INTEGER, NO_TEXT, locked_in=("wait",))
    hurry = replace(amount, id="hurry", type=FieldType.BOOLEAN, visible_when="least > 3")
    more = Field("more", FieldType.INTEGER, NO_TEXT, visible_when="not hurry")
    shown = {"fields": (amount, hurry, more), "wait": state("wait", edit=("clerk",))}
    for least, found in ((3, []), (4, STUCK)):
        made = walk(alone("more > 3"), values={"least": least, "hurry": True}, **shown)
        assert made.alerts() == found


def test_whether_a_question_is_still_shown_is_looked_at_on_the_day_from_which_it_is_not():
    more = Field("more", FieldType.INTEGER, NO_TEXT, visible_when="today < '2026-03-04'")
    made = walk(alone("more > 3"), fields=(more,), wait=state("wait", edit=("clerk",)))
    assert made.alerts() == []
    for _ in range(2):
        moment = engine.next_moment(made.procedure, made.now, made.world)
        assert made.world.day(moment) == date(2026, 3, 4)
        made = made.later(days=1).tick()
    assert made.alerts() == STUCK


def test_an_answer_that_is_a_file_helps_where_somebody_may_change_it():
    plan = Field("plan", FieldType.FILE, NO_TEXT)
    assert walk(alone("plan"), fields=(plan,)).alerts() == STUCK
    theirs = replace(plan, change=(Change("wait", ("clerk",)),))
    assert walk(alone("plan"), fields=(theirs,)).alerts() == []
    edited = state("wait", edit=("clerk",))
    assert walk(alone("plan"), fields=(plan,), wait=edited).alerts() == []


def test_a_deadline_whose_day_can_still_be_entered_is_a_way_on():
    silence = Deadline("limit", NO_TEXT, days(9), since="day", silence="say")
    say = take("say", "wait", "closed")
    assert walk(say, deadlines=(silence,)).alerts() == STUCK
    edited = state("wait", edit=("clerk",))
    assert walk(say, deadlines=(silence,), wait=edited).alerts() == []


@pytest.mark.parametrize(("revoker", "found"), [("chief", []), ("", STUCK)])
def test_a_paper_stands_in_the_way_until_somebody_may_revoke_it(revoker, found):
    paper = Document("paper", NO_TEXT, "paper.odt", Numbering("paper", "{number}"), revoker)
    waits = alone("'paper' not in documents_ready")
    made = Walk(procedure(state("wait"), waits, documents=(paper,)), Office())
    there = frozenset({"paper"})
    assert made.settle(papers=there, ready=there).submit().alerts() == found


def test_whether_anybody_can_still_decide_is_looked_at_each_day():
    made = walk(take("go", "wait", "closed", "chief", when="today < '2026-03-04'"))
    assert made.alerts() == []
    for _ in range(2):
        made = made.later(days=1).tick()
    assert made.alerts() == STUCK

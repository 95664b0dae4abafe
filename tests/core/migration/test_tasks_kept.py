"""What becomes of the tasks and votes of one case, and of its state."""

from ..engine.making import ALL
from ..engine.making import days
from ..engine.making import opinion
from ..engine.making import procedure
from ..engine.making import state
from ..engine.making import take
from ..engine.making import task
from ..engine.making import voting
from ..engine.making import Walk
from .going_over import CHECK
from .going_over import checking
from .going_over import fates
from .going_over import moved
from .going_over import OFFICE
from dataclasses import replace
from datetime import date
from egov.policy.core import engine
from egov.policy.core.migration import CannotMove
from egov.policy.core.model import Actor
from egov.policy.core.model import Automatic
from egov.policy.core.model import Need
from egov.policy.core.model import Text
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome

import pytest


TWO = Need(NeedKind.NUMBER, 2)


def test_who_holds_a_task_keeps_it_with_its_day():
    walk = Walk(checking(CHECK), OFFICE).submit()
    walk.do(engine.claim, "check-1", "clerk").later(days=2)
    before = walk.now
    found = moved(walk, checking(replace(CHECK, remind=days(1), title=Text(fr="Vérifier"))))
    assert fates(found.tasks) == [("check", "kept")]
    assert found.after.items == before.items
    assert walk.complete("clerk", "check").state == "closed"


def test_another_delay_counts_from_when_it_was_asked():
    walk = Walk(checking(CHECK), OFFICE).submit().later(days=2)
    found = moved(walk, checking(replace(CHECK, due=days(9))))
    assert fates(found.tasks) == [("check", "recounted")]
    assert found.after.open[0].due == date(2026, 3, 11)


def test_votes_stay_with_those_who_gave_them():
    walk = Walk(voting(TWO), OFFICE).submit().complete("ann")
    found = moved(walk, voting(TWO, remind=None))
    assert fates(found.tasks) == [("vote", "kept"), ("vote", "kept")]
    assert walk.complete("bob").state == "closed"


def test_where_more_have_to_agree_all_are_asked_anew():
    walk = Walk(voting(TWO), OFFICE).submit().complete("ann")
    found = moved(walk, voting(ALL))
    assert fates(found.tasks) == [("vote", "reopened")] * 3
    assert [item.redone for item in found.after.items if item.ended_by == "ann"] == [True]
    assert len(walk.open()) == 3
    walk.complete("ann").complete("bob").complete("cid")
    assert walk.state == "closed"


def test_somebody_else_is_asked_where_the_version_names_them():
    walk = Walk(checking(CHECK), OFFICE).submit()
    new = checking(replace(CHECK, actor="chief"))
    found = moved(walk, new)
    assert fates(found.tasks) == [("check", "reopened")]
    assert [item.principal for item in found.after.open] == ["zone.zone-chief"]
    assert walk.outcomes()["check-1"] == "cancelled"
    assert walk.complete("chief", "check").state == "closed"


def test_the_same_role_at_another_place_is_somebody_else():
    walk = Walk(
        checking(replace(CHECK, actor="head"), actors=(Actor("head", Text(), "clerk"),)), OFFICE
    )
    walk.submit()
    new = checking(
        replace(CHECK, actor="head"),
        actors=(Actor("head", Text(fr="Chef"), function="zone-chief"),),
    )
    assert fates(moved(walk, new).tasks) == [("check", "reopened")]


def test_what_was_decided_stays_decided():
    both = (replace(CHECK, complete=""), task("look", "chief"))
    before = procedure(state("check", *both, complete="accept"), take("accept", "check", "closed"))
    walk = Walk(before, OFFICE).submit().complete("clerk", "check")
    after = procedure(
        state("check", replace(both[0], actor="admin"), both[1], complete="accept"),
        take("accept", "check", "closed"),
    )
    assert fates(moved(walk, after).tasks) == [("look", "kept")]
    assert walk.complete("chief", "look").state == "closed"


def test_an_opinion_that_becomes_a_decision_is_no_refusal():
    def asked(make):
        parts = make("say", "chief"), task("look", "clerk")
        return procedure(state("check", *parts, complete="go"), take("go", "check", "closed"))

    walk = Walk(asked(opinion), OFFICE).submit()
    walk.complete("chief", "say", Outcome.UNFAVOURABLE)
    found = moved(walk, asked(task))
    assert ("say", "reopened") in fates(found.tasks)
    assert walk.state == "check"


def test_a_task_that_is_gone_is_no_longer_asked_and_a_new_one_is():
    walk = Walk(checking(CHECK), OFFICE).submit()
    found = moved(walk, checking(task("read", "chief", complete="accept")))
    assert fates(found.tasks) == [("check", "cancelled"), ("read", "opened")]
    assert walk.outcomes() == {"prepare-1": "done", "check-1": "cancelled", "read-1": None}
    assert walk.now.items[1].state == "check"
    assert walk.procedure.state("check").task("check").actor == "clerk"


def test_what_is_asked_on_condition_is_asked_as_the_new_one_says():
    urgent = task("hurry", "chief", when="urgent", complete="accept")
    calm = replace(urgent, when="not urgent")
    walk = Walk(checking(CHECK, urgent), OFFICE, {"urgent": True}).submit()
    assert fates(moved(walk, checking(CHECK, calm)).tasks) == [
        ("check", "kept"),
        ("hurry", "cancelled"),
    ]
    assert fates(moved(walk, checking(CHECK, urgent)).tasks)[1:] == [("hurry", "opened")]


def test_in_a_sequence_those_who_come_later_wait_again():
    one, two = replace(CHECK, complete=""), task("sign", "chief")
    end = take("end", "check", "closed")

    def in_turn(*tasks):
        return procedure(state("check", *tasks, order=Order.SEQUENTIAL, complete="end"), end)

    walk = Walk(in_turn(one, two), OFFICE).submit().complete("clerk", "check")
    assert walk.open() == ["sign-1"]
    moved(walk, in_turn(one, task("read", "admin"), two))
    assert walk.open() == ["read-1"]
    walk.complete("admin", "read")
    assert walk.open() == ["sign-1"]
    assert walk.complete("chief", "sign").state == "closed"


def test_another_state_is_entered_at_that_moment_and_asks_its_own():
    walk = Walk(checking(CHECK), OFFICE).submit().later(days=3)
    new = procedure(
        state("look", CHECK, task("read", "chief", due=days(1))),
        take("accept", "look", "closed", "clerk"),
    )
    found = moved(walk, new, states={"check": "look"})
    assert (found.after.state, found.after.entered_on) == ("look", walk.world.now)
    assert fates(found.tasks) == [("check", "kept"), ("read", "opened")]
    assert [(item.state, item.due) for item in found.after.open] == [
        ("look", date(2026, 3, 9)),
        ("look", date(2026, 3, 6)),
    ]
    assert walk.steps() == ["submit"]


@pytest.mark.parametrize(("place", "reason"), [("closed", "closed"), ("check", "state")])
def test_a_case_stays_where_nobody_said_where_it_goes(place, reason):
    walk = Walk(checking(CHECK), OFFICE).submit()
    if place == "closed":
        walk.decide("clerk", "accept")
    with pytest.raises(CannotMove) as refused:
        moved(walk, procedure(state("look", CHECK)))
    assert refused.value.reason == reason


def test_who_took_a_step_is_known_under_the_new_version():
    sign = take("sign", "check", "closed", "chief", other_than=("submit",))
    walk = Walk(checking(CHECK), OFFICE.with_members("zone.zone-chief", "clerk", "chief")).submit()
    moved(walk, checking(task("sign", "chief", complete="sign"), leaving=(sign,)))
    assert (walk.offered("clerk"), walk.offered("chief")) == (["accept"], ["sign"])


def test_where_nobody_is_there_the_administrator_sees_it():
    walk = Walk(checking(CHECK), OFFICE).submit()
    moved(
        walk, checking(replace(CHECK, actor="lost"), actors=(Actor("lost", Text(), "archivist"),))
    )
    assert walk.alerts() == [("nobody", "check-2")]


def test_nothing_is_decided_even_where_it_could_be():
    alone = take("alone", "check", "closed", automatic=Automatic(when="amount > 3"))
    walk = Walk(checking(CHECK), OFFICE, {"amount": 4}).submit()
    found = moved(walk, checking(CHECK, leaving=(alone,)))
    assert (found.after.state, walk.steps()) == ("check", ["submit"])
    assert walk.do(engine.settle).steps() == ["submit", "alone"]

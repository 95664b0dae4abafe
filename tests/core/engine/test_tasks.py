from .making import ALL
from .making import opinion
from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import voting
from .making import Walk
from .making import working_days
from .world import Office
from datetime import date
from egov.policy.core import engine
from egov.policy.core.engine import Asked
from egov.policy.core.engine import Moved
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Need
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome

import pytest


def votes(need, office=None, **parts):
    return Walk(voting(need, **parts), office or Office()).submit()


NUMBER_2 = Need(NeedKind.NUMBER, 2)
PERCENT_60 = Need(NeedKind.PERCENT, 60)


# --- one task, several people


def test_each_of_several_people_is_asked():
    walk = votes(ALL)
    assert [item.holder for item in walk.now.open] == ["ann", "bob", "cid"]
    assert {item.principal for item in walk.now.open} == {"commune.member"}


def test_all_have_to_agree():
    walk = votes(ALL).complete("ann").complete("cid")
    assert walk.state == "vote"
    walk.complete("bob")
    assert (walk.state, walk.steps()) == ("closed", ["submit", "accept"])
    moved = next(event for event in walk.turn.events if isinstance(event, Moved))
    assert (moved.step.by, moved.cause) == ("", "tasks")


def test_one_no_is_enough_where_all_have_to_agree():
    walk = votes(ALL).complete("ann").reject("bob")
    assert walk.steps()[-1] == "refuse"
    assert walk.outcomes()["vote-3"] == "cancelled"


@pytest.mark.parametrize("need", [NUMBER_2, PERCENT_60])
def test_some_are_enough_and_the_others_are_no_longer_asked(need):
    walk = votes(need).reject("ann").complete("bob")
    assert walk.state == "vote"
    walk.complete("cid")
    assert walk.steps()[-1] == "accept"


@pytest.mark.parametrize("need", [NUMBER_2, PERCENT_60])
def test_it_is_refused_as_soon_as_enough_can_no_longer_agree(need):
    walk = votes(need).reject("ann").reject("cid")
    assert walk.steps()[-1] == "refuse"
    assert walk.outcomes()["vote-2"] == "cancelled"


def test_a_person_has_one_voice():
    walk = votes(NUMBER_2).complete("ann")
    assert walk.tasks("ann") == ()
    with pytest.raises(StateConflict, match="ended"):
        walk.do(engine.complete, "vote-1", "ann", Outcome.DONE, "")
    with pytest.raises(StateConflict, match="claimed"):
        Walk(voting(ALL), Office()).submit().do(engine.complete, "vote-2", "ann", Outcome.DONE, "")


def test_a_free_seat_is_taken_by_a_newcomer_and_by_nobody_twice():
    walk = votes(ALL).complete("ann")
    walk.in_world(walk.world.with_members("commune.member", "ann", "dan"))
    assert walk.tasks("ann") == ()
    walk.complete("dan")
    assert walk.tasks("dan") == ()
    assert walk.alerts() == [("nobody", "vote-3")]


def test_a_quorum_above_the_pool_is_seen():
    walk = votes(Need(NeedKind.NUMBER, 4))
    assert walk.alerts() == [("quorum", "vote")]
    assert walk.state == "vote"


def test_a_higher_authority_cuts_short():
    walk = votes(ALL).complete("ann").decide("admin", "overrule")
    assert walk.outcomes() == {
        "prepare-1": "done",
        "vote-1": "done",
        "vote-2": "cancelled",
        "vote-3": "cancelled",
    }


def test_in_a_sequence_the_later_wait_for_their_turn():
    walk = votes(ALL, order=Order.SEQUENTIAL, due=working_days(1))
    assert walk.open() == ["vote-1"]
    assert walk.tasks("bob") == ()
    with pytest.raises(StateConflict, match="waiting"):
        walk.do(engine.complete, "vote-2", "bob", Outcome.DONE, "")
    walk.later(days=2).complete("ann")
    assert walk.open() == ["vote-2"]
    assert walk.now.item("vote-2").due == date(2026, 3, 5)
    assert [event.item.id for event in walk.turn.events if isinstance(event, Asked)] == ["vote-2"]
    assert walk.complete("bob").complete("cid").steps()[-1] == "accept"


# --- opinions


def asked(*tasks, **parts):
    return procedure(
        state("ask", *tasks, **parts),
        state("end", task("end", "clerk", complete="close")),
        take("go_on", "ask", "end"),
        take("give_up", "ask", "closed"),
        take("conclude", "ask", "end", "clerk"),
        take("close", "end", "closed", "clerk"),
    )


def test_an_opinion_counts_as_given_whatever_it_says():
    walk = Walk(asked(opinion("advice", "member", need=ALL, complete="go_on")), Office()).submit()
    for person, outcome in zip(
        ("ann", "bob", "cid"),
        (Outcome.UNFAVOURABLE, Outcome.ABSTAINED, Outcome.FAVOURABLE),
        strict=True,
    ):
        assert walk.state == "ask"
        walk.complete(person, outcome=outcome)
    assert walk.state == "end"
    known = engine.facts(walk.procedure, walk.now, walk.world)
    assert known["outcome:advice"] == "favourable"
    assert known["votes:advice:unfavourable"] == 1
    assert known["votes:advice:done"] == 0


def test_the_opinion_of_a_service_is_given_by_one_of_it():
    walk = Walk(asked(opinion("advice", "service", complete="go_on")), Office()).submit()
    assert walk.offered("sam") == []
    assert walk.complete("sam", outcome=Outcome.UNFAVOURABLE).state == "end"
    assert walk.now.item("advice-1").outcome is Outcome.UNFAVOURABLE


def test_who_concludes_without_waiting_cancels_the_opinions():
    walk = Walk(asked(opinion("advice", "member", need=ALL)), Office()).submit()
    walk.complete("ann", outcome=Outcome.FAVOURABLE).decide("clerk", "conclude")
    assert list(walk.outcomes().values()) == ["done", "favourable", "cancelled", "cancelled", None]


# --- several tasks


def test_several_tasks_are_asked_for_at_once_and_joined():
    both = asked(opinion("technical", "service"), opinion("legal", "admin"), complete="go_on")
    walk = Walk(both, Office()).submit()
    assert walk.open() == ["technical-1", "legal-1"]
    walk.complete("admin", outcome=Outcome.FAVOURABLE)
    assert walk.open() == ["technical-1"]
    assert walk.complete("sam", outcome=Outcome.ABSTAINED).state == "end"


def test_the_first_answer_is_enough_if_one_is_needed():
    first = asked(
        opinion("technical", "service"),
        opinion("legal", "admin"),
        complete="go_on",
        need=Need(NeedKind.ANY),
    )
    walk = Walk(first, Office()).submit().complete("sam", outcome=Outcome.FAVOURABLE)
    assert walk.state == "end"
    assert walk.outcomes()["legal-1"] == "cancelled"


def test_tasks_are_rejected_when_enough_can_no_longer_be_completed():
    visas = asked(
        task("one", "service"),
        task("two", "admin"),
        task("three", "chief"),
        complete="go_on",
        reject="give_up",
        need=NUMBER_2,
    )
    walk = Walk(visas, Office()).submit().reject("sam")
    assert (walk.state, walk.open()) == ("ask", ["two-1", "three-1"])
    assert walk.reject("chief").steps()[-1] == "give_up"
    walk = Walk(visas, Office()).submit().complete("sam").reject("admin").complete("chief")
    assert walk.steps()[-1] == "go_on"


def test_tasks_in_a_sequence_open_one_after_the_other():
    visas = asked(
        task("one", "service"), task("two", "admin"), complete="go_on", order=Order.SEQUENTIAL
    )
    walk = Walk(visas, Office()).submit()
    assert walk.open() == ["one-1"]
    assert walk.complete("sam").open() == ["two-1"]
    assert walk.complete("admin").state == "end"


def test_a_task_that_this_case_does_not_need_is_left_out():
    some = asked(
        opinion("technical", "service", when="amount > 10"),
        opinion("legal", "admin", when="urgent"),
        complete="go_on",
    )
    walk = Walk(some, Office(), {"amount": 20}).submit()
    assert walk.open() == ["technical-1"]
    assert walk.complete("sam", outcome=Outcome.FAVOURABLE).state == "end"


def test_a_state_that_needs_no_task_at_all_is_passed_through():
    none = asked(opinion("technical", "service", when="amount > 10"), complete="go_on")
    walk = Walk(none, Office(), {"amount": 1}).submit()
    assert walk.steps() == ["submit", "go_on"]
    single = asked(task("visa", "service", when="amount > 10", complete="go_on"))
    assert Walk(single, Office(), {"amount": 1}).submit().steps() == ["submit", "go_on"]


def test_a_task_with_an_end_of_its_own_ends_the_others():
    veto = asked(task("visa", "service", reject="give_up"), task("look", "admin"), complete="go_on")
    walk = Walk(veto, Office()).submit().reject("sam")
    assert walk.steps()[-1] == "give_up"
    assert walk.now.steps[-1].by == "sam"
    assert walk.outcomes()["look-1"] == "cancelled"


def test_rounds_of_a_loop_are_counted_apart():
    loop = procedure(
        state("vote", task("vote", "member", need=NUMBER_2, complete="accept", reject="again")),
        state("mend", task("mend", "clerk", complete="back")),
        take("accept", "vote", "closed"),
        take("again", "vote", "mend"),
        take("back", "mend", "vote", "clerk"),
    )
    walk = Walk(loop, Office()).submit().reject("ann").reject("bob").decide("clerk", "back")
    assert walk.open() == ["vote-4", "vote-5", "vote-6"]
    assert walk.complete("ann").state == "vote"
    known = engine.facts(loop, walk.now, walk.world)
    assert (known["votes:vote:done"], known["votes:vote:rejected"]) == (1, 0)
    assert walk.complete("bob").state == "closed"

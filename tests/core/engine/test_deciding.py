from .making import ALL
from .making import opinion
from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import Walk
from .world import Office
from egov.policy.core.engine import Closed
from egov.policy.core.engine import Ended
from egov.policy.core.engine import Filed
from egov.policy.core.engine import Moved
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import Outcome

import pytest


CHECK = procedure(
    state("check", task("look", "clerk", complete="approve", reject="refuse")),
    state("sign", task("sign", "chief", complete="sign")),
    take("approve", "check", "sign", "clerk", when="urgent or amount > 5"),
    take("refuse", "check", "closed", "clerk", comment=CommentRule.REQUIRED),
    take("send_back", "sign", "check", "chief"),
    take("sign", "sign", "closed", "chief", other_than=("approve",)),
    take("withdraw", "check sign", "closed", "requester"),
)


def checked(world=None, **values):
    return Walk(CHECK, world or Office(), {"amount": 9, **values}).submit()


def refusal(error, function, *parts, **more):
    with pytest.raises(error) as caught:
        function(*parts, **more)
    return caught.value


# --- opening


def test_a_case_opens_in_its_draft_and_asks_for_the_first_task():
    walk = Walk(CHECK, Office())
    assert (walk.state, walk.open()) == ("draft", ["prepare-1"])
    assert walk.now.items[0].principal == "zone.clerk"
    assert walk.now.filed_on is None


def test_leaving_the_draft_files_the_case_once():
    walk = checked()
    assert walk.now.filed_on == walk.world.now
    assert sum(isinstance(event, Filed) for event in walk.events) == 1


# --- taking a transition


def test_who_is_asked_takes_a_transition_and_the_task_is_done():
    walk = checked().decide("clerk2", "approve")
    assert walk.state == "sign"
    ended = next(event.item for event in walk.turn.events if isinstance(event, Ended))
    assert (ended.outcome, ended.transition, ended.ended_by) == ("done", "approve", "clerk2")
    step = walk.now.steps[-1]
    assert (step.by, step.actor, step.source, step.target) == ("clerk2", "clerk", "check", "sign")


def test_a_turn_ends_items_before_it_moves_and_asks_after():
    walk = checked().decide("clerk", "approve")
    assert [type(event).__name__ for event in walk.turn.events] == ["Ended", "Moved", "Asked"]


def test_somebody_else_may_not_take_it():
    assert refusal(NotAllowed, checked().decide, "chief", "approve")
    assert refusal(NotAllowed, checked().decide, "sam", "withdraw")


def test_an_unknown_transition_is_a_fault_of_the_request():
    assert refusal(InvalidValues, checked().decide, "clerk", "fly").problems[0].code == "unknown"


def test_a_condition_that_is_not_met_blocks_and_is_shown():
    walk = checked(amount=1)
    assert refusal(StateConflict, walk.decide, "clerk", "approve").reason == "condition"
    assert "approve" not in walk.offered("clerk")
    assert "refuse" in walk.offered("clerk")


def test_a_reason_is_asked_for_where_the_definition_wants_one():
    error = refusal(InvalidValues, checked().decide, "clerk", "refuse", " ")
    assert [(item.field, item.code) for item in error.problems] == [("comment", "required")]
    assert checked().decide("clerk", "refuse", "false papers").state == "closed"


def test_who_comes_too_late_is_told_where_the_case_is():
    walk = checked().decide("clerk", "approve")
    error = refusal(StateConflict, walk.decide, "clerk2", "approve")
    assert (error.reason, error.details["state"], error.details["by"]) == ("moved", "sign", "clerk")


def test_a_stranger_who_comes_too_late_learns_nothing():
    assert refusal(NotAllowed, checked().decide("clerk", "approve").decide, "sam", "approve")


def test_what_was_seen_before_a_loop_is_over_after_it():
    walk = checked().decide("clerk", "approve").decide("chief", "send_back")
    assert refusal(StateConflict, walk.decide, "clerk", "approve", task="look-1").reason == "moved"
    assert walk.decide("clerk", "approve", task="look-2").state == "sign"


def test_an_actor_who_is_not_asked_may_still_act_and_cancels_what_is_open():
    walk = checked().decide("citizen", "withdraw")
    assert walk.state == "closed"
    assert walk.outcomes() == {"prepare-1": "done", "look-1": "cancelled"}


def test_reaching_a_final_state_closes_the_case():
    walk = checked().decide("citizen", "withdraw")
    assert walk.now.closed_on == walk.world.now
    assert isinstance(walk.turn.events[-1], Closed)
    assert walk.offered("clerk") == []


# --- four eyes


def test_who_approved_does_not_sign():
    office = Office().with_members("zone.zone-chief", "chief", "clerk")
    walk = checked(office).decide("clerk", "approve")
    assert "sign" not in walk.offered("clerk")
    assert walk.tasks("clerk") == ()
    assert refusal(NotAllowed, walk.decide, "clerk", "sign")
    assert refusal(NotAllowed, walk.complete, "clerk")
    assert walk.decide("chief", "sign").state == "closed"


def test_only_the_last_time_round_counts():
    office = Office().with_members("zone.zone-chief", "chief", "clerk")
    walk = checked(office).decide("clerk", "approve").decide("chief", "send_back")
    walk.decide("clerk2", "approve")
    assert "sign" in walk.offered("clerk")


def test_a_task_for_which_everybody_is_barred_alerts():
    office = Office().with_members("zone.zone-chief", "clerk")
    walk = checked(office).decide("clerk", "approve")
    assert walk.alerts() == [("nobody", "sign-1")]
    assert any(type(event).__name__ == "Alert" for event in walk.turn.events)


# --- ending an item


def test_completing_the_item_of_a_group_is_the_transition():
    walk = checked().complete("clerk")
    assert walk.state == "sign"
    moved = next(event for event in walk.turn.events if isinstance(event, Moved))
    assert (moved.step.by, moved.cause) == ("clerk", "")


def test_rejecting_the_item_is_the_transition_too_and_wants_its_reason():
    assert refusal(InvalidValues, checked().reject, "clerk").problems[0].field == "comment"
    walk = checked().complete("clerk", outcome=Outcome.REJECTED, comment="false papers")
    assert walk.state == "closed"
    assert walk.outcomes()["look-1"] == "rejected"


def test_completing_is_bound_to_the_condition_of_the_transition():
    assert refusal(StateConflict, checked(amount=1).complete, "clerk").reason == "condition"


def test_an_item_that_has_ended_says_who_was_first():
    walk = checked().complete("clerk")
    error = refusal(StateConflict, walk.complete, "clerk2", "look")
    assert (error.reason, error.details["by"]) == ("ended", "clerk")
    assert error.details["state"] == walk.state


def test_an_item_ends_only_in_a_way_of_its_kind():
    error = refusal(InvalidValues, checked().complete, "clerk", outcome=Outcome.FAVOURABLE)
    assert (error.problems[0].field, error.problems[0].code) == ("outcome", "not_an_option")
    asked = procedure(state("ask", opinion("advice", "service")), take("end", "ask", "closed"))
    walk = Walk(asked, Office()).submit()
    assert refusal(InvalidValues, walk.complete, "sam", outcome=Outcome.DONE)
    assert refusal(InvalidValues, walk.complete, "sam", outcome=Outcome.LAPSED)
    assert refusal(InvalidValues, walk.complete, "sam", "unknown").problems[0].code == "unknown"


# --- what tasks take, nobody takes by hand


def test_what_those_who_are_asked_take_together_is_offered_to_nobody():
    vote = procedure(
        state("vote", task("vote", "member", need=ALL, complete="accept", reject="refuse")),
        take("accept", "vote", "closed", "member"),
        take("refuse", "vote", "closed", "member"),
    )
    walk = Walk(vote, Office()).submit()
    assert walk.offered("ann") == []
    assert refusal(StateConflict, walk.decide, "ann", "accept").reason == "together"
    assert refusal(NotAllowed, walk.decide, "sam", "accept")


def test_a_transition_without_actor_belongs_to_the_task_that_names_it():
    plain = procedure(
        state("look", task("look", "clerk", complete="end")), take("end", "look", "closed")
    )
    walk = Walk(plain, Office()).submit()
    assert walk.offered("clerk") == ["end"]
    assert walk.offered("chief") == []
    assert walk.decide("clerk", "end").now.steps[-1].actor == "clerk"

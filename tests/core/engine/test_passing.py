from .making import ALL
from .making import NO_TEXT
from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import Walk
from .world import Office
from dataclasses import replace
from egov.policy.core import engine
from egov.policy.core.engine import Passed
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Actor
from egov.policy.core.model import Need
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import Permitted

import pytest


EVERYTHING = tuple(Permitted)


def looking(allow=EVERYTHING, **parts):
    look = task("look", "clerk", complete="end", supervisor="chief", allow=allow, **parts)
    trial = procedure(state("look", look), take("end", "look", "closed", "clerk"))
    return Walk(trial, Office()).submit()


def voting(allow=EVERYTHING, need=ALL, **parts):
    vote = task("vote", "member", need=need, supervisor="chief", allow=allow, **parts)
    trial = procedure(state("vote", vote, complete="end"), take("end", "vote", "closed"))
    return Walk(trial, Office()).submit()


def how(walk):
    return [event.how for event in walk.turn.events if isinstance(event, Passed)]


# --- claiming


def test_who_claims_a_task_keeps_colleagues_out_until_they_release_it():
    walk = looking().do(engine.claim, "look-1", "clerk")
    assert how(walk) == ["claimed"]
    with pytest.raises(StateConflict, match="claimed"):
        walk.decide("clerk2", "end")
    with pytest.raises(StateConflict, match="claimed"):
        walk.do(engine.claim, "look-1", "clerk2")
    with pytest.raises(StateConflict, match="claimed"):
        walk.do(engine.release, "look-1", "clerk2")
    walk.do(engine.release, "look-1", "clerk")
    assert walk.decide("clerk2", "end").state == "closed"


def test_claiming_twice_and_releasing_what_nobody_took_changes_nothing():
    walk = looking().do(engine.release, "look-1", "clerk")
    assert walk.turn.events == ()
    walk.do(engine.claim, "look-1", "clerk").do(engine.claim, "look-1", "clerk")
    assert walk.turn.events == ()


def test_a_claim_ends_with_the_function_of_who_made_it():
    walk = looking().do(engine.claim, "look-1", "clerk")
    walk.in_world(walk.world.with_members("zone.clerk", "clerk2"))
    assert walk.decide("clerk2", "end").state == "closed"


def test_who_stands_in_for_the_holder_acts_in_their_place():
    walk = looking().do(engine.claim, "look-1", "clerk")
    walk.in_world(walk.world.with_substitute("eve", "zone.clerk", "clerk"))
    assert walk.decide("eve", "end").state == "closed"


def test_who_is_asked_in_person_cannot_leave_it_to_the_others():
    with pytest.raises(NotAllowed):
        voting().do(engine.release, "vote-1", "ann")


# --- passing on


def test_a_task_is_delegated_to_a_colleague_who_then_holds_it():
    walk = looking().do(engine.delegate, "look-1", "clerk", "clerk2", "on leave")
    item = walk.now.item("look-1")
    assert (item.holder, item.delegated_by) == ("clerk2", "clerk")
    assert walk.tasks("clerk") == ()


def test_a_task_is_delegated_outside_the_group_and_the_transition_with_it():
    walk = looking().do(engine.delegate, "look-1", "clerk", "sam", "knows it")
    assert walk.now.item("look-1").principal == "user:sam"
    assert (walk.offered("clerk"), walk.offered("sam")) == ([], ["end"])
    assert walk.decide("sam", "end").state == "closed"


def test_a_task_is_passed_on_only_where_its_definition_says_so():
    with pytest.raises(NotAllowed):
        looking(allow=()).do(engine.delegate, "look-1", "clerk", "clerk2", "")
    with pytest.raises(NotAllowed):
        looking().do(engine.delegate, "look-1", "sam", "clerk2", "")


def test_the_supervisor_reassigns_and_the_holder_does_not():
    walk = looking().do(engine.reassign, "look-1", "chief", "clerk2", "")
    assert walk.now.item("look-1").holder == "clerk2"
    with pytest.raises(NotAllowed):
        looking().do(engine.reassign, "look-1", "clerk", "clerk2", "")


def test_who_is_in_charge_of_the_site_repairs_any_case():
    walk = looking(allow=()).do(engine.reassign, "look-1", "root", "sam", "", in_charge=True)
    assert walk.tasks("sam")[0].id == "look-1"


@pytest.mark.parametrize(("to", "code"), [("gone", "unknown"), ("clerk", "may_not_act")])
def test_a_task_goes_to_another_person_who_is_there(to, code):
    walk = looking()
    walk.in_world(walk.world.without("gone"))
    with pytest.raises(InvalidValues) as caught:
        walk.do(engine.delegate, "look-1", "clerk", to, "")
    assert [(item.field, item.code) for item in caught.value.problems] == [("to", code)]


def test_a_task_does_not_go_to_who_may_not_act_on_it():
    with pytest.raises(InvalidValues):
        looking(other_than=("submit",)).do(engine.reassign, "look-1", "chief", "clerk", "")
    walk = voting().complete("ann")
    with pytest.raises(InvalidValues):
        walk.do(engine.delegate, "vote-2", "bob", "ann", "")


# --- how far


@pytest.fixture
def neighbours():
    """The task of a clerk, beside a zone that has nothing to do with the case."""
    walk = looking()
    return walk.in_world(walk.world.with_members("next.clerk", "zoe", "yves"))


@pytest.mark.parametrize("in_charge", [False, True])
@pytest.mark.parametrize(
    ("operation", "to"),
    [
        (engine.delegate, "zoe"),
        (engine.reassign, "zoe"),
        (engine.add, "user:zoe"),
        (engine.add, "next.clerk"),
    ],
)
def test_nobody_is_named_whom_the_case_does_not_concern(neighbours, operation, to, in_charge):
    with pytest.raises(InvalidValues) as caught:
        neighbours.do(operation, "look-1", "chief", to, "", in_charge=in_charge)
    assert [(item.field, item.code) for item in caught.value.problems] == [("to", "may_not_act")]


def test_people_of_the_unit_of_those_above_and_of_units_that_take_part_are_named(neighbours):
    found = _named(neighbours)
    assert found[:3] == ("chief", "clerk", "clerk2")
    assert set(found[3:]) == {"admin", "ann", "bob", "cid", "governor", "sam", "citizen"}


def test_who_plays_an_actor_in_person_is_named_wherever_they_work(neighbours):
    officer = Actor("officer", NO_TEXT, person="officer")
    neighbours.procedure = replace(
        neighbours.procedure, actors=(*neighbours.procedure.actors, officer)
    )
    neighbours.settle(values={"officer": "zoe"})
    found = _named(neighbours)
    assert "zoe" in found
    assert "yves" not in found


def test_who_stands_in_at_the_unit_is_named(neighbours):
    world = neighbours.world.with_substitute("zoe", "zone.zone-chief", "chief")
    assert "zoe" in _named(neighbours.in_world(world))


def test_whom_four_eyes_bar_is_not_named():
    assert "clerk" not in _named(looking(other_than=("submit",)))


def _named(walk):
    return engine.nameable(walk.procedure, walk.now, walk.now.item("look-1"), walk.world)


# --- more, fewer, again


def test_a_signer_is_added_on_the_way():
    walk = voting().do(engine.add, "vote-1", "ann", "user:sam", "he knows the place")
    assert walk.open() == ["vote-1", "vote-2", "vote-3", "vote-4"]
    assert walk.now.item("vote-4").added_by == "ann"
    walk.complete("ann").complete("bob").complete("cid")
    assert walk.state == "vote"
    assert walk.complete("sam").state == "closed"


def test_a_group_is_added_and_one_of_it_answers():
    walk = voting().do(engine.add, "vote-1", "chief", "zone.clerk", "")
    walk.complete("ann").complete("bob").complete("cid").complete("clerk2")
    assert walk.state == "closed"


def test_nobody_is_added_twice_or_who_is_not_there():
    walk = voting().do(engine.add, "vote-1", "ann", "user:sam", "")
    with pytest.raises(InvalidValues, match="asked_already"):
        walk.do(engine.add, "vote-1", "ann", "user:sam", "")
    with pytest.raises(InvalidValues, match="unknown"):
        walk.do(engine.add, "vote-1", "ann", "zone.nobody", "")


def test_who_is_added_to_a_sequence_comes_last():
    walk = voting(order=Order.SEQUENTIAL).do(engine.add, "vote-1", "ann", "user:sam", "")
    assert walk.complete("ann").complete("bob").complete("cid").open() == ["vote-4"]
    assert walk.complete("sam").state == "closed"


def test_a_task_is_skipped_with_a_reason_and_no_longer_counts():
    with pytest.raises(InvalidValues):
        voting().do(engine.skip, "vote-3", "chief", " ")
    walk = voting().complete("ann").complete("bob").do(engine.skip, "vote-3", "chief", "ill")
    assert walk.state == "closed"
    assert walk.outcomes()["vote-3"] == "skipped"


def test_skipping_the_only_task_leads_on():
    walk = looking().do(engine.skip, "look-1", "chief", "done by telephone")
    assert (walk.state, walk.now.steps[-1].by) == ("closed", "")


def test_too_few_left_for_the_quorum_is_seen():
    two = Need(NeedKind.NUMBER, 2)
    walk = voting(need=two).do(engine.skip, "vote-1", "chief", "ill")
    walk.do(engine.skip, "vote-2", "chief", "ill")
    assert (walk.state, walk.alerts()) == ("vote", [("quorum", "vote")])
    walk.do(engine.add, "vote-3", "chief", "user:sam", "")
    assert walk.alerts() == []
    assert walk.complete("sam").complete("cid").state == "closed"


def test_what_was_done_is_asked_for_again():
    walk = voting().complete("ann").do(engine.redo, "vote-1", "chief", "wrong paper")
    assert walk.open() == ["vote-2", "vote-3", "vote-4"]
    assert (walk.now.item("vote-1").redone, walk.now.item("vote-4").holder) == (True, "ann")
    walk.complete("bob").complete("cid")
    assert walk.state == "vote"
    assert walk.complete("ann").state == "closed"


def test_only_what_has_ended_here_is_asked_for_again():
    with pytest.raises(StateConflict, match="not_ended"):
        voting().do(engine.redo, "vote-1", "chief", "why")
    walk = looking().decide("clerk", "end")
    with pytest.raises(StateConflict, match="moved"):
        walk.do(engine.redo, "look-1", "chief", "why")


@pytest.mark.parametrize("operation", [engine.delegate, engine.reassign, engine.add])
def test_what_has_ended_is_passed_to_nobody(operation):
    walk = looking().decide("clerk", "end")
    with pytest.raises(StateConflict, match="ended"):
        walk.do(operation, "look-1", "chief", "sam", "")
    with pytest.raises(StateConflict, match="ended"):
        walk.do(engine.skip, "look-1", "chief", "why")


# --- what opens a way round


@pytest.mark.parametrize(("by", "in_charge"), [("chief", False), ("root", True)])
def test_nobody_asks_themselves_for_what_is_not_theirs(by, in_charge):
    walk = looking()
    with pytest.raises(InvalidValues) as caught:
        walk.do(engine.add, "look-1", by, f"user:{by}", "", in_charge=in_charge)
    assert [(item.field, item.code) for item in caught.value.problems] == [("to", "may_not_act")]


def test_who_may_act_may_name_themselves_beside_their_group():
    walk = looking().do(engine.add, "look-1", "clerk", "user:clerk", "")
    assert [item.principal for item in walk.now.open] == ["zone.clerk", "user:clerk"]


def test_nobody_is_asked_as_well_whom_four_eyes_bar():
    walk = looking(other_than=("submit",))
    with pytest.raises(InvalidValues) as caught:
        walk.do(engine.add, "look-1", "chief", "user:clerk", "")
    assert [(item.field, item.code) for item in caught.value.problems] == [("to", "may_not_act")]

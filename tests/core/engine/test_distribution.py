from .making import ALL
from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import voting
from .making import Walk
from .world import Office
from datetime import datetime
from datetime import UTC
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import Distribution

import pytest


def given(distribution, **load):
    share = procedure(
        state("look", task("look", "clerk", distribution=distribution, complete="end")),
        take("end", "look", "closed", "clerk"),
    )
    return Walk(share, Office(load=load)).submit()


def test_the_least_loaded_gets_it():
    walk = given(Distribution.LEAST_LOADED, clerk=(3, None), clerk2=(1, None))
    assert walk.now.open[0].holder == "clerk2"
    assert walk.tasks("clerk") == ()


def test_it_goes_round():
    earlier, later = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 2, 2, tzinfo=UTC)
    walk = given(Distribution.ROUND_ROBIN, clerk=(0, later), clerk2=(9, earlier))
    assert walk.now.open[0].holder == "clerk2"
    assert given(Distribution.ROUND_ROBIN, clerk=(0, later)).now.open[0].holder == "clerk2"


def test_two_tasks_given_in_one_turn_go_to_two_people():
    look = {"distribution": Distribution.LEAST_LOADED}
    both = procedure(
        state("look", task("one", "clerk", **look), task("two", "clerk", **look)),
        take("end", "look", "closed", "clerk"),
    )
    walk = Walk(both, Office()).submit()
    assert [item.holder for item in walk.now.open] == ["clerk", "clerk2"]


def test_it_is_drawn():
    assert given(Distribution.RANDOM).now.open[0].holder == "clerk2"


def test_four_eyes_hold_for_who_is_given_it():
    eyes = procedure(
        state(
            "look",
            task("look", "clerk", distribution=Distribution.RANDOM, other_than=("submit",)),
        ),
        take("end", "look", "closed", "clerk"),
    )
    office = Office().with_members("zone.clerk", "alba", "clerk")
    assert Walk(eyes, office).submit().now.open[0].holder == "alba"


def test_the_group_does_it_when_who_was_given_it_has_left():
    walk = given(Distribution.RANDOM)
    with pytest.raises(StateConflict, match="claimed"):
        walk.decide("clerk", "end")
    walk.in_world(walk.world.with_members("zone.clerk", "clerk"))
    assert walk.decide("clerk", "end").state == "closed"


def test_nobody_else_is_let_in():
    with pytest.raises(NotAllowed):
        given(Distribution.GROUP).complete("sam")


# --- substitutes


def test_a_substitute_is_not_asked_beside_the_holder_but_acts_in_their_place():
    office = Office().with_substitute("eve", "commune.member", "bob")
    walk = Walk(voting(ALL), office).submit()
    assert [item.holder for item in walk.now.open] == ["ann", "bob", "cid"]
    assert [item.id for item in walk.tasks("eve")] == ["vote-2"]
    walk.complete("eve").complete("ann").complete("cid")
    assert walk.state == "closed"


def test_a_member_who_stands_in_for_another_still_has_one_voice():
    office = Office().with_substitute("eve", "commune.member", "ann", "bob")
    walk = Walk(voting(ALL), office).submit().complete("eve")
    assert walk.tasks("eve") == ()

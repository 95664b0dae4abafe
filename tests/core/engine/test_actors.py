from .making import ALL
from .making import NO_TEXT
from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import Walk
from .world import Office
from egov.policy.core import engine
from egov.policy.core.engine import Passed
from egov.policy.core.errors import NotAllowed
from egov.policy.core.model import Actor
from egov.policy.core.model import Automatic
from egov.policy.core.model import Need
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order

import pytest


def actor(id, **parts):
    return Actor(id, NO_TEXT, **parts)


def placed(at, place=""):
    return actor("who", function="clerk", at=at, place=place)


def asking(*actors, world=None, values=None, requester="citizen", **parts):
    trial = procedure(
        state("ask", task("ask", "who", complete="end", **parts)),
        take("end", "ask", "closed"),
        actors=actors,
    )
    return Walk(trial, world or Office(), values, requester).submit()


def who(walk, id="who"):
    return engine.principals(walk.procedure, walk.now, id, walk.world)


@pytest.mark.parametrize(
    ("found", "values", "expected"),
    [
        (placed(ActorPlace.UNIT), {}, "zone.clerk"),
        (placed(ActorPlace.PARENT), {}, "commune.clerk"),
        (placed(ActorPlace.KIND, "province"), {}, "province.clerk"),
        (placed(ActorPlace.KIND, "zone"), {}, "zone.clerk"),
        (placed(ActorPlace.NAMED, "service"), {}, "service.clerk"),
        (placed(ActorPlace.FIELD, "office"), {"office": "service"}, "service.clerk"),
        (actor("who", requester=True), {}, "user:citizen"),
        (actor("who", did="submit"), {}, "user:clerk"),
        (actor("who", person="officer"), {"officer": "sam"}, "user:sam"),
        (actor("who", superior_of="service"), {}, "commune.administrator"),
        (actor("who", superior_of="clerk"), {}, "zone.zone-chief"),
        (actor("who", superior_of="chief"), {}, "commune.administrator"),
    ],
)
def test_an_actor_is_found(found, values, expected):
    assert who(asking(found, values=values)) == (expected,)


@pytest.mark.parametrize(
    ("found", "values"),
    [
        (placed(ActorPlace.KIND, "ministry"), {}),
        (placed(ActorPlace.NAMED, "nowhere"), {}),
        (placed(ActorPlace.FIELD, "office"), {}),
        (placed(ActorPlace.FIELD, "office"), {"office": "nowhere"}),
        (actor("who", did="end"), {}),
        (actor("who", person="officer"), {}),
        (actor("who", superior_of="who"), {}),
    ],
)
def test_an_actor_that_nobody_plays_leaves_an_item_without_principal_and_an_alert(found, values):
    walk = asking(found, values=values)
    assert who(walk) == ()
    assert walk.now.open[0].principal == ""
    assert walk.alerts() == [("nobody", "ask-1")]
    assert [event.subject for event in walk.turn.events if type(event) is engine.Alert] == ["ask-1"]


def test_the_superior_of_a_person_is_the_head_where_they_serve():
    chain = (actor("who", superior_of="requester"), actor("boss", superior_of="who"))
    assert who(asking(*chain, requester="sam")) == ("commune.administrator",)
    walk = asking(*chain, requester="clerk")
    assert who(walk) == ("zone.zone-chief",)
    assert who(walk, "boss") == ("commune.administrator",)


def test_the_superior_of_a_head_is_the_head_above():
    above = actor("who", superior_of="requester")
    assert who(asking(above, requester="chief")) == ("commune.administrator",)
    assert who(asking(above, requester="governor")) == ()
    assert who(asking(above, requester="citizen")) == ("zone.zone-chief",)


def test_who_stands_in_for_their_superior_answers_nothing_about_themselves():
    walk = asking(actor("who", superior_of="requester"), requester="clerk")
    walk.in_world(walk.world.with_substitute("clerk", "zone.zone-chief", "chief"))
    with pytest.raises(NotAllowed):
        walk.complete("clerk", "ask")
    assert walk.offered("clerk") == []
    assert walk.complete("chief").state == "closed"


def test_a_table_names_as_many_people_as_it_has_rows():
    signers = [{"who": "sam", "note": "x"}, {"who": "ann"}, {"note": "nobody"}, {"who": "sam"}]
    walk = asking(actor("who", person="signers"), values={"signers": signers}, need=ALL)
    assert who(walk) == ("user:sam", "user:ann")
    assert walk.complete("ann").state == "ask"
    assert walk.complete("sam").state == "closed"


def test_who_voted_did_it():
    trial = procedure(
        state("vote", task("vote", "member", need=Need(NeedKind.NUMBER, 2), complete="accept")),
        state("next", task("again", "voters", need=ALL), task("other", "clerk")),
        take("accept", "vote", "next"),
        take("end", "next", "closed", "chief"),
        actors=(actor("voters", did="accept"),),
    )
    walk = Walk(trial, Office()).submit().complete("ann").complete("cid")
    assert who(walk, "voters") == ("user:ann", "user:cid")
    assert walk.open() == ["again-1", "again-2", "other-1"]


def test_an_actor_is_found_as_soon_as_there_is_one():
    walk = asking(actor("who", person="officer"))
    walk.settle(values={"officer": "sam"})
    item = walk.now.open[0]
    assert (item.id, item.principal, walk.alerts()) == ("ask-1", "user:sam", [])
    assert [event.how for event in walk.turn.events if isinstance(event, Passed)] == ["found"]
    assert walk.complete("sam").state == "closed"


def test_each_of_those_who_are_found_later_is_asked():
    walk = asking(actor("who", person="signers"), need=ALL)
    assert walk.open() == ["ask-1"]
    walk.settle(values={"signers": [{"who": "sam"}, {"who": "ann"}]})
    assert walk.complete("ann").complete("sam").state == "closed"


def test_an_empty_group_alerts_until_somebody_is_nominated():
    walk = asking(placed(ActorPlace.PARENT))
    assert walk.alerts() == [("nobody", "ask-1")]
    walk.in_world(walk.world.with_members("commune.clerk", "new"))
    assert walk.alerts() == []
    assert walk.complete("new").state == "closed"


def test_each_of_a_committee_that_is_nominated_later_is_asked():
    walk = asking(placed(ActorPlace.PARENT), need=ALL)
    assert walk.alerts() == [("nobody", "ask-1")]
    walk.in_world(walk.world.with_members("commune.clerk", "new", "newer")).tick()
    assert [item.holder for item in walk.now.open] == ["new", "newer"]
    assert walk.tick().turn.events == ()
    assert walk.complete("newer").state == "ask"
    assert walk.complete("new").state == "closed"


def test_who_is_in_charge_names_somebody_where_nobody_is_found():
    walk = asking(actor("who", person="officer"))
    walk.do(engine.reassign, "ask-1", "root", "sam", "no officer", in_charge=True)
    assert (walk.now.open[0].principal, walk.alerts()) == ("user:sam", [])


def test_whose_turn_comes_is_asked_as_they_were_named_meanwhile():
    steps = (task("look", "clerk"), task("ask", "officer"))
    named = procedure(
        state("look", *steps, order=Order.SEQUENTIAL),
        take("end", "look", "closed", "chief"),
        actors=(actor("officer", person="officer"),),
    )
    walk = Walk(named, Office()).submit().settle(values={"officer": "sam"})
    (item,) = walk.complete("clerk", "look").now.open
    assert (item.id, item.principal, walk.alerts()) == ("ask-1", "user:sam", [])


def test_a_person_who_has_left_alerts():
    walk = asking(actor("who", person="officer"), values={"officer": "sam"})
    walk.in_world(walk.world.without("sam"))
    assert walk.alerts() == [("nobody", "ask-1")]


def test_a_state_in_which_nobody_is_asked_and_nothing_comes_alerts():
    stuck = procedure(
        state("look", task("look", "clerk", need=ALL)),
        take("end", "look", "closed", "ghost"),
        actors=(actor("ghost", function="ghost"),),
    )
    walk = Walk(stuck, Office()).submit().complete("clerk").complete("clerk2")
    assert walk.alerts() == [("nobody", "look")]
    walk.in_world(walk.world.with_members("zone.ghost", "boo"))
    assert walk.alerts() == []


def waiting(when, **parts):
    """A case in a state in which nobody is asked, and that a condition leaves."""
    waits = take("end", "wait", "closed", automatic=Automatic(when=when))
    return Walk(procedure(state("wait", **parts), waits), Office()).submit()


def test_a_state_that_no_condition_can_ever_leave_alerts():
    assert waiting("urgent").alerts() == [("nobody", "wait")]
    assert waiting("'x' in flags", edit=("clerk",)).alerts() == [("nobody", "wait")]


def test_who_may_change_an_answer_can_bring_a_condition_about():
    walk = waiting("urgent", edit=("clerk",))
    assert walk.alerts() == []
    walk.in_world(walk.world.without("clerk", "clerk2"))
    assert walk.alerts() == [("nobody", "wait")]


def test_the_day_and_a_paper_that_is_made_can_bring_a_condition_about():
    assert waiting("today > '2027-01-01'").alerts() == []
    walk = waiting("'paper' in documents_ready")
    assert walk.alerts() == [("nobody", "wait")]
    assert walk.settle(papers=frozenset({"paper"})).alerts() == []

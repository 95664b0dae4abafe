"""What a recorded test calls the people of a case."""

from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core.engine import WorkItem
from egov.policy.core.rehearsal import Happening
from egov.policy.core.rehearsal.casting import Cast

import pytest


NOW = datetime(2026, 3, 2, tzinfo=UTC)

ROOM = "bwiza.member"


def vote(principal=ROOM, holder="", number=1, **more):
    parts = {"task": "vote", "state": "vote", "actor": "committee", **more}
    return WorkItem(f"vote-{number}", principal=principal, holder=holder, opened_on=NOW, **parts)


def act(by, actor="committee", group=ROOM, **more):
    return Happening(date(2026, 3, 2), "complete", "vote", by, actor, group, **more)


@pytest.fixture
def cast(leave):
    return lambda happenings=(), items=(): Cast(leave.procedure, happenings, items)


def test_who_is_asked_one_by_one_is_counted_and_keeps_the_order_of_the_site(cast):
    items = [vote(holder=name) for name in ("ann", "bob", "cid", "dan", "eve")]
    found = cast([act("eve"), act("bob")], items)
    assert found.people == {"committee": 5}
    assert found.name("committee", ROOM, "bob") == "committee 2"
    assert found.name("committee", ROOM, "eve") == "committee 5"
    assert found.name("committee", ROOM, "ann") == "committee"


def test_one_who_is_asked_alone_in_a_committee_is_all_of_it(cast):
    assert cast([act("ann")], [vote(holder="ann")]).people == {"committee": 1}


def test_where_a_whole_group_is_asked_people_are_numbered_as_they_come(cast):
    chiefs = [act(name, "chief", "bwiza.chief") for name in ("zoe", "ann", "bob")]
    found = cast(chiefs, [vote("bwiza.chief", state="signature", task="sign", actor="chief")])
    named = [found.name("chief", "bwiza.chief", item.by) for item in chiefs]
    assert named == ["chief", "chief 2", "chief 3"]
    assert found.people == {"chief": 3}
    assert cast(chiefs[:1]).people == {}


def test_two_actors_with_the_same_function_are_the_same_people(cast):
    found = cast([act("ann"), act("bob"), act("cid"), act("bob", "chief")])
    assert found.name("chief", ROOM, "bob") == "chief 2"
    assert found.people == {"committee": 3}


def test_who_stands_in_for_a_holder_is_their_substitute(cast):
    items = [vote(holder=name) for name in ("ann", "bob")]
    found = cast([act("ann"), act("sam", stands_for="bob")], items)
    assert (found.people, found.substitutes) == ({}, {"committee": 1})
    assert found.name("committee", ROOM, "bob") == "committee"
    assert found.name("committee", ROOM, "sam") == "committee 3"


def test_who_was_asked_alone_is_called_by_what_they_are(cast):
    handed = act("chief", "chief", "bwiza.chief", asked="committee", to="ann")
    found = cast([act("ann", "agent", "bwiza.clerk"), handed, act("ann", group="user:ann")])
    assert found.known("ann") == "agent"
    assert found.name("committee", "user:ann", "ann") == "agent"


def test_who_has_no_part_in_the_procedure_is_a_stranger_and_always_the_same(cast):
    found = cast()
    assert [found.known(name) for name in ("x", "y", "x")] == ["stranger", "stranger 2", "stranger"]


def test_a_person_in_a_field_is_called_by_their_part(cast):
    items = [
        vote("user:ann", actor="replacement", visit=1),
        vote("user:bob", actor="replacement", visit=3),
    ]
    found = cast([act("bob", "replacement", "user:bob")], items)
    assert found.name("replacement", "user:bob", "bob") == "replacement"


def test_people_of_an_actor_who_are_asked_together_are_numbered(cast):
    items = [vote(f"user:{name}", actor="replacement", visit=1) for name in ("ann", "bob")]
    assert cast((), items).name("replacement", "user:bob", "bob") == "replacement 2"


def test_without_a_capacity_the_first_of_an_actor_is_meant(cast):
    assert cast().name("agent", "", "system") == "agent"


@pytest.fixture
def services(edited):
    """A procedure in which a table names the services that are asked."""
    source = edited(
        (
            "- {id: where, type: unit, title: {fr: Unité}}",
            "- {id: where, type: table, title: {fr: Unités},"
            " columns: [{id: unit, type: unit, title: {fr: Unité}}]}",
        )
    )
    return source.procedure


def test_services_of_a_table_are_numbered_one_after_the_other(services):
    happenings = [
        act("ann", "other", "finance.visitor"),
        act("bob", "other", "works.visitor"),
        act("cid", "other", "works.visitor"),
    ]
    found = Cast(services, happenings, ())
    named = [found.name("other", item.group, item.by) for item in happenings]
    assert named == ["other", "other 3", "other 4"]


def test_who_is_drawn_first_is_the_last_of_the_group(edited):
    text = "actor: chief, title: {fr: Signer}"
    drawn = edited((text, f"{text}, distribution: random")).procedure
    item = vote("bwiza.chief", "ann", state="signature", task="sign", actor="chief")
    found = Cast(drawn, [act("bob", "chief", "bwiza.chief")], [item])
    assert found.name("chief", "bwiza.chief", "ann") == "chief 2"
    assert Cast(drawn, (), [item]).name("chief", "bwiza.chief", "ann") == "chief 2"
    more = [act(name, "chief", "bwiza.chief") for name in ("bob", "cid")]
    found = Cast(drawn, more, [item, replace(item, holder="cid")])
    names = [found.name("chief", "bwiza.chief", name) for name in ("bob", "cid", "ann")]
    assert names == ["chief", "chief 2", "chief 3"]


@pytest.mark.parametrize("answers", [{}, {"replacement": "ann"}])
def test_who_is_named_and_does_nothing_has_the_part_that_they_could_play(leave, answers):
    happenings = [act("bob", "agent", "bwiza.clerk", to="" if answers else "ann", answers=answers)]
    found = Cast(leave.procedure, happenings, (), {"ann": ("chief", "bwiza.chief")}.get)
    assert found.known("ann") == "chief"


def test_who_is_asked_without_any_part_is_one_more_of_a_group(leave):
    happenings = [act(name, "agent", "bwiza.clerk", to="sam") for name in ("ann", "bob")]
    found = Cast(leave.procedure, happenings, [vote(holder="cid")])
    assert (found.known("sam"), found.people) == ("agent 3", {"committee": 1, "agent": 3})

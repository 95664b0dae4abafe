"""Actors, groups and holders on a day."""

from datetime import date
from egov.policy import people
from egov.policy.core.model import Actor
from egov.policy.core.model import Text
from egov.policy.core.terms import ActorPlace

import pytest


CLERK = Actor("clerk", Text(), "clerk")

ADMINISTRATOR = Actor("administrator", Text(), "communal-administrator", ActorPlace.PARENT)

FIRST = date(2026, 3, 10)

LAST = date(2026, 3, 20)


def test_an_actor_at_the_unit_is_its_group():
    assert people.group_id("bwiza", "clerk") == "bwiza.clerk"


@pytest.mark.parametrize(
    ("actor", "unit", "group"),
    [
        (CLERK, "bwiza", "bwiza.clerk"),
        (ADMINISTRATOR, "bwiza", "mukaza.communal-administrator"),
        (ADMINISTRATOR, "mukaza", "bujumbura.communal-administrator"),
        (ADMINISTRATOR, "bujumbura", None),
        (CLERK, "elsewhere", None),
    ],
)
def test_an_actor_is_played_by_the_unit_or_the_nearest_one_above(portal, actor, unit, group):
    assert people.group_of_actor(actor, unit) == group


def test_the_demonstration_people_belong_to_the_group_of_their_post(portal):
    assert people.groups_of("agent.bwiza") == {"bwiza.clerk"}
    assert people.members("mukaza.archivist") == ["archiviste"]


@pytest.mark.parametrize(
    ("day", "belongs"),
    [
        (date(2026, 3, 9), False),
        (FIRST, True),
        (LAST, True),
        (date(2026, 3, 21), False),
    ],
)
def test_an_assignment_holds_from_its_first_to_its_last_day(portal, day, belongs):
    people.assign("chef.nyakabiga", "zone-chief", "buyenzi", FIRST, LAST)
    assert ("buyenzi.zone-chief" in people.groups_of("chef.nyakabiga", day)) is belongs
    assert ("chef.nyakabiga" in people.members("buyenzi.zone-chief", day)) is belongs


def test_without_a_last_day_it_holds_on(portal):
    people.assign("chef.nyakabiga", "zone-chief", "buyenzi", FIRST)
    assert "buyenzi.zone-chief" in people.groups_of("chef.nyakabiga", date(2060, 1, 1))


def test_without_a_day_today_is_meant(portal, on_day):
    people.assign("chef.nyakabiga", "zone-chief", "buyenzi", FIRST, LAST)
    on_day("2026-03-20")
    assert people.members("buyenzi.zone-chief") == ["chef.nyakabiga"]
    on_day("2026-03-21")
    assert people.members("buyenzi.zone-chief") == []


def test_who_holds_twice_is_named_once(portal):
    people.assign("chef.nyakabiga", "zone-chief", "buyenzi", FIRST, LAST)
    people.assign("chef.nyakabiga", "zone-chief", "buyenzi", FIRST)
    assert people.members("buyenzi.zone-chief", FIRST) == ["chef.nyakabiga"]


def test_nobody_unknown_belongs_anywhere(portal):
    assert people.groups_of("nobody.here") == frozenset()
    assert people.members("elsewhere.clerk") == []


def test_functions_have_titles_and_roles(portal):
    functions = people.functions()
    assert list(functions)[:3] == ["clerk", "zone-chief", "communal-administrator"]
    assert functions["archivist"].title["fr"] == "Archiviste"
    assert functions["archivist"].roles == ("Civil Servant", "Archivist")


def test_a_person_is_called_by_the_full_name(portal):
    assert people.display_name("agent.bwiza") == "Nadine Niyonzima"


def test_who_is_gone_is_called_by_the_id(portal):
    assert people.display_name("long.gone") == "long.gone"


@pytest.mark.parametrize(
    ("unit", "function"),
    [
        ("bwiza", "zone-chief"),
        ("mukaza", "communal-administrator"),
        ("bujumbura", "governor"),
        ("elsewhere", ""),
    ],
)
def test_the_head_of_a_unit_is_the_function_that_heads_its_kind(portal, unit, function):
    assert people.head_of(unit) == function

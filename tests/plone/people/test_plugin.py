"""Assignments as stock Plone sees them: groups and roles of the users of today."""

from datetime import date
from egov.policy import people
from egov.policy.people.plugin import PLUGIN_ID
from egov.policy.people.store import PeopleStore
from plone import api
from zope.globalrequest import clearRequest

import pytest


FIRST = date(2026, 3, 10)

LAST = date(2026, 3, 20)


def groups(portal, user_id: str) -> set[str]:
    """Groups of a person but the one that everybody is in."""
    return set(portal.acl_users.getUserById(user_id).getGroups()) - {"AuthenticatedUsers"}


def roles(portal, user_id: str) -> set[str]:
    """Site roles of a person but those that everybody has."""
    return set(portal.acl_users.getUserById(user_id).getRoles()) - {"Authenticated", "Member"}


def test_a_user_is_in_the_group_of_the_post(portal):
    assert groups(portal, "agent.bwiza") == {"bwiza.clerk"}
    assert groups(portal, "chef.bwiza") == {"bwiza.zone-chief"}


def test_functions_bring_their_roles(portal):
    assert roles(portal, "agent.bwiza") == {"Civil Servant"}
    assert roles(portal, "archiviste") == {"Civil Servant", "Archivist"}
    assert roles(portal, "fonctionnel") == {"Civil Servant", "Functional Administrator"}


def test_an_assignment_takes_effect_at_once_and_ends_by_itself(portal, on_day):
    on_day("2026-03-15")
    assert "buyenzi.archivist" not in groups(portal, "chef.bwiza")
    people.assign("chef.bwiza", "archivist", "buyenzi", FIRST, LAST)
    assert "buyenzi.archivist" in groups(portal, "chef.bwiza")
    assert "Archivist" in roles(portal, "chef.bwiza")
    on_day("2026-03-20")
    assert "buyenzi.archivist" in groups(portal, "chef.bwiza")
    on_day("2026-03-21")
    assert "buyenzi.archivist" not in groups(portal, "chef.bwiza")
    assert "Archivist" not in roles(portal, "chef.bwiza")


def test_what_has_not_begun_or_was_ended_grants_nothing(portal, on_day):
    on_day("2026-03-09")
    made = people.assign("chef.bwiza", "archivist", "buyenzi", FIRST, LAST)
    assert groups(portal, "chef.bwiza") == {"bwiza.zone-chief"}
    on_day("2026-03-15")
    assert "buyenzi.archivist" in groups(portal, "chef.bwiza")
    people.end_assignment(made.id, date(2026, 3, 14))
    assert groups(portal, "chef.bwiza") == {"bwiza.zone-chief"}


def test_a_substitute_is_in_the_group_of_the_holder(portal, on_day):
    on_day("2026-03-15")
    people.assign("agent.bwiza", "zone-chief", "bwiza", FIRST, LAST, "chef.bwiza")
    assert groups(portal, "agent.bwiza") == {"bwiza.clerk", "bwiza.zone-chief"}


def test_the_groups_are_in_what_the_catalogue_is_asked_for(portal):
    user = portal.acl_users.getUserById("agent.bwiza")
    assert "user:bwiza.clerk" in portal.portal_catalog._listAllowedRolesAndUsers(user)


def test_one_request_reads_the_assignments_of_a_person_once(portal, monkeypatch):
    read = []
    of_user = PeopleStore.of_user
    monkeypatch.setattr(
        PeopleStore, "of_user", lambda self, user_id: read.append(user_id) or of_user(self, user_id)
    )
    for _time in range(2):
        portal.acl_users.getUserById("agent.bwiza")
    assert read.count("agent.bwiza") == 1


def test_who_holds_nothing_gets_nothing(portal):
    api.user.create(email="new@example.org", username="new.comer", password="x" * 12)
    assert groups(portal, "new.comer") == set()
    assert roles(portal, "new.comer") == set()


def test_stock_plone_finds_the_groups(portal):
    group = api.group.get("bwiza.clerk")
    assert group.getProperty("title") == "Agent d'accueil – Bwiza"
    assert group.getGroupMemberIds() == ["agent.bwiza"]
    assert "bwiza.clerk" in portal.portal_groups.getGroupIds()
    assert portal.portal_groups.getGroupMembers("bwiza.clerk") == ["agent.bwiza"]
    assert "bwiza.clerk" in {item.getId() for item in portal.portal_groups.listGroups()}


def test_a_group_is_searched_by_part_of_its_id_or_title(portal):
    search = portal.acl_users.searchGroups
    assert {item["id"] for item in search(id="bwiza.co", exact_match=False)} >= {
        "bwiza.committee-member",
        "bwiza.communal-administrator",
    }
    assert [item["id"] for item in search(id="bwiza.cl", exact_match=False)] == ["bwiza.clerk"]
    assert [item["id"] for item in search(id="bwiza.clerk", exact_match=True)] == ["bwiza.clerk"]
    assert [item["id"] for item in search(title="chef de zone – bwiza")] == ["bwiza.zone-chief"]
    assert len(portal.acl_users[PLUGIN_ID].enumerateGroups(max_results=3)) == 3


@pytest.mark.parametrize("id", ["bwiza.king", "moon.clerk", "bwiza"])
def test_what_is_no_unit_or_no_function_is_no_group(portal, id):
    assert api.group.get(id) is None
    assert portal.acl_users.searchGroups(id=id, exact_match=True) == ()


def test_no_account_can_take_the_id_of_a_group(portal):
    allowed = portal.portal_registration.isMemberIdAllowed
    assert not allowed("bwiza.clerk")
    assert allowed("bwiza.cleric")


def test_roles_of_functions_are_not_shown_as_given_to_the_person(portal):
    # The user form of Plone writes back what it is told here.
    portal.REQUEST.set("__ignore_group_roles__", True)
    assert roles(portal, "fonctionnel") == set()


def test_users_can_be_made_outside_of_any_request(portal):
    clearRequest()
    assert groups(portal, "agent.bwiza") == {"bwiza.clerk"}


def test_without_the_folder_of_units_people_still_get_in(portal):
    portal._delOb("units")
    assert groups(portal, "agent.bwiza") == set()
    assert roles(portal, "agent.bwiza") == set()

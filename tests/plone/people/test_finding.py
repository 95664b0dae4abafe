"""Finding who holds what where: by names of persons, user names and units."""

from datetime import date
from egov.policy import people

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jean-bosco", {"chef.bwiza"}),
        ("HAKIZ jean", {"chef.bwiza"}),
        ("chef.bwiza", {"chef.bwiza"}),
        ("esperance", {"administrateur"}),
        ("zone bwiza", {"agent.bwiza", "chef.bwiza"}),
        ("bwiza nobody", set()),
        ("osco", set()),
        ("x" * 5000, set()),
    ],
)
def test_words_begin_words_of_a_person_or_a_unit(portal, text, expected):
    assert {item.user for item in people.assignments(text=text)} >= expected
    if not expected:
        assert people.assignments(text=text) == ()


def test_all_words_must_be_there(portal):
    found = people.assignments(text="niyonzima bwiza")
    assert {item.user for item in found} == {"agent.bwiza"}
    assert people.assignments(text="niyonzima nyakabiga") == ()


@pytest.mark.parametrize("text", ["", " ", "–"])
def test_a_text_without_words_finds_all(portal, text):
    assert people.assignments(text=text) == people.assignments()


def test_the_latest_come_first_and_those_of_one_day_by_user_name(portal):
    later = people.assign("agent.bwiza", "archivist", "mukaza", date(2026, 6, 1))
    found = people.assignments()
    assert found[0] == later
    users = [item.user for item in found[1:]]
    assert users == sorted(users), "all the others begin on one day"


def test_it_goes_together_with_person_and_unit(portal):
    assert people.assignments("chef.bwiza", "bwiza", "hakizimana")
    assert people.assignments("chef.bwiza", "bwiza", "niyonzima") == ()


def test_who_is_gone_is_found_by_the_user_name(portal):
    portal.acl_users.userFolderDelUsers(["chef.bwiza"])
    (found,) = people.assignments(text="chef.bwiza")
    assert found.user == "chef.bwiza"


def test_over_rest(http):
    found = http("fonctionnel").get("@assignments", params={"text": "Hakizimana"}).json()
    assert [item["user"] for item in found["items"]] == ["chef.bwiza"]

"""Two commitments on one line of the budget, at the same moment before two servers."""

import pytest


pytestmark = pytest.mark.server


@pytest.fixture
def line(here):
    """A running line of the budget of Mukaza, with a credit of 1000000."""
    secretary = here("secretaire")
    made = secretary.open(
        "ligne-budgetaire",
        "mukaza",
        article="22.1",
        label="Fournitures",
        nature="goods",
        function="general_services",
        ends_on="2026-12-31",
        voted=1000000,
    )
    secretary.decide(made, "present")
    here("president").post(f"{made}/@workflow/adopt", {"fields": {"decision": "12/2025"}})
    here("gouverneur").decide(made, "approve")
    return made


@pytest.fixture
def propose(here, line):
    """``propose(600000)``: an expense on that line that waits to be committed."""

    def make(price):
        officer = here("secretaire")
        named = {"budget_line": officer.get(line)["UID"], "supplier": {"name": "Papeterie"}}
        case = officer.open("depense", "mukaza", object="Papier", price=price, **named)
        officer.decide(case, "submit")
        return case

    return make


def amounts(person, line):
    fields = person.get(line)["fields"]
    return fields["committed"], fields["available"]


def test_of_two_commitments_for_one_of_which_there_is_room_one_is_made(
    here, there, meet, line, propose
):
    first, second = propose(600000), propose(600000)
    made, refused = meet(
        here("administrateur").will(f"{first}/@workflow/commit"),
        there("administrateur").will(f"{second}/@workflow/commit"),
    )
    assert (made.status_code, refused.status_code) == (200, 409), refused.text
    assert refused.json()["left"] == "400000"
    officer = here("comptable")
    assert amounts(officer, line) == ("600000", "400000")
    assert (officer.state(first), officer.state(second)) == ("delivery", "commitment")
    assert officer.numbers(second) == []


def test_two_commitments_for_which_there_is_room_both_count(here, there, meet, line, propose):
    first, second = propose(600000), propose(400000)
    answers = meet(
        there("administrateur").will(f"{second}/@workflow/commit"),
        here("administrateur").will(f"{first}/@workflow/commit"),
    )
    assert [answer.status_code for answer in answers] == [200, 200], [a.text for a in answers]
    assert amounts(here("comptable"), line) == ("1000000", "0")


def test_what_is_given_back_and_what_is_taken_at_once_are_both_right(
    here, there, meet, line, propose
):
    first, second = propose(600000), propose(400000)
    here("administrateur").decide(first, "commit")
    answers = meet(
        here("administrateur").will(f"{first}/@workflow/cancel", comment="Sans objet"),
        there("administrateur").will(f"{second}/@workflow/commit"),
    )
    assert [answer.status_code for answer in answers] == [200, 200], [a.text for a in answers]
    assert amounts(here("comptable"), line) == ("400000", "600000")

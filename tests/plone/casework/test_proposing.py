"""``@form``: what a program is told that fills a form, as the pages tell a person."""

from egov.policy import cases

import pytest
import transaction


@pytest.fixture
def clerk(http):
    return http("agent.bwiza")


def ask(session, path="", **query):
    """``GET …/@form``."""
    return session.get(f"{path}/@form" if path else "@form", params=query)


def proposed(session, path="", **query):
    """What it proposes, by field."""
    found = ask(session, path, **query).json()["proposed"]
    return {id: (item["value"], item["source"]) for id, item in found.items()}


def test_the_form_of_a_new_case_comes_with_its_first_answers(clerk, renewal, functional_portal):
    renewal()
    answer = ask(clerk, procedure="renewal", unit="bwiza").json()
    name = functional_portal.portal_membership.getMemberInfo("agent.bwiza")["fullname"]
    assert answer["form"]["properties"]["seats"]["default"] == 4
    assert answer["asked"] == (
        "earlier surname author seats born birthplace home grade plate remark copies".split()
    )
    assert answer["fields"] == {}
    assert proposed(clerk, procedure="renewal", unit="bwiza") == {
        "author": (name, "requester.name"),
        "seats": (4, "default"),
        "copies": (2, "default"),
    }


def test_nothing_is_stored_that_was_not_sent(clerk, renewal):
    renewal()
    made = clerk.post("@cases", json={"procedure": "renewal", "unit": "bwiza", "fields": {}})
    assert made.json()["fields"] == {}


def test_an_earlier_case_gives_what_the_caller_may_see_there(clerk, renewal):
    earlier = renewal()
    fields = {"earlier": earlier.UID(), "seats": None}
    body = {"procedure": "renewal", "unit": "bwiza", "fields": fields}
    case = clerk.post("@cases", json=body).json()["@id"]
    found = proposed(clerk, case)
    assert found["surname"] == ("Niyonkuru", "case.earlier.surname")
    assert found["plate"] == ("A 1234", "case.earlier.plate")
    assert "remark" not in found, "it comes from an answer that is kept from the clerk"
    assert "seats" not in found, "it was left empty"


def test_what_a_decision_asks_comes_to_those_whose_decision_it_is(
    clerk, http, renewal, functional_portal
):
    earlier = renewal()
    body = {"procedure": "renewal", "unit": "bwiza", "fields": {"earlier": earlier.UID()}}
    case = clerk.post("@cases", json=body).json()["@id"]
    clerk.post(f"{case}/@workflow/submit", json={})
    chief = http("chef.bwiza")
    assert ask(chief, case, transition="grant").json()["asked"] == ["fee", "opinion"]
    assert proposed(chief, case, transition="grant") == {
        "fee": ("500", "default"),
        "opinion": ("Prudence", "case.earlier.opinion"),
    }
    assert ask(clerk, case, transition="grant").status_code == 403
    assert ask(chief, case, transition="nothing").status_code == 400


@pytest.mark.parametrize(
    ("user", "query", "status"),
    [
        ("agent.bwiza", {"procedure": "nothing", "unit": "bwiza"}, 400),
        ("agent.bwiza", {"procedure": "renewal", "unit": "nowhere"}, 400),
        ("agent.bwiza", {"procedure": "renewal"}, 400),
        ("agent.bwiza", {"procedure": "renewal", "unit": "bwiza", "units": "x"}, 400),
        ("agent.nyakabiga", {"procedure": "renewal", "unit": "bwiza"}, 403),
    ],
)
def test_bad_questions_are_told(http, renewal, user, query, status):
    renewal()
    assert ask(http(user), **query).status_code == status


def test_a_form_is_read_without_writing(clerk, renewal, functional_portal):
    earlier = renewal()
    before = functional_portal._p_jar.db().lastTransaction()
    ask(clerk, procedure="renewal", unit="bwiza")
    ask(clerk, earlier.absolute_url())
    transaction.begin()
    assert functional_portal._p_jar.db().lastTransaction() == before
    assert cases.values(earlier)["surname"] == "Niyonkuru"

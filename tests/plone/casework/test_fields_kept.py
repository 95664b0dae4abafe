"""A field that is kept from a person is absent for them, on every way out and in."""

from egov.policy import cases
from egov.policy import casework
from egov.policy.core.errors import InvalidValues
from plone import api
from zExceptions import Unauthorized

import pytest
import transaction


SECRETS = ("7.5", "7,5", "Dénonciation", "Corruption")
"""What only the chief sees, and what nobody sees in that state."""


@pytest.fixture
def ask(functional_portal, http, open_inspection, file_inspection):
    """``ask("agent.bwiza", "/@journal")``: what a person gets of a filed case."""
    case = file_inspection(functional_portal, open_inspection(functional_portal))
    transaction.commit()

    def ask(user, path=""):
        return http(user).get(f"{case.absolute_url()}{path}")

    ask.case = case
    return ask


def test_the_case_shows_a_field_to_those_alone_who_may_see_it(ask):
    clerk, chief = ask("agent.bwiza").json(), ask("chef.bwiza").json()
    assert {"score", "secret"} <= chief["fields"].keys()
    assert chief["fields"]["score"] == "7.5"
    assert not {"score", "secret", "note"} & clerk["fields"].keys()
    assert "note" not in chief["fields"]
    assert clerk["fields"]["faults"][0] == {"what": "Mur", "fine": "5000"}


def test_the_case_says_which_fields_the_caller_may_change(ask):
    clerk, chief = ask("agent.bwiza").json(), ask("chef.bwiza").json()
    assert (clerk["editable"], chief["editable"]) == (True, True)
    assert chief["editable_fields"] == ["score", "secret"]
    assert "hour" in clerk["editable_fields"]
    assert not {"score", "secret", "note"} & set(clerk["editable_fields"])


@pytest.mark.parametrize(
    "path", ["", "/@journal", "/@tasks", "/@workflow", "/@history", "/@documents"]
)
@pytest.mark.parametrize("user", ["agent.bwiza", "archiviste", "administrateur"])
def test_no_answer_about_the_case_holds_what_is_kept(ask, user, path):
    answer = ask(user, path)
    assert [word for word in SECRETS if word in answer.text] == []


def test_no_list_and_no_search_holds_what_is_kept(ask, http):
    for user in ("agent.bwiza", "chef.bwiza", "archiviste"):
        listed = http(user).get("@cases", params={"procedure": "inspection"})
        assert [word for word in SECRETS if word in listed.text] == []
    row = http("agent.bwiza").get("@cases", params={"procedure": "inspection"}).json()["items"][0]
    assert row["title"] == "Niyonkuru Aline"


@pytest.mark.parametrize("word", ["Dénonciation", "Corruption"])
def test_nothing_that_is_kept_is_found(ask, http, word):
    found = http("chef.bwiza").get("@cases", params={"text": word}).json()
    assert found["items_total"] == 0
    found = http("agent.bwiza").get("@cases", params={"text": "fissuré"}).json()
    assert found["items_total"] == 1


def test_an_earlier_answer_is_kept_from_the_same_people(functional_portal, as_user, ask):
    with as_user(functional_portal, "chef.bwiza"):
        casework.update_case(ask.case, {"secret": "Retirée", "score": 3})
    transaction.commit()
    assert ask("agent.bwiza").json()["superseded"] == []
    shown = ask("chef.bwiza").json()["superseded"]
    assert [item["value"] for item in shown] == ["7.5", "Dénonciation anonyme"]


@pytest.mark.parametrize("value", ["7.5", "8", None])
def test_a_kept_field_is_refused_as_if_there_were_none(portal, as_user, examined, value):
    """Also its own value: else it could be guessed."""
    with as_user(portal, "agent.bwiza"), pytest.raises(InvalidValues, match="score: unknown_field"):
        casework.update_case(examined, {"score": value})


def test_who_changes_what_they_see_keeps_what_they_do_not_see(portal, as_user, examined):
    with as_user(portal, "agent.bwiza"):
        casework.update_case(examined, {"hour": "9:00"})
    known = cases.values(examined)
    assert (known["secret"], known["note"]) == ("Dénonciation anonyme", "Corruption")


def test_stock_code_reads_no_kept_field_whoever_asks(portal, as_user, examined):
    for user in ("agent.bwiza", "chef.bwiza"):
        with as_user(portal, user), pytest.raises(Unauthorized):
            examined.restrictedTraverse("secret")
    with api.env.adopt_roles(["Manager"]), pytest.raises(Unauthorized):
        examined.restrictedTraverse("score")


def test_other_code_asks_for_what_the_person_sees(portal, as_user, examined):
    with as_user(portal, "agent.bwiza"):
        assert "secret" not in casework.visible_values(examined)
        assert "secret" not in casework.visible_fields(examined)
    with as_user(portal, "chef.bwiza"):
        assert casework.visible_values(examined)["secret"] == "Dénonciation anonyme"

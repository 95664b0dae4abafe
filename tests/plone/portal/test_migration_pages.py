"""The pages on which running requests are moved to another version."""

from egov.policy import casework
from egov.policy import procedures
from egov.policy.core.serialize import as_data
from egov.policy.migration import rounds

import json
import pytest
import transaction


ID = "attestation-residence"
PLAN = f"@@migrate-procedure?id={ID}"

CHOSEN = {
    "id": ID,
    "from": "1",
    "to": "2",
    "field-states.completion": "verification",
    "field-fields.phone": "-",
}


@pytest.fixture
def case(functional_portal, as_user, answers):
    """A request to be completed, with a telephone; version 2 knows neither step nor telephone."""
    with as_user(functional_portal, "agent.bwiza"):
        made = casework.open_case(ID, "bwiza", {**answers, "phone": "79123456"})
        casework.perform(made, "submit")
        casework.perform(made, "return_for_completion", comment="Il manque un nom")
    procedures.publish(json.dumps(second()), "second.json", "tester", "La loi a changé")
    transaction.commit()
    return made


def second():
    data = as_data(procedures.get(ID, 1))
    data["version"] = 2
    del data["tests"], data["messages"]
    del data["sections"][0]["fields"][-1], data["states"]["completion"]
    for name in ("return_for_completion", "resubmit"):
        del data["transitions"][name]
    for name in ("refuse", "withdraw"):
        data["transitions"][name]["from"] = "verification"
    return data


@pytest.fixture
def office(case, browse):
    return browse("fonctionnel")


@pytest.fixture
def work(functional_portal):
    def worked():
        transaction.begin()
        rounds.run(functional_portal)
        transaction.begin()

    return worked


def page_of(office):
    return office.get(f"@@migration?id={ID}&number=1")


def decide(office, what, **more):
    return office.post("@@migration", {"id": ID, "number": "1", "do": what} | more)


def test_the_page_of_the_procedure_leads_there(office):
    links = [item.get("href") for item in office.get(f"@@procedure?id={ID}").all("a")]
    assert any("@@migrate-procedure" in link for link in links)


def test_what_is_gone_is_asked_with_how_many_requests_are_there(office):
    page = office.get(PLAN)
    assert page.one("select[name=from] option[selected]").get("value") == "1"
    assert page.one("select[name=to] option[selected]").get("value") == "2"
    box = page.one("select[name='field-states.completion']")
    assert [item.get("value") for item in box if item.get("value")] == [
        "verification",
        "signature",
        "issued",
    ]
    assert "1 demande" in page.text("main")
    assert "Téléphone" in page.text("main")


def test_what_is_not_chosen_is_told_and_the_rest_stays(office):
    answer = office.post("@@migrate-procedure", {**CHOSEN, "field-fields.phone": ""})
    assert answer.status == 400
    assert "Téléphone" in answer.text(".error-summary")
    box = answer.one("select[name='field-states.completion'] option[selected]")
    assert box.get("value") == "verification"


def test_from_plan_to_dry_run_to_the_move_and_back(office, work, case):
    answer = office.post("@@migrate-procedure", CHOSEN)
    assert answer.status == 303, answer.text("body")
    page = page_of(office)
    assert [item.get("value") for item in page.all("button[name=do]")] == ["dry-run", "discard"]
    assert decide(office, "dry-run").status == 303
    waiting = page_of(office)
    assert waiting.response.headers["Refresh"] == "3"
    work()
    page = page_of(office)
    assert "Refresh" not in page.response.headers
    row = page.text("tbody tr")
    assert case.reference in row
    assert "À compléter → À vérifier" in row
    assert "Perdu : Téléphone" in row
    decide(office, "start")
    work()
    assert case.version == 2
    assert [item.get("value") for item in page_of(office).all("button[name=do]")] == [
        "undo",
    ]
    decide(office, "undo")
    work()
    assert case.version == 1
    assert page_of(office).all("button[name=do]") == []
    assert "annulé par" in page_of(office).text("details")


def test_a_plan_that_is_not_wanted_is_thrown_away_and_listed_no_more(office, case):
    office.post("@@migrate-procedure", CHOSEN)
    assert "@@migration?" in office.get(f"@@procedure?id={ID}").response.text
    assert decide(office, "discard").status == 303
    page = page_of(office)
    assert "abandonné" in page.text("#progress")
    assert page.all("button[name=do]") == []
    assert "@@migration?" not in office.get(f"@@procedure?id={ID}").response.text


def test_a_second_click_is_told_where_it_is_now(office, work):
    office.post("@@migrate-procedure", CHOSEN)
    decide(office, "dry-run")
    answer = decide(office, "dry-run")
    assert answer.status == 409
    assert "entre-temps" in answer.text("[role=alert]")


@pytest.mark.parametrize(
    "address",
    [
        f"@@migration?id={ID}&number=9",
        f"@@migration?id={ID}&number=x",
        f"@@migrate-procedure?id={ID}&from=7",
        "@@migrate-procedure?id=nothing",
        "@@migrate-procedure?id=plainte",
    ],
)
def test_what_there_is_not_is_not_found(office, address):
    assert office.get(address).status == 404


def test_two_versions_that_are_the_same_are_not_compared(office):
    assert "deux versions différentes" in office.get(f"{PLAN}&from=1&to=1").text("main")


def test_what_will_be_lacking_is_accepted_and_stands_on_the_request(case, browse, work):
    transaction.begin()
    asked = second() | {"version": 3}
    name = {"id": "nickname", "type": "text", "required": True, "personal": "what people say"}
    asked["sections"][0]["fields"].insert(0, name | {"title": {"fr": "Surnom", "en": "Nickname"}})
    procedures.publish(json.dumps(asked), "third.json", "tester", "La loi a changé encore")
    transaction.commit()
    office = browse("fonctionnel")
    office.post("@@migrate-procedure", CHOSEN | {"to": "3"})
    decide(office, "dry-run")
    work()
    assert "Surnom : manque" in page_of(office).text()
    assert decide(office, "start").status == 409
    decide(office, "start", accepted="true")
    work()
    clerk, address = browse("agent.bwiza"), case.absolute_url()
    gap = clerk.get(address).one("section.warning-text a")
    assert gap.text.startswith("Surnom")
    assert clerk.get(gap.get("href").partition("#")[0]).all("#field-nickname")
    assert not browse("chef.bwiza").get(address).all("section.warning-text a")

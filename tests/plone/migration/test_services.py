"""Migrations over REST: what to decide, a plan, its report, what is decided of it."""

import pytest
import transaction


PATH = "@procedures/attestation-residence/migrations"

MAPPING = {"states": {"completion": "verification"}, "fields": {"phone": "contact"}}


@pytest.fixture
def case(open_case, publish_second):
    """A case to be completed, beside which version 2 was published."""
    made = open_case("completion")
    publish_second()
    transaction.commit()
    return made


@pytest.fixture
def office(case, http):
    return http("fonctionnel")


@pytest.fixture
def plan(office):
    answer = office.post(PATH, json={"from": 1, "to": 2, "mapping": MAPPING})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_what_is_gone_is_to_be_decided_with_how_many_cases_there_are(office):
    told = office.get(f"{PATH}?from=1&to=2").json()
    assert told["cases"] == {"completion": 1}
    (state,), (field,) = told["states"], told["fields"]
    assert (state["id"], state["title"]["fr"], state["cases"]) == ("completion", "À compléter", 1)
    assert [item["id"] for item in state["targets"]] == ["verification", "signature", "issued"]
    assert (field["id"], [item["id"] for item in field["targets"]]) == ("phone", ["contact"])


def test_from_a_plan_to_its_end_and_back(office, plan, work, case):
    assert (plan["stage"], plan["remaining"], plan["moved"]) == ("planned", 1, 0)
    assert plan["@id"].endswith(f"/{PATH}/1")
    assert office.get(PATH).json()["items"][0]["@id"] == plan["@id"]
    assert office.post(f"{PATH}/1/dry-run").json()["stage"] == "trying"
    work()
    tried = office.get(f"{PATH}/1").json()
    assert (tried["stage"], tried["items_total"]) == ("tried", 1)
    (row,) = tried["report"]
    assert (row["reference"], row["state"], row["target"]) == (
        case.reference,
        "completion",
        "verification",
    )
    assert office.post(f"{PATH}/1/start").json()["working"]
    work()
    moved = office.get(f"{PATH}/1").json()
    assert (moved["stage"], moved["moved"], moved["remaining"]) == ("moved", 1, 0)
    office.post(f"{PATH}/1/undo")
    work()
    undone = office.get(f"{PATH}/1").json()
    assert (undone["stage"], undone["moved"], undone["remaining"]) == ("undone", 0, 1)
    assert [item["what"] for item in undone["decisions"]] == ["plan", "dry-run", "start", "undo"]
    assert {item["by"] for item in undone["decisions"]} == {"fonctionnel"}


def test_what_is_undecided_is_told_in_words(office):
    answer = office.post(PATH, json={"from": 1, "to": 2})
    assert answer.status_code == 400
    found = {item["field"]: item["code"] for item in answer.json()["problems"]}
    assert found == {"states.completion": "required", "fields.phone": "required"}
    assert all(item["message"] for item in answer.json()["problems"])


BAD = {
    "no such version": ({"from": 1, "to": 9}, "to", "unknown"),
    "the same version": ({"from": 2, "to": 2}, "to", "duplicate"),
    "no such state": (
        {"from": 1, "to": 2, "mapping": {"states": {"completion": "nowhere"}}},
        "states.completion",
        "unknown",
    ),
    "another meaning": (
        {"from": 1, "to": 2, "mapping": {"fields": {"surname": None}}},
        "fields.surname",
        "kept",
    ),
}


@pytest.mark.parametrize(("body", "field", "code"), BAD.values(), ids=BAD)
def test_what_is_wrong_in_a_plan_is_told_with_its_place(office, body, field, code):
    answer = office.post(PATH, json=body)
    assert answer.status_code == 400
    assert (field, code) in {(item["field"], item["code"]) for item in answer.json()["problems"]}


MALFORMED = {
    "no numbers": {"from": "1", "to": 2},
    "no object": {"from": 1, "to": 2, "mapping": []},
    "no texts": {"from": 1, "to": 2, "mapping": {"states": {"completion": 3}}},
    "a list": {"from": 1, "to": 2, "mapping": {"fields": {"phone": ["contact"]}}},
    "another key": {"from": 1, "to": 2, "mapping": {"tasks": {}}},
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_plan_is_a_bad_request(office, body):
    assert office.post(PATH, json=body).status_code == 400


@pytest.mark.parametrize("path", ["9", "9/start"])
def test_what_there_is_not_is_not_found(office, path):
    method = office.get if path == "9" else office.post
    assert method(f"{PATH}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["x", "1/2", "1/burn", "99999999999"])
def test_an_address_that_means_nothing_is_a_bad_request(office, plan, path):
    assert {
        office.get(f"{PATH}/{path}").status_code,
        office.post(f"{PATH}/{path}").status_code,
    } == {400}


def test_what_is_not_possible_now_is_a_conflict_in_words(office, plan):
    answer = office.post(f"{PATH}/1/start")
    assert (answer.status_code, answer.json()["type"]) == (409, "StateConflict")
    assert "Essayez d'abord" in answer.json()["message"]


def test_the_report_names_nobody(office, plan, work):
    office.post(f"{PATH}/1/dry-run")
    work()
    text = office.get(f"{PATH}/1").text
    assert not [name for name in ("Niyonkuru", "Aline", "531.0201") if name in text]

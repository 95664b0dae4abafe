"""Who sees and who may change a field depends on the state, on every way in and out."""

import base64
import pytest


@pytest.fixture
def clerk(http):
    return http("agent.bwiza")


@pytest.fixture
def chief(http):
    return http("chef.bwiza")


@pytest.fixture
def case(clerk, renewal):
    """The address of a draft."""
    renewal()
    body = {"procedure": "renewal", "unit": "bwiza", "fields": {"grade": "Bon"}}
    return clerk.post("@cases", json=body).json()["@id"]


def sees(session, case):
    """Whether the appraisal is among the answers that a person gets."""
    return session.get(case).json()["fields"].get("grade") == "Bon"


def test_an_answer_is_seen_by_each_in_their_state_alone(clerk, chief, case):
    assert (sees(clerk, case), sees(chief, case)) == (True, False)
    assert clerk.post(f"{case}/@workflow/submit", json={}).status_code == 200
    assert (sees(clerk, case), sees(chief, case)) == (False, True)
    assert chief.post(f"{case}/@workflow/grant", json={"fields": {"fee": 1}}).status_code == 200
    assert (sees(clerk, case), sees(chief, case)) == (False, False)
    listed = clerk.get("@cases", params={"text": "Bon"}).json()
    assert listed["items_total"] == 0, "lists and the search know it of nobody"


def test_a_field_is_locked_for_who_edits_the_state_and_open_to_who_is_named(clerk, chief, case):
    refused = clerk.patch(case, json={"fields": {"quota": 3}})
    (problem,) = refused.json()["problems"]
    assert (refused.status_code, problem["field"], problem["code"]) == (
        400,
        "quota",
        "not_editable",
    )
    assert "quota" not in clerk.get(f"{case}/@form").json()["asked"]
    assert chief.get(f"{case}/@form").json()["asked"] == ["quota"]
    assert chief.patch(case, json={"fields": {"quota": 3}}).status_code == 204
    assert clerk.get(case).json()["fields"]["quota"] == 3


def test_a_file_is_refused_where_its_field_is_locked(clerk, case):
    content = base64.b64encode(b"any").decode()
    sent = {"piece": "permit", "filename": "permis.png", "data": content}
    answer = clerk.post(f"{case}/@documents", json=sent)
    problems = [(item["field"], item["code"]) for item in answer.json()["problems"]]
    assert (answer.status_code, problems) == (400, [("permit", "not_editable")])


def test_a_case_is_not_opened_with_a_locked_answer(clerk, case):
    body = {"procedure": "renewal", "unit": "bwiza", "fields": {"quota": 3}}
    assert clerk.post("@cases", json=body).json()["problems"][0]["code"] == "not_editable"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"born": "1990", "birthplace": "BI-BB-02"}, ""),
        ({"born": "2026-01", "birthplace": "BI-CO-02-09"}, ""),
        ({"born": "2025", "birthplace": "BI-BB-02"}, ""),
        ({"born": "2025", "birthplace": "BI-CO-02-09"}, ""),
        ({"born": "1990", "birthplace": "BI-CO-02-09"}, "birthplace"),
        ({"born": "2026-01", "birthplace": "BI-BB-02"}, "birthplace"),
        ({"birthplace": "BI-BB-02"}, "birthplace"),
        ({"born": "1990", "home": "BI-BB-02"}, "home"),
        ({"born": "1990", "home": "BI-CO-02-09"}, ""),
    ],
)
def test_a_place_exists_on_the_day_that_counts(clerk, renewal, fields, wrong):
    renewal()
    body = {"procedure": "renewal", "unit": "bwiza", "fields": fields}
    answer = clerk.post("@cases", json=body)
    problems = [(item["field"], item["code"]) for item in answer.json().get("problems", [])]
    assert problems == ([(wrong, "not_a_location")] if wrong else [])
    assert answer.status_code == (400 if wrong else 201)

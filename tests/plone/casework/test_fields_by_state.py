"""Who sees and who may change a field depends on the state, on every way in and out."""

from egov.policy import documents
from io import BytesIO
from PIL import Image
from urllib.parse import urlsplit

import base64
import pytest
import transaction


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
    assert chief.get(f"{case}/@form").json()["asked"] == ["quota", "permit"]
    assert chief.patch(case, json={"fields": {"quota": 3}}).status_code == 204
    assert clerk.get(case).json()["fields"]["quota"] == 3


@pytest.fixture
def hand_in(case):
    """``hand_in(session)``: they hand in another permit; the answer."""
    colours = iter(range(100, 200))

    def make(session):
        stream = BytesIO()
        Image.new("L", (4, 4), next(colours)).save(stream, "PNG")
        content = base64.b64encode(stream.getvalue()).decode()
        sent = {"piece": "permit", "filename": "permis.png", "data": content}
        return session.post(f"{case}/@documents", json=sent)

    return make


def _wrong(answer):
    return [(item["field"], item["code"]) for item in answer.json()["problems"]]


def test_a_file_is_handed_in_and_taken_back_by_whom_its_field_is_up_to(clerk, chief, hand_in):
    refused = hand_in(clerk)
    assert (refused.status_code, _wrong(refused)) == (400, [("permit", "not_editable")])
    handed_in = hand_in(chief)
    assert handed_in.status_code == 201
    address = handed_in.json()["@id"]
    refused = clerk.delete(address)
    assert (refused.status_code, _wrong(refused)) == (400, [("permit", "not_editable")])
    assert chief.delete(address).status_code == 204
    assert chief.get(address).status_code == 404


def test_once_the_case_is_filed_who_may_change_a_file_sets_it_aside(clerk, chief, case, hand_in):
    clerk.post(f"{case}/@workflow/submit", json={})
    refused = hand_in(chief)
    assert (refused.status_code, _wrong(refused)) == (400, [("permit", "not_editable")])
    first, second = (hand_in(clerk).json() for _ in range(2))
    assert chief.delete(first["@id"]).status_code == 400
    assert clerk.delete(first["@id"]).status_code == 204
    kept = {item["id"]: item["status"] for item in clerk.get(f"{case}/@documents").json()["items"]}
    assert kept == {first["id"]: "set_aside", second["id"]: "ready"}
    assert clerk.delete(first["@id"]).status_code == 409, "once is enough"
    assert "document_set_aside" in clerk.get(f"{case}/@journal").text


def test_what_was_set_aside_may_come_again(clerk, case, functional_portal):
    clerk.post(f"{case}/@workflow/submit", json={})
    stream = BytesIO()
    Image.new("L", (4, 4)).save(stream, "PNG")
    content = base64.b64encode(stream.getvalue()).decode()
    sent = {"piece": "permit", "filename": "permis.png", "data": content}
    first = clerk.post(f"{case}/@documents", json=sent).json()["@id"]
    assert _wrong(clerk.post(f"{case}/@documents", json=sent)) == [("permit", "duplicate")]
    clerk.delete(first)
    transaction.begin()
    found = functional_portal.unrestrictedTraverse(urlsplit(case).path.removeprefix("/plone/"))
    assert documents.supplied(found) == frozenset()
    assert clerk.post(f"{case}/@documents", json=sent).status_code == 201


def test_the_pages_take_a_file_from_who_may_change_its_field_alone(clerk, chief, case, hand_in):
    def page(session, name="@@case"):
        return session.get(f"{case}/{name}", headers={"Accept": "text/html"}).text

    assert 'name="piece-permit"' in page(chief, "@@edit-case")
    assert 'name="piece-permit"' not in page(clerk, "@@edit-case")
    hand_in(chief)
    assert ("@@remove-paper" in page(chief), "@@remove-paper" in page(clerk)) == (True, False)
    clerk.post(f"{case}/@workflow/submit", json={})
    assert ("@@remove-paper" in page(chief), "@@remove-paper" in page(clerk)) == (False, True)


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

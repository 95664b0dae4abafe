"""Whatever is sent, the answer is 4xx and says which field and why; never a failure of ours."""

import json
import pytest
import transaction


PROCEDURE = {"procedure": "attestation-residence", "unit": "bwiza"}
LARGE = "x" * 1_000_000

FIELDS = {
    "text for a number": ({"resident_since": "long ago"}, "resident_since", "not_a_number"),
    "fraction": ({"resident_since": 2015.5}, "resident_since", "not_a_number"),
    "number out of bounds": ({"resident_since": 1200}, "resident_since", "below"),
    "endless number": ({"resident_since": 10**400}, "resident_since", "above"),
    "number for a text": ({"surname": 7}, "surname", "type"),
    "list for a text": ({"surname": ["a"]}, "surname", "type"),
    "object for a text": ({"surname": {"fr": "a"}}, "surname", "type"),
    "a megabyte": ({"surname": LARGE}, "surname", "too_long"),
    "a megabyte for a date": ({"birth_date": LARGE}, "birth_date", "not_a_date"),
    "a day to come": ({"birth_date": "2290-07-03"}, "birth_date", "future_date"),
    "a year to come": ({"resident_since": 2290}, "resident_since", "future_year"),
    "no date": ({"birth_date": "1993-02-30"}, "birth_date", "not_a_date"),
    "number for a date": ({"birth_date": 19930212}, "birth_date", "not_a_date"),
    "list for a date": ({"birth_date": ["1993-02-12"]}, "birth_date", "not_a_date"),
    "no option": ({"sex": "X"}, "sex", "not_an_option"),
    "list for a choice": ({"sex": ["F"]}, "sex", "not_an_option"),
    "no place": ({"residence": "BI-QT-99"}, "residence", "not_a_location"),
    "place of another zone": ({"residence": "BI-QT-02-09-11-01"}, "residence", "not_a_location"),
    "object for a place": ({"residence": {}}, "residence", "not_a_location"),
    "text for yes or no": ({"has_identity_card": "perhaps"}, "has_identity_card", "type"),
    "list for yes or no": ({"has_identity_card": []}, "has_identity_card", "type"),
    "no telephone": ({"phone": "12"}, "phone", "not_a_phone"),
    "number for a telephone": ({"phone": 79123456}, "phone", "not_a_phone"),
    "unknown field": ({"password": "x"}, "password", "unknown_field"),
    "attribute of a case": ({"reference": "RES-1"}, "reference", "unknown_field"),
    "private attribute": ({"__parent__": "x"}, "__parent__", "unknown_field"),
    "control character": ({"surname": "a\x00b"}, "surname", "control_character"),
}
"""What is answered, the field at fault and the code of the problem."""

BODIES = {
    "unknown procedure": ({"procedure": "no-such", "unit": "bwiza"}, "procedure"),
    "no procedure": ({"unit": "bwiza"}, "procedure"),
    "procedure of another type": ({"procedure": ["a"], "unit": "bwiza"}, "procedure"),
    "path as procedure": ({"procedure": "../plan", "unit": "bwiza"}, "procedure"),
    "unknown unit": ({**PROCEDURE, "unit": "nowhere"}, "unit"),
    "no unit": ({"procedure": "attestation-residence"}, "unit"),
    "unit of another kind": ({**PROCEDURE, "unit": "mukaza"}, "unit"),
    "unit of another type": ({**PROCEDURE, "unit": 7}, "unit"),
    "fields as a list": ({**PROCEDURE, "fields": []}, "fields"),
    "fields as null": ({**PROCEDURE, "fields": None}, "fields"),
    "unknown key": ({**PROCEDURE, "state": "closed"}, "state"),
    "documents as an object": ({**PROCEDURE, "documents": {}}, "documents"),
}
"""A body of POST @cases and what its answer must name."""

RAW = {
    "no JSON": b'{"procedure": ',
    "array": b"[]",
    "text": b'"attestation-residence"',
    "null": b"null",
    "other encoding": '{"procedure": "é"}'.encode("latin-1"),
    "nothing": b"",
}

QUERIES = [
    ("@cases?b_start=-1", "b_start"),
    ("@cases?b_start=one", "b_start"),
    ("@cases?b_size=-5", "b_size"),
    ("@cases?b_size=1.5", "b_size"),
    ("@cases?b_size=1&b_size=2", "b_size"),
    ("@cases?opened_from=yesterday", "opened_from"),
    ("@cases?opened_from=2026-01-01&opened_from=2026-01-02", "opened_from"),
    ("@cases?sort=colour", "sort"),
    ("@cases?unit=bwiza&unit=nyakabiga", "unit"),
    ("@cases?states=closed", "states"),
    ("@cases?text=*", "text"),
    ("@inbox?queue=everybody", "queue"),
    ("@inbox?queue=mine&queue=unit", "queue"),
    ("@inbox?b_start=-1", "b_start"),
    ("@records?b_size=many", "b_size"),
    ("@records?closed_from=2026-13-01", "closed_from"),
    ("@records?facets=colour", "facets"),
    ("@records?sort=colour", "sort"),
    ("@records?class=3&class=4", "class"),
]


@pytest.fixture
def clerk(http):
    return http("agent.bwiza")


@pytest.fixture
def draft_url(functional_portal, open_draft) -> str:
    case = open_draft(functional_portal)
    transaction.commit()
    return case.absolute_url()


@pytest.fixture
def filed_url(functional_portal, open_filed) -> str:
    case = open_filed(functional_portal)
    transaction.commit()
    return case.absolute_url()


def _said(answer) -> str:
    assert 400 <= answer.status_code < 500, answer.text[:2000]
    return answer.json()["message"]


@pytest.mark.parametrize(("given", "field", "code"), FIELDS.values(), ids=FIELDS)
@pytest.mark.parametrize("way", ["open", "change"])
def test_a_bad_answer_is_named_with_its_reason(clerk, request, way, given, field, code):
    if way == "open":
        answer = clerk.post("@cases", json={**PROCEDURE, "fields": given})
    else:
        answer = clerk.patch(request.getfixturevalue("draft_url"), json={"fields": given})
    assert answer.status_code == 400, answer.text[:2000]
    (problem,) = answer.json()["problems"]
    assert (problem["field"], problem["code"]) == (field, code)
    assert problem["message"]


def test_every_bad_answer_is_named_at_once(clerk):
    given = {"surname": 7, "sex": "X", "birth_date": "?", "password": "x"}
    answer = clerk.post("@cases", json={**PROCEDURE, "fields": given})
    assert {item["field"] for item in answer.json()["problems"]} == set(given)


@pytest.mark.parametrize(("body", "named"), BODIES.values(), ids=BODIES)
def test_what_cannot_be_opened_is_refused_by_name(clerk, body, named):
    answer = clerk.post("@cases", json=body)
    assert answer.status_code == 400
    assert named in json.dumps(answer.json())
    assert clerk.get("@cases").json()["items_total"] == 0


def test_a_procedure_of_another_unit_is_not_opened(http):
    answer = http("agent.nyakabiga").post("@cases", json=PROCEDURE)
    assert answer.status_code == 403
    assert http("chef.bwiza").post("@cases", json=PROCEDURE).status_code == 403


@pytest.mark.parametrize("body", RAW.values(), ids=RAW)
@pytest.mark.parametrize("path", ["@cases", "@verify"])
def test_a_body_that_is_no_object_is_refused(clerk, path, body):
    answer = clerk.post(path, data=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert _said(answer)


def test_a_body_nested_without_end_is_refused(clerk):
    # With a charset: without, stock plone.restapi looks for a password in it before us.
    deep = b'{"fields": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    kind = {"Content-Type": "application/json; charset=utf-8"}
    answer = clerk.post("@cases", data=deep, headers=kind)
    assert answer.status_code == 400
    assert "JSON" in _said(answer)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense", ""]
)
def test_another_type_of_body_opens_no_case(clerk, kind):
    answer = clerk.post(
        "@cases", data="procedure=attestation-residence", headers={"Content-Type": kind}
    )
    assert _said(answer)
    assert clerk.get("@cases").json()["items_total"] == 0


@pytest.mark.parametrize("accept", ["text/html", "*/*", ""])
def test_without_the_accept_header_nothing_is_opened(clerk, accept):
    clerk.headers["Accept"] = accept
    answer = clerk.post("@cases", json=PROCEDURE)
    assert 400 <= answer.status_code < 500
    clerk.headers["Accept"] = "application/json"
    assert clerk.get("@cases").json()["items_total"] == 0


@pytest.mark.parametrize(("path", "named"), QUERIES)
def test_a_bad_question_is_refused_by_name(clerk, path, named):
    answer = clerk.get(path)
    assert answer.status_code == 400, answer.text[:2000]
    assert named in json.dumps(answer.json())


@pytest.mark.parametrize("path", ["@cases", "@inbox", "@records"])
@pytest.mark.parametrize("batch", ["b_size=100000000000", "b_start=99999999999999", "b_size=0"])
def test_an_enormous_page_is_an_ordinary_one(clerk, filed_url, path, batch):
    answer = clerk.get(f"{path}?{batch}")
    assert answer.status_code == 200
    assert len(answer.json()["items"]) <= 100


def test_a_key_of_a_request_has_a_length(clerk):
    answer = clerk.post("@cases", json=PROCEDURE, headers={"Idempotency-Key": "k" * 201})
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["field"] == "Idempotency-Key"


@pytest.mark.parametrize(
    ("path", "body", "status", "named"),
    [
        ("@workflow", {}, 400, "@workflow"),
        ("@workflow/publish", {}, 400, "transition"),
        ("@workflow/approve/more", {}, 400, "@workflow"),
        ("@workflow/approve", {"comment": 7}, 400, "comment"),
        ("@workflow/approve", {"comment": "x" * 4001}, 400, "comment"),
        ("@workflow/approve", {"fields": "x"}, 400, "fields"),
        ("@workflow/refuse", {}, 400, "comment"),
        ("@workflow/refuse", {"comment": " \n"}, 400, "comment"),
        ("@workflow/submit", {}, 409, "agent.bwiza"),
        ("@workflow/sign", {}, 403, "NotAllowed"),
        ("@workflow/approve", {"fields": {"surname": "Other"}}, 400, "not_editable"),
        ("@tasks", {}, 400, "@tasks"),
        ("@tasks/x/explode", {}, 400, "claim"),
        ("@tasks/x/claim", {}, 404, "x"),
        ("@documents", {}, 400, "piece"),
        ("@documents", {"piece": "no-such", "filename": "a.pdf", "data": ""}, 400, "piece"),
    ],
)
def test_a_bad_decision_is_refused_and_changes_nothing(clerk, filed_url, path, body, status, named):
    before = clerk.get(filed_url).json()
    answer = clerk.post(f"{filed_url}/{path}", json=body)
    assert answer.status_code == status, answer.text[:2000]
    assert named in json.dumps(answer.json())
    assert clerk.get(filed_url).json() == before


def test_unknown_keys_of_a_decision_are_refused(clerk, filed_url):
    answer = clerk.post(f"{filed_url}/@workflow/refuse", json={"coment": "typed wrongly"})
    assert answer.status_code == 400
    assert "coment" in json.dumps(answer.json())


@pytest.mark.parametrize("body", [{}, {"fields": []}, {"surname": "x"}, {"fields": {}, "title": 1}])
def test_a_change_is_an_object_of_fields(clerk, draft_url, body):
    answer = clerk.patch(draft_url, json=body)
    assert answer.status_code == 400
    assert "fields" in _said(answer)


def test_a_case_that_is_not_there_is_not_found(clerk, filed_url):
    missing = f"{filed_url}x"
    for answer in (clerk.get(missing), clerk.patch(missing, json={"fields": {}})):
        assert answer.status_code == 404

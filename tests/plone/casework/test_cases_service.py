"""``POST @cases`` with the files of the request inside."""

from io import BytesIO
from PIL import Image

import base64
import pytest


def _picture() -> str:
    stream = BytesIO()
    Image.new("RGB", (40, 30), "green").save(stream, "PNG")
    return base64.b64encode(stream.getvalue()).decode()


BODY = {
    "procedure": "attestation-residence",
    "unit": "bwiza",
    "fields": {"surname": "Ndayishimiye"},
    "documents": [{"piece": "identity_card", "filename": "carte.png", "data": _picture()}],
}


def test_a_case_is_opened_with_its_files_once(http):
    clerk = http("agent.bwiza")
    key = {"Idempotency-Key": "one"}
    first = clerk.post("@cases", json=BODY, headers=key)
    again = clerk.post("@cases", json=BODY, headers=key)
    assert first.status_code == again.status_code == 201
    assert first.headers["Location"] == again.headers["Location"]
    assert [item["piece"] for item in again.json()["documents"]] == ["identity_card"]


def test_something_else_under_the_same_key_is_refused(http):
    clerk, key = http("agent.bwiza"), {"Idempotency-Key": "one"}
    assert clerk.post("@cases", json=BODY, headers=key).status_code == 201
    answer = clerk.post("@cases", json={**BODY, "fields": {}}, headers=key)
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert (problem["field"], problem["code"]) == ("Idempotency-Key", "other_request")
    assert clerk.get("@cases").json()["items_total"] == 1


@pytest.mark.parametrize(
    ("documents", "status"),
    [
        ("carte.png", 400),
        ([{"piece": "identity_card", "filename": "carte.png", "data": "é"}], 400),
        ([{"piece": "identity_card", "filename": "carte.png", "data": 3}], 400),
        ([{"piece": "no_such", "filename": "carte.png", "data": _picture()}], 400),
    ],
)
def test_a_bad_file_opens_no_case(http, documents, status):
    clerk = http("agent.bwiza")
    answer = clerk.post("@cases", json={**BODY, "documents": documents})
    assert answer.status_code == status
    assert clerk.get("@cases").json()["items_total"] == 0

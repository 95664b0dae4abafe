"""Addresses and bodies that no client of ours sends: always 4xx or an answer, never a failure."""

from egov.policy import documents

import base64
import json
import pytest
import transaction


PARAMETERS = {
    "@cases": ("procedure unit state phase text sort opened_from opened_to b_start b_size unknown"),
    "@records": (
        "text reference class unit sort closed_from closed_to disposal_due_before facets b_start"
    ),
    "@inbox": "queue b_start b_size",
    "@plan": "version",
    "@plan/csv": "version",
    "@units": "b_start b_size",
    "@functions": "b_start b_size",
    "@places": "level within on text b_start b_size",
    "@form": "procedure unit unknown",
    "@assignments": "user unit text b_start b_size",
    "@procedures": "unknown",
    "@verify": "unknown",
    "@@inbox": "queue start",
    "@@language": "to next",
    "@@records": "text class unit closed_from closed_to start",
    "@@people": "text start",
    "@@end-assignment": "id",
    "@@new-case": "procedure unit",
    "@@verify": "code",
    "@@procedures": "unknown",
}
"""What answers a GET at the site, and what its address may say."""

ON_A_CASE = {
    "@journal": "b_start b_size newest_first",
    "@tasks": "unknown",
    "@documents": "unknown",
    "@@case": "start filed",
    "@@add-papers": "unknown",
    "@@revoke": "document",
    "@@edit-case": "save",
}

SHAPES = (
    "{}:list=x",
    "{}=x&{}=y",
    "{}.a:record=x",
    "{}.a:records=x",
    "{}:int=7",
    "{}:tuple=x",
    "{}=%00",
    "{}=%ed%a0%80",
    "{}=%ff%fe",
    "{}=%C2%B2",
    "{}=" + "9" * 5000,
    "{}=" + "%28" * 2000,
)

PEOPLE = ("agent.bwiza", "archiviste", "fonctionnel")


def attacks(places: dict[str, str]) -> list[str]:
    """Every parameter of every place in every shape."""
    return [
        f"{place}?{shape.replace('{}', name)}"
        for place, names in places.items()
        for name in names.split()
        for shape in SHAPES
    ]


def failures(session, addresses: list[str], accept: str) -> list[tuple[str, int]]:
    """Addresses that were answered by a failure."""
    session.headers["Accept"] = accept
    answers = ((address, session.get(address).status_code) for address in addresses)
    return [(address, status) for address, status in answers if status >= 500]


@pytest.mark.parametrize("person", PEOPLE)
def test_no_parameter_of_the_site_makes_it_fail(http, person):
    rest = {place: names for place, names in PARAMETERS.items() if not place.startswith("@@")}
    pages = {place: names for place, names in PARAMETERS.items() if place.startswith("@@")}
    session = http(person)
    assert failures(session, attacks(rest), "application/json") == []
    assert failures(session, attacks(pages), "text/html") == []


def test_no_parameter_of_a_case_makes_it_fail(http, case_url):
    addresses = [f"{case_url}/{address}" for address in attacks(ON_A_CASE)]
    rest = [address for address in addresses if "/@@" not in address]
    session = http("agent.bwiza")
    assert failures(session, rest, "application/json") == []
    assert failures(session, [item for item in addresses if item not in rest], "text/html") == []


@pytest.mark.parametrize(
    "path",
    [
        "@procedures/attestation-residence/²",
        "@procedures/attestation-residence/" + "9" * 5000,
        "@verify/²",
        "@assignments/%00",
        "@plan/²",
    ],
)
def test_no_path_makes_the_site_fail(http, path):
    assert http("fonctionnel").get(path).status_code < 500
    assert http().get(path).status_code < 500


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"payload":' * 100_000, b'"\\ud800"', b"\xff"])
def test_no_body_makes_the_site_fail(http, body):
    answer = http().post("@verify", data=body)
    assert answer.status_code == 400


@pytest.mark.parametrize("text", ["a\ud800", "a\x00b", "a\u202eb"])
def test_a_comment_holds_what_people_type(http, case_url, text):
    answer = http("agent.bwiza").post(f"{case_url}/@workflow/submit", json={"comment": text})
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["field"] == "comment"
    assert answer.json()["problems"][0]["code"] == "control_character"


def test_a_comment_may_have_lines(http, case_url):
    answer = http("agent.bwiza").post(f"{case_url}/@workflow/submit", json={"comment": "a\r\nb\tc"})
    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["procedure", "unit"])
def test_no_name_makes_a_new_case_fail(http, name):
    body = {"procedure": "attestation-residence", "unit": "bwiza", "fields": {}, name: "\ud800"}
    assert http("agent.bwiza").post("@cases", json=body).status_code == 400


def test_no_answer_and_no_name_of_one_makes_a_case_fail(http, case_url):
    session = http("agent.bwiza")
    for fields in ({"surname": "a\ud800"}, {"\ud800": "a"}):
        assert session.patch(case_url, json={"fields": fields}).status_code == 400


@pytest.mark.parametrize("name", ["piece", "filename", "media_type", "data"])
def test_no_part_of_a_file_makes_a_case_fail(http, case_url, picture, name):
    body = {
        "piece": "identity_card",
        "filename": "a.png",
        "media_type": "image/png",
        "data": base64.b64encode(picture()).decode(),
        name: "\ud800",
    }
    answer = http("agent.bwiza").post(f"{case_url}/@documents", data=json.dumps(body))
    assert answer.status_code < 500


@pytest.mark.parametrize("name", ["user", "function", "unit", "start", "substitute_for"])
def test_no_part_of_an_assignment_makes_the_site_fail(http, name):
    body = {"user": "agent.bwiza", "function": "clerk", "unit": "bwiza", "start": "2099-01-01"}
    answer = http("fonctionnel").post("@assignments", json={**body, name: "\ud800"})
    assert answer.status_code == 400


@pytest.fixture
def picture():
    """A small PNG."""
    from io import BytesIO
    from PIL import Image

    def make() -> bytes:
        stream = BytesIO()
        Image.new("RGB", (8, 8)).save(stream, "PNG")
        return stream.getvalue()

    return make


@pytest.fixture
def case_url(functional_portal, open_draft) -> str:
    """Address of a draft of Bwiza."""
    case = open_draft(functional_portal)
    transaction.commit()
    assert documents.documents(case) == []
    return case.absolute_url()

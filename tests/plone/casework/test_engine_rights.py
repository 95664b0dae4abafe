"""What nobody gets by a way round: files of kept fields, tasks of others, their own case."""

from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import people
from egov.policy import procedures
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from io import BytesIO
from pathlib import Path
from PIL import Image

import pytest
import transaction


EMPLOYEE, REPLACEMENT, HEAD = "agent.bwiza", "agent.nyakabiga", "chef.bwiza"

SICK = {
    "employee": "Aline Niyonkuru",
    "kind": "sick",
    "start": "2026-12-07",
    "end": "2026-12-11",
}

FILE = "grossesse.png"

LOST = Path(__file__).with_name("lost.yaml")


def _picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG")
    return stream.getvalue()


def _leave(portal, as_user, **more):
    with as_user(portal, EMPLOYEE):
        case = casework.open_case("conge-agent", "bwiza", {**SICK, **more})
        documents.add_piece(case, "medical_certificate", FILE, _picture())
        casework.perform(case, "submit")
    return case


# --- files of fields that are kept


@pytest.fixture
def leave(functional_portal, as_user):
    """A leave for illness that a colleague of another unit is asked to make possible."""
    case = _leave(functional_portal, as_user, replacement=REPLACEMENT)
    transaction.commit()
    return case


def test_a_file_that_is_kept_is_in_no_answer_to_others(http, leave):
    (certificate,) = documents.documents(leave)
    for path in ("", "/@documents", "/@journal", "/@history", "/@@case"):
        answer = http(REPLACEMENT).get(f"{leave.absolute_url()}{path}")
        assert answer.status_code == 200
        assert [it for it in (FILE, f"/{certificate.getId()}") if it in answer.text] == []


def test_a_file_that_is_kept_is_given_to_those_alone_who_see_the_field(http, leave):
    (certificate,) = documents.documents(leave)
    for path in ("", "/@@download", "/@@display-file", "/@@download/file", "/view", "/@history"):
        for user in (REPLACEMENT, "fonctionnel", ""):
            answer = http(user).get(f"{certificate.absolute_url()}{path}")
            assert answer.status_code in (302, 401, 403, 404)


def test_who_sees_the_field_gets_its_file(http, leave):
    for user in (EMPLOYEE, HEAD, "administrateur"):
        (shown,) = http(user).get(f"{leave.absolute_url()}/@documents").json()["items"]
        assert http(user).get(shown["download"]).content == _picture()


def test_the_name_of_a_kept_file_finds_nothing(http, leave):
    found = http(HEAD).get("@cases", params={"text": "grossesse"}).json()
    assert found["items_total"] == 0


# --- one's own case


def test_who_stands_in_for_the_head_gives_no_opinion_on_their_own_leave(portal, as_user):
    case, today = _leave(portal, as_user), clock.today()
    people.assign(EMPLOYEE, "zone-chief", "bwiza", today, today, substitute_for=HEAD)
    (asked,) = case.open_tasks
    with as_user(portal, EMPLOYEE):
        for act in (casework.claim, lambda *given: casework.complete(*given, "favourable")):
            with pytest.raises(NotAllowed):
                act(case, asked.id)


# --- who gets stuck cases going again


@pytest.fixture
def lost(portal, as_user):
    """A case of which one task waits for nobody and another for the head of zone."""
    procedures.publish(LOST.read_text("utf-8"), LOST.name, "test", "test")
    with as_user(portal, EMPLOYEE):
        case = casework.open_case("lost", "bwiza", {"person": "Niyonkuru"})
        casework.perform(case, "submit")
    return case


def _task(case, id: str) -> str:
    return next(item.id for item in case.open_tasks if item.task == id)


def test_who_repairs_a_case_leaves_to_others_what_they_are_asked(portal, as_user, lost):
    with as_user(portal, "fonctionnel"):
        for act in (casework.skip, lambda *given: casework.reassign(*given[:2], REPLACEMENT, "")):
            with pytest.raises(NotAllowed):
                act(lost, _task(lost, "decide"), "Absent")
        casework.reassign(lost, _task(lost, "advise"), HEAD, "Personne")
    assert {item.principal for item in lost.open_tasks} == {"bwiza.zone-chief", f"user:{HEAD}"}


def test_who_repairs_a_case_asks_somebody_else(portal, as_user, lost):
    with as_user(portal, "fonctionnel"), pytest.raises(InvalidValues) as caught:
        casework.add(lost, _task(lost, "advise"), "user:fonctionnel", "Moi")
    assert [(item.field, item.code) for item in caught.value.problems] == [("to", "may_not_act")]

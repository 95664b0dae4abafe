"""What the later version asks for and a case has not: told before, accepted, supplied after."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import documents
from egov.policy import journal
from egov.policy import migration
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict

import pytest
import transaction


ID = "attestation-residence"
PATH = f"@procedures/{ID}/migrations/1"
LACKS = ("surname:too_long", "nickname:required", "face:required", "receipt:required")
TURNS = {"verification": "agent.bwiza", "signature": "administrateur"}
"""Who is asked something in the version that demands more, by state."""


@pytest.fixture
def tried(open_case, publish_demanding, planned):
    """``tried("verification")``: a case, and a plan that was tried, to what demands more."""

    def make(state, **more):
        case = open_case(state, surname="Niyonkuru", **more)
        publish_demanding()
        return case, planned()

    return make


@pytest.fixture
def moved(tried, decide, work):
    """``moved("verification")``: a case that was moved to what demands more."""

    def make(state, **more):
        case, plan = tried(state, **more)
        decide(plan, "start")
        work()
        return case

    return make


def test_the_dry_run_says_what_will_be_lacking(tried):
    case, plan = tried("verification")
    (row,) = migration.report(plan, 0, 10)
    assert (row["uid"], row["lacks"]) == (case.UID(), LACKS)
    assert plan["sums"]["lacks"] == dict.fromkeys(LACKS, 1)


def test_a_draft_lacks_nothing_it_is_asked_before_it_is_filed(tried):
    _, plan = tried("draft")
    assert plan["sums"]["lacks"] == {}


def test_what_was_lacking_before_is_no_consequence(open_case, publish_second, planned):
    case = open_case("verification")
    cases.set_values(case, {"surname": None})
    publish_second()
    assert planned()["sums"]["lacks"] == {}


def test_nothing_moves_before_somebody_accepts_it(tried):
    _, plan = tried("verification")
    with pytest.raises(StateConflict, match="migration_lacks"):
        migration.decide(ID, plan["number"], "start", "fonctionnel")
    assert plan["stage"] == "tried"
    migration.decide(ID, plan["number"], "start", "fonctionnel", accepted=True)
    assert plan["stage"] == "moving"


@pytest.mark.parametrize("state", TURNS)
def test_who_is_asked_something_is_told_and_supplies_it(moved, as_user, site, state):
    from tests.plone.conftest import PICTURE

    case = moved(state)
    with as_user(site, TURNS[state]):
        assert tuple(f"{item.field}:{item.code}" for item in casework.lacking(case)) == LACKS
        assert {"nickname", "surname", "face"} <= casework.editable_fields(case)
        casework.update_case(case, {"nickname": "Kaza", "surname": "Niyo"})
        for id in ("face", "receipt"):
            documents.add_piece(case, id, "picture.png", PICTURE)
        assert casework.lacking(case) == []
        assert "nickname" not in casework.editable_fields(case)
    entry = [item for item in journal.entries(case) if item.action == "fields_changed"][-1]
    assert entry.data["capacity"]


def test_it_is_up_to_nobody_else(moved, as_user, site):
    case = moved("signature")
    with as_user(site, "agent.bwiza"):
        assert casework.lacking(case)
        assert casework.editable_fields(case) == frozenset()
        with pytest.raises(NotAllowed):
            casework.update_case(case, {"nickname": "Kaza"})


def test_the_journal_says_what_it_lacked(moved):
    case = moved("verification")
    (entry,) = [item for item in journal.entries(case) if item.action == "migrated"]
    assert tuple(entry.data["lacks"]) == LACKS


def test_it_is_read_accepted_and_supplied_over_rest(tried, http, work):
    case, _ = tried("verification")
    transaction.commit()
    office, clerk = http("fonctionnel"), http("agent.bwiza")
    assert office.get(PATH).json()["report"][0]["lacks"] == list(LACKS)
    refused = office.post(f"{PATH}/start")
    assert (refused.status_code, bool(refused.json()["message"])) == (409, True)
    assert office.post(f"{PATH}/start", json={"accepted": "yes"}).status_code == 400
    assert office.post(f"{PATH}/start", json={"accepted": True}).status_code == 200
    work()
    address = "/".join(case.getPhysicalPath()[2:])
    shown = clerk.get(address).json()
    assert tuple(f"{item['field']}:{item['code']}" for item in shown["lacks"]) == LACKS
    assert "nickname" in shown["editable_fields"]
    changed = clerk.patch(address, json={"fields": {"nickname": "Kaza"}})
    assert changed.status_code == 204, changed.text
    assert [item["field"] for item in clerk.get(address).json()["lacks"]] == [
        *("surname", "face", "receipt")
    ]

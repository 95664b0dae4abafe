"""A year of a register is closed by two people; then no act enters it, and mentions still come."""

from egov.policy import acts
from egov.policy import casework
from egov.policy import journal
from egov.policy import procedures
from egov.policy.acts import store
from egov.policy.commands.verification import faults
from egov.policy.core.acts import ActRef
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.reader import read
from pathlib import Path
from plone import api

import pytest
import transaction


CLOSING = Path(__file__).with_name("closing.yaml")

PROCEDURE = read(CLOSING.read_text("utf-8"))

BOOK = ("births", "mukaza", 2026)

LAST = "2026-12-31"


def say(user):
    with api.env.adopt_user(user):
        return acts.propose_or_approve(*BOOK)


def problem(act):
    with pytest.raises(StateConflict) as refused:
        act()
    return refused.value.reason


@pytest.fixture
def closed(enter_birth, at):
    """The year, with two acts."""
    enter_birth()
    enter_birth(child_name="Émerusabe", child_given_names="Jean")
    at(LAST)
    say("etatcivil")
    return say("gouverneur")


def test_two_people_close_a_year(portal, closed):
    assert (closed.first, closed.last, closed.acts, closed.volumes) == (1, 2, 2, 1)
    assert [row.name for row in closed.table] == ["Émerusabe Jean", "Niyonkuru Aline"]
    assert [item.office for item in closed.signatures] == [
        "Officier de l'état civil",
        "Gouverneur",
    ]
    assert acts.minutes_of(*BOOK) == closed
    assert acts.verify(*BOOK) == ()
    assert [str(fault) for fault in faults(portal)] == []


def test_no_act_enters_a_closed_year(portal, closed, declare):
    case = declare(birth_date="2026-12-30")
    with api.env.adopt_user("etatcivil"):
        before = store.find(*BOOK).size
        assert problem(lambda: casework.perform(case, "register")) == "register_closed"
    assert store.find(*BOOK).size == before


def test_mentions_still_come(portal, closed):
    book = store.find(*BOOK)
    case = portal.unrestrictedTraverse(book.entry(0).data["case"], None) or _case(portal)
    with api.env.adopt_user("etatcivil"):
        acts.add_mention(case, "Rectifiée.", case.filed_on.date(), None)
    assert len(acts.mentions(ActRef(*BOOK, case.entered_act["number"]))) == 1
    assert acts.verify(*BOOK) == ()


def _case(portal):
    (row, *_) = portal.portal_catalog.unrestrictedSearchResults(
        portal_type="declaration-naissance-v1"
    )
    return row._unrestrictedGetObject()


def test_who_proposes_does_not_approve(portal, enter_birth, at):
    enter_birth()
    at(LAST)
    say("etatcivil")
    assert problem(lambda: say("etatcivil")) == "closing_proposed"
    for user in ("agent.mukaza", "archiviste", "secretaire"):
        with pytest.raises(NotAllowed):
            say(user)
    assert acts.minutes_of(*BOOK) is None


def test_who_approves_does_not_propose(portal, enter_birth, at):
    enter_birth()
    at(LAST)
    with pytest.raises(NotAllowed):
        say("gouverneur")


def test_a_year_that_runs_is_not_closed(portal, enter_birth, at):
    enter_birth()
    at("2026-12-30")
    assert problem(lambda: say("etatcivil")) == "year_runs"


def test_a_year_is_closed_once(portal, closed):
    assert problem(lambda: acts.close(*BOOK, ())) == "register_closed"


def test_a_changed_act_is_found(portal, closed):
    kept = store.find(*BOOK).entries[0]
    kept["encoded"] = kept["encoded"].replace(b"Niyonkuru", b"Niyonkurv")
    (fault,) = acts.verify(*BOOK)
    assert (fault.entry, fault.kind) == (0, "chain")
    assert "acts of births of mukaza, 2026: entry 0: chain link" in [
        str(fault) for fault in faults(portal)
    ]


def test_an_act_that_would_not_be_found_is_told(portal, closed):
    del store.find(*BOOK).acts[2]
    assert [(fault.entry, fault.kind) for fault in acts.verify(*BOOK)] == [(1, "number")]


@pytest.mark.parametrize("test", PROCEDURE.tests, ids=lambda test: test.id)
def test_a_walk_is_the_same_on_the_site(portal, play_in_both, test):
    assert play_in_both(portal, PROCEDURE, test).failures == ()


def test_a_procedure_closes_a_year(portal, enter_birth, at):
    enter_birth()
    at(LAST)
    procedures.publish(CLOSING.read_text("utf-8"), CLOSING.name, "test", "test")
    with api.env.adopt_user("etatcivil"):
        case = casework.open_case("closing", "mukaza", {"record": "births", "closed_year": 2026})
        casework.perform(case, "submit")
    with api.env.adopt_user("gouverneur"):
        casework.perform(case, "close")
    minutes = acts.minutes_of(*BOOK)
    assert (minutes.acts, minutes.case, minutes.reference) == (1, case.UID(), case.reference)
    assert [item.office for item in minutes.signatures] == ["Officier", "Gouverneur"]
    (entry,) = [item for item in journal.entries(case) if item.action == "register_closed"]
    assert entry.data["digest"] == minutes.digest


def test_a_year_is_closed_over_rest(functional_portal, enter_birth, at, http):
    enter_birth()
    at(LAST)
    transaction.commit()
    address = "@registers/births/mukaza/2026"
    officer, governor = http("etatcivil"), http("gouverneur")
    assert officer.get(address).json()["closing"] == {"state": "open"}
    assert governor.post(f"{address}/close", json={}).status_code == 403
    proposed = officer.post(f"{address}/close", json={}).json()["closing"]
    assert (proposed["state"], proposed["proposal"]["day"]) == ("proposed", LAST)
    refused = officer.post(f"{address}/close", json={})
    assert (refused.status_code, refused.json()["type"]) == (409, "StateConflict")
    closed = governor.post(f"{address}/close", json={}).json()["closing"]
    assert (closed["state"], closed["acts"]) == ("closed", 1)
    assert closed["table"] == [{"name": "Niyonkuru Aline", "number": 1, "volume": 1}]
    assert governor.post(f"{address}/close", json={}).status_code == 409
    verdict = http("archiviste").get(f"{address}/verify").json()
    assert (verdict["ok"], verdict["faults"]) == (True, [])
    assert http("secretaire").post(f"{address}/close", json={}).status_code == 404
    for path in ("", "/2026", "/open", "/close/again"):
        answer = officer.post(f"@registers/births/mukaza{path}", json={})
        assert answer.status_code in (400, 404)
    assert officer.post(f"{address}/close", json={"force": True}).status_code == 400

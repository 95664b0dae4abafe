"""Cases of procedures that only tests publish: kept fields; votes, opinions and deadlines."""

from datetime import datetime
from datetime import UTC
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.core.terms import Outcome
from pathlib import Path

import pytest


INSPECTION = Path(__file__).with_name("inspection.yaml")

ANSWERS = {
    "owner": {"surname": "Niyonkuru", "given_names": "Aline", "phone": "79 12 34 56"},
    "day": "2026-03-02",
    "hour": "8h30",
    "story": "<p>Un <em>mur</em> fissuré<script>x()</script></p>",
    "faults": [{"what": "Mur", "fine": "5 000"}, {"what": "Toit", "fine": 12000}],
    "instalments": 3,
    "signed": "N. Aline",
    "agreed": True,
    "note": "Corruption",
}


@pytest.fixture
def open_inspection(as_user):
    """``open_inspection(portal)``: a draft of the clerk of Bwiza."""

    def make(portal, **more):
        procedures.publish(INSPECTION.read_text("utf-8"), INSPECTION.name, "test", "test")
        with as_user(portal, "agent.bwiza"):
            return casework.open_case("inspection", "bwiza", {**ANSWERS, **more})

    return make


@pytest.fixture
def inspection(portal, open_inspection):
    """A draft of the clerk of Bwiza."""
    return open_inspection(portal)


@pytest.fixture
def file_inspection(as_user):
    """``file_inspection(portal, case)``: filed, and with the chief's score and opinion."""

    def filed(portal, case):
        with as_user(portal, "agent.bwiza"):
            casework.perform(case, "submit")
        with as_user(portal, "chef.bwiza"):
            casework.update_case(case, {"score": "7,5", "secret": "Dénonciation anonyme"})
        return case

    return filed


@pytest.fixture
def examined(portal, inspection, file_inspection):
    """A filed case with what only the chief sees."""
    return file_inspection(portal, inspection)


HEARING = Path(__file__).with_name("hearing.yaml")

CHIEFS = ("agent.nyakabiga", "chef.bwiza")
"""Both vote."""

MONDAY = "2026-03-02"


@pytest.fixture
def at(monkeypatch):
    """``at("2026-03-04")``: from here on it is ten o'clock of that day."""

    def set_clock(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T08:00").replace(tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_clock


@pytest.fixture
def hold_hearing(as_user, at):
    """``hold_hearing(portal, expert=…)``: filed on a Monday; two heads of the zone vote."""

    def make(portal, text=None, **more):
        at(MONDAY)
        procedures.publish(text or HEARING.read_text("utf-8"), HEARING.name, "test", "test")
        if CHIEFS[0] not in people.members("bwiza.zone-chief"):
            people.assign(CHIEFS[0], "zone-chief", "bwiza", clock.today())
        with as_user(portal, "agent.bwiza"):
            case = casework.open_case("hearing", "bwiza", {"about": "Bornage", **more})
            casework.perform(case, "submit")
        return case

    return make


@pytest.fixture
def hearing(portal, hold_hearing):
    """A case on which two heads of the zone vote."""
    return hold_hearing(portal)


@pytest.fixture
def end(as_user):
    """``end(portal, case, "chef.bwiza", "done")``: a person ends what they are asked."""

    def ended(portal, case, user, outcome, comment=""):
        with as_user(portal, user):
            (item,) = (item for item in case.open_tasks if _asks(item, user))
            casework.complete(case, item.id, Outcome(outcome), comment)

    return ended


def _asks(item, user) -> bool:
    return user in (item.holder, item.principal.removeprefix("user:"))


OLD_FILE = {
    "surname": "Ndayizeye",
    "given_names": "Claude",
    "sex": "M",
    "birth_date": "1980-02-29",
    "origin": "BI-CO-02-09",
    "nationality": "BI",
}


@pytest.fixture
def import_cases():
    """``import_cases({...}, {...})``: the cases made of rows of a file with these columns."""

    def make(*rows: dict) -> list:
        procedure = procedures.get("attestation-residence")
        common = {"unit": "bwiza", **OLD_FILE}
        lines = [{"reference": f"A-{n}", **common, **row} for n, row in enumerate(rows, 1)]
        texts = [",".join(lines[0]), *(",".join(line.values()) for line in lines)]
        return list(casework.write_cases(casework.read_rows(texts, procedure), procedure))

    return make

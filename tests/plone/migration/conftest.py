"""A second version of the attestation, and cases of the first to be moved to it.

In version 2 the step “to be completed” is gone, the telephone is part of a contact, checking
has a longer delay, and the administrator signs instead of the head of zone.
"""

from AccessControl import getSecurityManager
from AccessControl import users
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from contextlib import contextmanager
from egov.policy import casework
from egov.policy import migration
from egov.policy import procedures
from egov.policy.core.serialize import as_data
from egov.policy.migration import rounds

import json
import pytest
import transaction


ID = "attestation-residence"

MAPPING = {"states": {"completion": "verification"}, "fields": {"phone": "contact"}}


def second(leaving: dict) -> str:
    """The text of version 2, with more transitions."""
    return json.dumps(_second(leaving))


def demanding() -> str:
    """The text of a version 2 that asks for more: a name, a picture, a piece, a short surname."""
    data = _second({})
    person = data["sections"][0]["fields"]
    (surname,) = (field for field in person if field["id"] == "surname")
    surname["max_length"] = 5
    title = {"fr": "Surnom usuel", "en": "Usual nickname"}
    more = {"title": title, "required": True, "personal": "what people say"}
    person[:0] = [
        {"id": "nickname", "type": "text", **more},
        {"id": "face", "type": "file", **more},
    ]
    title = {"fr": "Reçu", "en": "Receipt"}
    data["pieces"].append({"id": "receipt", "title": title, "required": True})
    return json.dumps(data)


def _second(leaving: dict) -> dict:
    data = as_data(procedures.get(ID, 1))
    data["version"] = 2
    del data["tests"], data["messages"]
    data["legal_delay"] = "10 working days"
    person = data["sections"][0]["fields"]
    contact = {"id": "contact", "type": "text", "title": {"fr": "Contact", "en": "Contact"}}
    person[-1] = {**contact, "personal": "to reach the person"}
    states, transitions = data["states"], data["transitions"]
    del states["completion"], transitions["return_for_completion"], transitions["resubmit"]
    transitions["refuse"]["from"] = transitions["withdraw"]["from"] = "verification"
    states["verification"]["tasks"]["check"]["due"] = "3 working days"
    states["signature"]["tasks"]["sign"]["actor"] = "administrator"
    for name in ("sign", "refuse_signature", "return_to_check"):
        transitions[name]["actor"] = "administrator"
    transitions.update(leaving)
    return data


@pytest.fixture
def publish_second():
    """``publish_second()``: version 2 is in force; it may have more transitions."""

    def publish(**leaving):
        procedures.publish(second(leaving), "second.json", "tester", "La loi a changé")

    return publish


@pytest.fixture
def publish_demanding():
    """``publish_demanding()``: a version 2 that asks for more is in force."""

    def publish():
        procedures.publish(demanding(), "second.json", "tester", "La loi a changé")

    return publish


@pytest.fixture
def site(functional_portal):
    return functional_portal


@pytest.fixture
def open_case(site, as_user, answers):
    """``open_case("completion")``: a case that has come so far."""
    steps = {
        "draft": [],
        "verification": ["submit"],
        "completion": ["submit", "return_for_completion"],
        "signature": ["submit", "approve"],
    }

    def make(state="verification", **more):
        with as_user(site, "agent.bwiza"):
            case = casework.open_case(ID, "bwiza", {**answers, **more})
            for step in steps[state]:
                casework.perform(case, step, comment="Pourquoi" if "return" in step else "")
        return case

    return make


@pytest.fixture
def planned(decide, work):
    """``planned()``: a migration from version 1 to version 2 that was tried."""

    def make(states=MAPPING["states"], fields=MAPPING["fields"]):
        plan = migration.plan(ID, 1, 2, states, fields, "fonctionnel")
        decide(plan, "dry-run")
        work()
        return plan

    return make


@pytest.fixture
def some(open_case, publish_second, planned):
    """Five cases of version 1 in all its states, and a plan that was tried."""
    states = ("draft", "verification", "completion", "signature", "verification")
    made = [open_case(state) for state in states]
    publish_second()
    return made, planned()


@pytest.fixture
def decide():
    """``decide(plan, "start")``: as the functional administrator, who accepts what is lacking."""

    def said(plan, what):
        migration.decide(ID, plan["number"], what, "fonctionnel", accepted=True)
        transaction.commit()

    return said


@pytest.fixture
def work(site):
    """``work()``: what the worker does in its round."""

    def worked(until=float("inf")):
        transaction.commit()
        with system():
            rounds.run(site, until)
        transaction.begin()

    return worked


@contextmanager
def system():
    """Nobody is signed in, as in the worker."""
    before = getSecurityManager()
    newSecurityManager(None, users.system)
    try:
        yield
    finally:
        setSecurityManager(before)

"""A case with fields that are kept from somebody, at two stages of its life."""

from egov.policy import casework
from egov.policy import procedures
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

"""A case in the three stages of its life that matter to the archives."""

from egov.policy import casework

import pytest


ANSWERS = {
    "surname": "Ndayishimiye",
    "given_names": "Aline",
    "sex": "F",
    "birth_date": "1993-05-14",
    "origin": "BI-CO-02-09",
    "nationality": "BI",
    "residence": "BI-QT-02-09-02-01",
    "witness1_name": "Nkurunziza Pierre",
    "witness1_card": "0201/123",
    "witness2_name": "Hakizimana Jeanne",
    "witness2_card": "0201/456",
}


@pytest.fixture
def open_draft(as_user):
    """``open_draft(portal)``: a draft of the clerk of Bwiza."""

    def make(portal):
        with as_user(portal, "agent.bwiza"):
            return casework.open_case("attestation-residence", "bwiza", ANSWERS)

    return make


@pytest.fixture
def open_filed(as_user, open_draft):
    """``open_filed(portal)``: a case with its number."""

    def make(portal):
        case = open_draft(portal)
        with as_user(portal, "agent.bwiza"):
            casework.perform(case, "submit")
        return case

    return make


@pytest.fixture
def open_closed(as_user, open_filed):
    """``open_closed(portal)``: a case that was refused, hence a record."""

    def make(portal):
        case = open_filed(portal)
        with as_user(portal, "agent.bwiza"):
            casework.perform(case, "refuse", comment="Ne réside pas dans la zone.")
        return case

    return make

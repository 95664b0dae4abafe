"""Issuing: number, code and letter in the transaction of the signature."""

from egov.policy import casework
from egov.policy import documents

import pytest


@pytest.fixture
def signed(portal, as_user, to_sign):
    """The paper that the head of zone has just signed."""
    with as_user(portal, "chef.bwiza"):
        casework.perform(to_sign, "sign")
    (paper,) = documents.documents(to_sign)
    return paper


def test_signing_gives_the_paper_its_number_and_its_code(signed):
    assert signed.kind == "issued"
    assert signed.number.startswith("0001/")
    assert signed.status == "preparing"

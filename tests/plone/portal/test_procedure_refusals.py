"""What the pages of procedures refuse, and whom."""

import pytest


ID = "attestation-residence"


@pytest.fixture
def office(browse):
    return browse("fonctionnel")


@pytest.mark.parametrize(
    "address",
    [
        "@@procedure?id=none",
        "@@procedure",
        "@@procedure-draft?id=none",
        f"@@procedure-difference?id={ID}",
        f"@@restore-procedure?id={ID}&version=7",
        f"@@restore-procedure?id={ID}&version=x",
        "@@retire-procedure?id=none",
    ],
)
def test_what_is_not_there_is_not_found(office, address):
    assert office.get(address).status == 404


@pytest.mark.parametrize(
    "address",
    [
        f"@@publish-procedure?id={ID}",
        f"@@discard-draft?id={ID}",
        f"@@restore-procedure?id={ID}&version=1",
    ],
)
def test_what_cannot_be_decided_is_told(office, address):
    assert office.get(address).status == 409


@pytest.mark.parametrize("user", ["agent.bwiza", "administrateur", "archiviste"])
def test_only_who_manages_procedures_comes_here(browse, user):
    for view in ("procedure", "procedure-draft", "publish-procedure", "retire-procedure"):
        assert browse(user).get(f"@@{view}?id={ID}").status == 403

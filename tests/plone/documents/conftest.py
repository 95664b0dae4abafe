"""Cases to hang documents on, and files made on the spot."""

from egov.policy import casework
from io import BytesIO
from pikepdf import Pdf
from PIL import Image

import pytest


ANSWERS = {
    "surname": "Niyonkuru",
    "given_names": "Aline",
    "sex": "F",
    "birth_date": "1993-03-12",
    "father": "Pascal Ndikumana",
    "mother": "Immaculée Irakoze",
    "origin": "BI-CO-02-09",
    "nationality": "BI",
    "residence": "BI-QT-02-09-02-01",
    "resident_since": 2015,
    "purpose": "inscription scolaire",
    "witness1_name": "Désiré Bigirimana",
    "witness1_card": "531.0201/11.111",
    "witness2_name": "Claudine Nshimirimana",
    "witness2_card": "531.0201/22.222",
}

CARD = {
    "has_identity_card": True,
    "card_number": "531.0201/12.345",
    "card_place": "Bwiza",
    "card_date": "2015-05-01",
}


@pytest.fixture(autouse=True)
def keys(tmp_path, monkeypatch):
    """A signing key for this test only."""
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path))
    return tmp_path


@pytest.fixture
def draft(portal, as_user):
    """A draft opened by the clerk of Bwiza."""
    with as_user(portal, "agent.bwiza"):
        return casework.open_case("attestation-residence", "bwiza", ANSWERS)


@pytest.fixture
def to_sign(portal, as_user, draft):
    """The same case on the desk of the head of zone."""
    with as_user(portal, "agent.bwiza"):
        casework.perform(draft, "submit")
        casework.perform(draft, "approve")
    return draft


def picture(name: str = "PNG", size: tuple[int, int] = (320, 200)) -> bytes:
    """A photograph that compresses badly."""
    stream = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(stream, name)
    return stream.getvalue()


def pdf(change=None) -> bytes:
    """A PDF of one page; ``change`` may do something to it before it is saved."""
    stream = BytesIO()
    with Pdf.new() as made:
        made.add_blank_page()
        if change is not None:
            change(made)
        made.save(stream)
    return stream.getvalue()

"""A transfer is declared at the moment at which the statement that has it is taken in."""

from base64 import b64encode
from functools import partial
from io import BytesIO
from pathlib import Path
from PIL import Image

import pytest


pytestmark = pytest.mark.server

COPIES = Path(__file__).parents[2] / "plone" / "casework" / "fees.yaml"

DAY = "2026-03-02"


@pytest.fixture(scope="module")
def priced(here) -> None:
    """Copies cost something, and Bwiza has a cashier."""
    administrator = here("fonctionnel")
    made = administrator.post("@procedures", {"definition": COPIES.read_text("utf-8")})
    body = {"stamp": made["stamp"], "reason": "Essai"}
    administrator.post("@procedures/copies/publish", body)
    tariff = {"tariff": "copy", "unit": "bwiza", "since": "2020-01-01", "amount": 1000}
    answer = administrator.session.put(f"{administrator.url}/@tariffs", json=tariff, timeout=60)
    assert answer.status_code == 204, answer.text


@pytest.mark.parametrize("is_declared_first", [True, False])
def test_a_transfer_counts_whichever_comes_first(
    priced, here, there, meet, beside, is_declared_first
):
    clerk, reference = here("agent.bwiza"), f"MP2603000{is_declared_first:d}"
    case = clerk.open("copies", "bwiza", surname="Niyonkuru Aline", copies=1)
    clerk.decide(case, "submit")
    lines = f"Transaction ID;Amount;Date\n{reference};1000;{DAY}\n"
    file = {"filename": "mars.csv", "data": b64encode(lines.encode()).decode()}
    there("comptable").post("@statements", {"operator": "ecocash", **file})
    picture = BytesIO()
    Image.new("RGB", (8, 8), (is_declared_first, 0, 0)).save(picture, "png")
    declare = clerk.will(
        f"{case}/@payments",
        way="transfer",
        operator="ecocash",
        reference=reference,
        amount=1000,
        paid_on=DAY,
        proof={"filename": "slip.png", "data": b64encode(picture.getvalue()).decode()},
    )
    taken = partial(beside, "statements")
    acts = [declare, taken] if is_declared_first else [taken, declare]
    answer = meet(*acts)[acts.index(declare)]
    assert answer.status_code == 201, answer.text
    for _ in range(3):
        # Where jobs wait, a round goes one step.
        beside("statements")
    (payment,) = clerk.get(f"{case}/@payments")["items"]
    assert (payment["status"], payment["checked_by"]) == ("received", "comptable")
    assert clerk.get(f"{case}/@payments")["paid"] == "1000"

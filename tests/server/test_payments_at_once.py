"""Cashiers at work at the same moment, on a real server with four threads.

What is sent twice is one payment, a transaction is counted once, receipts have no gap, and a
till that is closed holds exactly what its receipts say, whoever was faster.
"""

from .test_procedures_at_once import at_once
from base64 import b64encode
from collections.abc import Callable
from egov.policy import clock
from egov.policy.commands.office import Office
from functools import partial
from io import BytesIO
from pathlib import Path
from PIL import Image

import pytest


pytestmark = pytest.mark.server

COPIES = Path(__file__).parents[1] / "plone" / "casework" / "fees.yaml"

TODAY = clock.today().isoformat()

CASHIERS = ("caisse.bwiza", "technique", "social", "marches")
"""One of the demonstration, and who is given the function here: a till is closed once a day."""


@pytest.fixture(scope="module")
def office(shared_server) -> Callable[[str], Office]:
    """``office("caisse.bwiza")``: a session; a procedure costs something."""
    passwords = shared_server.passwords()

    def session(user: str) -> Office:
        return Office(shared_server.url, user, passwords[user])

    administrator = session("fonctionnel")
    made = administrator.post("@procedures", {"definition": COPIES.read_text("utf-8")})
    body = {"stamp": made["stamp"], "reason": "Essai"}
    administrator.post("@procedures/copies/publish", body)
    tariff = {"tariff": "copy", "unit": "bwiza", "since": "2020-01-01", "amount": 1000}
    administrator.session.put(f"{administrator.url}/@tariffs", json=tariff, timeout=60)
    post = {"function": "cashier", "unit": "bwiza", "start": TODAY}
    for user in CASHIERS[1:]:
        administrator.post("@assignments", {**post, "user": user})
    return session


@pytest.fixture
def owing(office) -> Callable[[], str]:
    """``owing()``: address of a case of Bwiza that owes 10000."""
    clerk = office("agent.bwiza")

    def make() -> str:
        fields = {"surname": "Niyonkuru Aline", "copies": 9}
        asked = {"procedure": "copies", "unit": "bwiza", "fields": fields}
        address = clerk.post("@cases", asked)["@id"]
        clerk.decide(address, "submit")
        return address

    return make


def sent(person, address, body, key=""):
    headers = {"Idempotency-Key": key} if key else {}
    path = address if address.startswith("http") else f"{person.url}/{address}"
    return partial(person.session.post, path, json=body, headers=headers, timeout=60)


def cash(person, case, amount, key=""):
    return sent(person, f"{case}/@payments", {"way": "cash", "amount": amount}, key)


def test_what_is_sent_twice_at_once_is_one_payment(office, owing):
    case, number = owing(), 4
    people = [office("caisse.bwiza") for _ in range(number)]
    statuses, answers = at_once(*(cash(person, case, 300, "double-click") for person in people))
    assert statuses == [201] * number, [answer.text for answer in answers]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert people[0].get(f"{case}/@payments")["paid"] == "300"


def test_no_more_is_taken_at_once_than_what_is_left(office, owing):
    case = owing()
    both = [cash(office("caisse.bwiza"), case, 6000) for _ in range(2)]
    statuses, answers = at_once(*both)
    assert statuses == [201, 400], [answer.text for answer in answers]


def test_a_transaction_declared_at_once_for_two_cases_is_one_payment(office, owing):
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "png")
    body = {
        "way": "transfer",
        "operator": "ecocash",
        "reference": "MP 26.0001",
        "amount": 1000,
        "paid_on": TODAY,
        "proof": {"filename": "slip.png", "data": b64encode(picture.getvalue()).decode()},
    }
    both = [sent(office("agent.bwiza"), f"{owing()}/@payments", body) for _ in range(2)]
    statuses, answers = at_once(*both)
    assert statuses == [201, 409], [answer.text for answer in answers]


@pytest.mark.parametrize("cashier", CASHIERS)
def test_a_till_closed_while_cash_comes_holds_what_its_receipts_say(office, owing, cashier):
    person, case = office(cashier), owing()
    closing = {"unit": "bwiza", "day": TODAY, "counted": 0, "reason": "Essai"}
    comes = [cash(office(cashier), case, amount) for amount in (100, 200, 300)]
    _statuses, answers = at_once(*comes, sent(person, "@cash-closings", closing))
    *taken, closed = answers
    assert closed.status_code == 201, closed.text
    assert {answer.status_code for answer in taken} <= {201, 409}
    received = sum(int(answer.json()["amount"]) for answer in taken if answer.status_code == 201)
    before = [item for item in _listed(person) if item["by"] == cashier and item["way"] == "cash"]
    assert int(closed.json()["computed"]) == sum(int(item["amount"]) for item in before)
    assert received <= int(closed.json()["computed"])
    numbers = sorted(item["number"] for item in _listed(person) if item["number"])
    assert numbers == list(range(1, len(numbers) + 1))


def _listed(person):
    return person.get("@payments", unit="bwiza", b_size=100)["items"]

"""Registers of receipts and refunds, beside those of acts: for who handles the cash office."""

from egov.policy import payments
from egov.policy import registers
from egov.policy.core.fees import Undo

import pytest
import transaction


BOOK = "@registers/cash_receipts/bwiza/2026"


@pytest.fixture
def cases(owing, by):
    """Three that were paid for; something of the first was given back."""
    made = [owing() for _ in range(3)]
    taken = [by("caisse.bwiza", payments.take_cash, case, 1500) for case in made]
    by("caisse.bwiza", payments.propose, taken[0].id, Undo.REFUND, "Trop perçu", 500)
    by("comptable", payments.approve, taken[0].id)
    transaction.commit()
    return made


def numbers(answer):
    return [item["number"] for item in answer.json()["items"]]


def test_they_are_listed_after_the_books_of_acts(cases, http):
    answer = http("caisse.bwiza").get("@registers").json()
    receipts, refunds = answer["items"]
    assert answer["items_total"] == 2
    assert receipts.pop("@id").endswith(f"/{BOOK}")
    assert receipts == {
        "kind": "numbers",
        "register": "cash_receipts",
        "title": {"fr": "Registre des quittances", "en": "Register of receipts"},
        "unit": "bwiza",
        "unit_title": "Bwiza",
        "year": 2026,
        "numbers": 3,
    }
    assert (refunds["register"], refunds["numbers"]) == ("cash_refunds", 1)
    part = http("caisse.bwiza").get("@registers?b_start=1&b_size=1").json()
    assert part["items"] == [refunds]


def test_receipts_are_found_by_number_case_and_year_the_last_first(cases, http):
    session = http("comptable")
    assert numbers(session.get(BOOK)) == [3, 2, 1]
    assert numbers(session.get(f"{BOOK}?b_size=1&b_start=1")) == [2]
    assert numbers(session.get(f"{BOOK}?text=2")) == [2]
    assert numbers(session.get(f"{BOOK}?text=99")) == []
    wanted = cases[1].reference.lower()[-9:]
    assert numbers(session.get(f"@registers/cash_receipts/bwiza?text={wanted}")) == [2]
    entry = session.get(f"{BOOK}/2").json()["entry"]
    assert (entry["receipt"], entry["case_number"]) == ("00002/2026", cases[1].reference)
    (refund,) = session.get("@registers/cash_refunds/bwiza").json()["items"]
    assert (refund["number"], refund["amount"]) == (1, "-500")


def test_a_register_says_whether_a_number_is_missing(cases, http):
    assert http("comptable").get(f"{BOOK}/verify").json()["ok"] is True
    del registers.numbers("cash:receipts", "bwiza", 2026)[2]
    transaction.commit()
    told = http("comptable").get(f"{BOOK}/verify").json()
    assert (told["ok"], told["faults"]) == (False, [{"number": 2, "kind": "gap"}])


@pytest.mark.parametrize("place", ["", "/2026", "/2026/1", "/2026/verify"])
def test_for_others_there_is_none(cases, http, place):
    assert http("agent.bwiza").get(f"@registers/cash_receipts/bwiza{place}").status_code == 404
    assert http("agent.bwiza").get("@registers").json()["items"] == []


ABSENT = ["bwiza/2025", "bwiza/x", "bwiza/2026/9", "bwiza/2026/x", "x"]
ENDLESS = "9" * 5000
"""Python refuses to read so many figures as a number."""


@pytest.mark.parametrize("place", [*ABSENT, f"bwiza/{ENDLESS}", f"bwiza/2026/{ENDLESS}"])
def test_what_is_not_there_is_not_found(cases, http, place):
    assert http("comptable").get(f"@registers/cash_receipts/{place}").status_code == 404


def test_no_register_of_a_definition_shares_their_numbers(cases, by):
    assert registers.take("receipts", "bwiza", 2026, "somebody") == 1

"""The page of tariffs, and what the page of a case says of what is to be paid."""

from datetime import date
from egov.policy import casework
from egov.policy import procedures
from egov.policy import tariffs
from pathlib import Path
from plone import api

import pytest
import transaction


COPIES = Path(__file__).parents[1] / "casework" / "fees.yaml"

BOXES = {
    "field-tariff": "copy",
    "field-unit": "mukaza",
    "field-since-day": "1",
    "field-since-month": "1",
    "field-since-year": "2026",
    "field-amount": "1 500",
}


@pytest.fixture
def published(functional_portal):
    """The procedure that asks for a tariff."""
    procedures.publish(COPIES.read_text("utf-8"), COPIES.name, "test", "test")
    transaction.commit()


@pytest.fixture
def case_url(functional_portal, published, as_user):
    """``case_url(copies=3)``: address of a draft."""

    def make(filed=True, **answers):
        with as_user(functional_portal, "agent.bwiza"):
            given = {"surname": "Niyonkuru Aline", "copies": 1, **answers}
            case = casework.open_case("copies", "bwiza", given)
            if filed:
                casework.perform(case, "submit")
        transaction.commit()
        return case.absolute_url()

    return make


def copies(browser):
    """The rows of the list about the tariff of these tests; those of the pack are there too."""
    return [row for row in browser.get("@@tariffs").texts("tbody tr") if row.startswith("Copie")]


def plain(words):
    """The words with ordinary blanks."""
    return words.replace("\u202f", " ").replace("\xa0", " ")


def test_a_tariff_is_entered_on_the_page(published, browse):
    browser = browse("fonctionnel")
    assert browser.post("@@tariffs", BOXES).status == 303
    (row,) = copies(browser)
    assert row.startswith("Copie Commune Mukaza 01/01/2026 entré par")
    assert plain(row).endswith("1 500 en vigueur")


def test_a_tariff_is_ended_by_an_empty_amount(published, browse):
    browser = browse("fonctionnel")
    browser.post("@@tariffs", BOXES)
    browser.post("@@tariffs", {**BOXES, "field-since-month": "2", "field-amount": ""})
    assert [row.split()[-1] for row in copies(browser)] == ["500", "terminé"]


def test_what_is_wrong_is_told_and_what_was_typed_stays(published, browse):
    browser = browse("fonctionnel")
    answer = browser.post("@@tariffs", {**BOXES, "field-amount": "mille", "field-unit": ""})
    assert answer.status == 400
    assert "Unité" in answer.text(".error-summary")
    assert answer.one("#field-amount").get("value") == "mille"


def test_a_tariff_that_no_procedure_asks_for_is_not_on_the_page(browse):
    assert browse("fonctionnel").post("@@tariffs", BOXES).status == 400


def test_where_no_procedure_asks_for_one_the_page_says_so(browse, monkeypatch):
    monkeypatch.setattr(procedures, "published", list)
    assert "Aucune procédure ne demande de tarif." in browse("fonctionnel").get("@@tariffs").text()


def test_the_page_names_the_tariffs_that_no_unit_has_entered(published, browse):
    browser = browse("fonctionnel")
    assert browser.get("@@tariffs").text("#missing").endswith("Copie")
    browser.post("@@tariffs", BOXES)
    assert not browser.get("@@tariffs").texts("#missing")


def test_the_page_of_a_case_says_which_tariff_is_missing_and_who_enters_it(case_url, browse):
    url = case_url()
    page = browse("agent.bwiza").get(url)
    assert "a été fixé" not in page.text("#history")
    (warning,) = page.texts(".message-error")
    assert "aucun tarif n'est fixé pour « Copie »" in plain(warning)
    assert "Chantal Irakoze" in warning
    (row,) = browse("fonctionnel").get("@@inbox?queue=alerts").texts("tbody tr")
    assert "Un tarif manque" in row


def test_a_decision_that_waits_for_the_payment_is_shown_and_says_so(case_url, browse):
    url, chief = case_url(), browse("chef.bwiza")
    assert "possible une fois payé" in chief.get(url).text("form .inset")
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", "mukaza", date(2020, 1, 1), 1500)
    transaction.commit()
    chief = browse("chef.bwiza")
    assert "1 500 FBu" in plain(browse("chef.bwiza").get(case_url()).text("form .inset"))
    refused = chief.post(f"{url}/@@case", {"transition": "hand_over"})
    assert (refused.status, "une fois payé" in refused.text(".error-summary")) == (400, True)


def test_the_page_of_a_case_says_what_is_to_be_paid(functional_portal, case_url, browse):
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", "mukaza", date(2020, 1, 1), 1500)
    page = browse("agent.bwiza").get(case_url(copies=3))
    words = plain(page.text("#fees"))
    assert "Copie (3 × 1 500) 4 500 FBu" in words
    assert "En tout 5 000 FBu" in words
    assert "Ce qui est à payer a été fixé." in page.text("#history")
    assert "À ce jour" not in words


def test_a_draft_says_it_as_of_today_and_what_is_missing(case_url, browse):
    (fees,) = browse("agent.bwiza").get(case_url(filed=False)).texts("#fees")
    assert "À ce jour" in fees
    assert "Copie à calculer" in fees


def test_who_is_exempt_reads_why(case_url, browse):
    (fees,) = browse("agent.bwiza").get(case_url(indigent=True)).texts("#fees")
    assert "Exonéré : Indigent reconnu" in plain(fees)


def test_a_case_that_costs_nothing_says_nothing_of_it(filed_url, browse):
    assert browse("agent.bwiza").get(filed_url).all("#fees") == []


def test_the_sheet_for_the_public_says_what_it_costs_where(published, browse, http):
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", "mukaza", date(2020, 1, 1), 1500)
        tariffs.enter("copy", "bwiza", date(2020, 1, 1), 1000)
        tariffs.enter("copy", "nyakabiga", date(2020, 1, 1), 1000)
        tariffs.enter("copy", "nyakabiga", date(2020, 1, 2), None)
    transaction.commit()
    words = plain(browse().get("services/copies").text("article"))
    assert "Ce que cela coûte Copie (selon vos réponses)" in words
    assert "Zone Bwiza : 1 000 FBu Commune Mukaza : 1 500 FBu" in words
    assert "À ne pas payer : Indigent reconnu" in words
    fees = http().get("@services/copies").json()["fees"]
    assert next(item["prices"] for item in fees) == [
        {"unit": "bwiza", "amount": "1000"},
        {"unit": "mukaza", "amount": "1500"},
    ]

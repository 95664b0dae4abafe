"""What pages say: in the order of the page, in words that fit the box; names of units."""

from datetime import date
from egov.policy import clock

import pytest


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


def _lines(answer) -> list[str]:
    return [link.text_content() for link in answer.all(".error-summary a")]


def test_the_summary_follows_the_page(clerk, typed):
    typed |= {"field-surname": "", "field-birth_date-month": "2", "field-birth_date-day": "30"}
    answer = clerk.post("@@new-case", typed | {"field-phone": "x"})
    hrefs = [link.get("href") for link in answer.all(".error-summary a")]
    assert hrefs == ["#field-surname", "#field-birth_date-day", "#field-phone"]
    assert _lines(answer)[1].endswith("Cette date n'existe pas.")
    answer = clerk.post("@@new-case", typed | {"field-birth_date-day": "mardi"})
    assert "en chiffres" in _lines(answer)[1]


def test_a_case_page_tells_gaps_in_the_order_of_the_form(clerk, draft_url):
    boxes = {"field-has_identity_card": "true", "save": "1"}
    clerk.post(f"{draft_url}/@@edit-case", boxes)
    lines = _lines(clerk.post(f"{draft_url}/@@case", {"transition": "submit"}))
    assert lines[0].startswith("Nom")


def test_a_missing_paper_is_asked_for_as_a_file(clerk, draft_url, card):
    page = clerk.get(f"{draft_url}/@@edit-case").one("form[action$='@@edit-case']")
    boxes = {name: value for name, value in page.fields.items() if value}
    boxes |= {f"field-{name}": str(value) for name, value in card.items() if name != "card_date"}
    boxes |= {"field-has_identity_card": "true"}
    day = {"day": "1", "month": "5", "year": "2015"}
    boxes |= {f"field-card_date-{part}": value for part, value in day.items()}
    assert clerk.post(f"{draft_url}/@@edit-case", boxes).status == 303
    answer = clerk.post(f"{draft_url}/@@case", {"transition": "submit"})
    assert [line.partition(": ")[2] for line in _lines(answer)] == ["Ajoutez ce fichier."]


def test_no_decision_is_told_as_such(clerk, filed_url):
    answer = clerk.post(f"{filed_url}/@@case", {"comment": "x"})
    assert _lines(answer)[0].endswith("Choisissez une décision.")


def test_who_gives_a_function_is_told_what_is_wrong_with_the_name(browse, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 2, 1))
    boxes = {
        "field-user": "personne",
        "field-function": "clerk",
        "field-unit": "nyakabiga",
        "field-start-day": "31",
        "field-start-month": "2",
        "field-start-year": "2026",
    }
    browser = browse("fonctionnel")
    assert _lines(browser.post("@@people", boxes))[0].endswith("Cette date n'existe pas.")
    boxes["field-start-day"] = "1"
    assert _lines(browser.post("@@people", boxes))[0].endswith("Aucun compte ne porte ce nom.")
    boxes["field-user"] = "agent.bwiza"
    assert browser.post("@@people", boxes).status == 303
    again = browser.post("@@people", boxes)
    assert _lines(again)[0].endswith("Cette personne exerce déjà cette fonction ici.")


def test_a_search_with_a_day_that_no_calendar_has_says_so(browse):
    page = browse("archiviste").get("@@records?closed_to=31/2/2026")
    assert _lines(page)[0].endswith("Cette date n'existe pas.")


def test_units_are_told_with_their_kind(browse, filed_url):
    assert "Zone Bwiza" in browse("agent.bwiza").text_of(filed_url, ".kicker")
    assert "Zone Bwiza" in browse("agent.bwiza").text_of("@@inbox", "tbody tr")
    assert "Commune Mukaza" in browse("archiviste").text_of("@@records", "#unit")
    assert "Commune Mukaza" in browse("fonctionnel").text_of("@@people", "#field-unit")


@pytest.mark.parametrize("words", ["niyonkuru", "{reference}"])
def test_a_running_request_is_found_by_name_or_number(clerk, filed_url, draft_url, words):
    page = clerk.get("@@inbox?queue=running")
    (row,) = page.texts("tbody tr")
    asked = {"queue": "running", "text": words.format(reference=row.split()[0])}
    found = clerk.get("@@inbox", params=asked)
    assert [link.get("href") for link in found.all("tbody a")] == [filed_url]
    assert found.one("#text").get("value") == asked["text"]


def test_a_running_request_that_is_not_there_is_told_with_advice(clerk, filed_url):
    page = clerk.get("@@inbox?queue=running&text=zzz")
    assert "Rechercher" in page.text(".empty")
    page = clerk.get("@@inbox?queue=running&text=le")
    assert page.status == 400
    assert page.one(".error-summary a").get("href") == "#text"
    assert clerk.get("@@inbox?queue=unit").all("#text") == []


def test_who_opens_requests_is_told_to_begin_one(browse):
    assert "Nouvelle demande" in browse("agent.bwiza").text_of("@@inbox?queue=running", ".empty")


def test_who_opens_no_requests_is_not_told_to_begin_one(browse, nothing_to_open):
    for user in ("archiviste", "administrateur"):
        assert "Nouvelle demande" not in browse(user).text_of("@@inbox?queue=running", ".empty")
        assert "Rien ne vous attend" in browse(user).text_of("@@inbox?queue=unit", ".empty")


def test_the_verification_page_answers_to_nothing_and_to_a_number(browse):
    page = browse().get("@@verify?code=")
    assert page.text("#code-error") == "Tapez le code."
    assert browse().get("@@verify").all("#code-error") == []
    page = browse().get("@@verify", params={"code": "RES-BWIZA-2026-0001"})
    assert "le numéro du document" in page.text(".inset")
    assert page.one("title").text.startswith("Document inconnu")
    page = browse().get("@@verify", params={"code": "7KQ2-M9XD-04TF"})
    assert page.all(".inset") == []

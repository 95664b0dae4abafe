"""Lists: the inbox, the records, people and procedures; and the public verification."""

from datetime import date
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents

import pytest


@pytest.fixture
def many(functional_portal, as_user, answers):
    """Thirty drafts of Bwiza."""
    import transaction

    with as_user(functional_portal, "agent.bwiza"):
        for number in range(30):
            given = {**answers, "surname": f"Famille{number:02}"}
            casework.open_case("attestation-residence", "bwiza", given)
    transaction.commit()


@pytest.fixture
def issued_code(functional_portal, as_user, open_filed) -> str:
    """The code of a certificate that was signed."""
    import transaction

    case = open_filed(functional_portal)
    with as_user(functional_portal, "agent.bwiza"):
        casework.perform(case, "approve")
    with as_user(functional_portal, "chef.bwiza"):
        casework.perform(case, "sign")
    transaction.commit()
    (document,) = documents.documents(case)
    return document.code


def test_an_empty_inbox_says_why_and_what_to_do(browse):
    page = browse("agent.bwiza").get("@@inbox")
    assert "Rien n'attend votre service" in page.text(".empty")
    assert page.all("table") == []


def test_the_inbox_shows_what_waits_with_its_step_and_delay(browse, filed_url):
    page = browse("agent.bwiza").get("@@inbox")
    row = page.text("tbody tr")
    for word in ("RES-BWIZA-", "Niyonkuru Aline", "Attestation de résidence", "À vérifier"):
        assert word in row
    assert page.one("tbody a").get("href") == filed_url


def test_the_inbox_of_another_unit_is_empty(browse, filed_url):
    assert browse("agent.nyakabiga").get("@@inbox").all("tbody tr") == []
    assert browse("agent.nyakabiga").get("@@inbox?queue=running").all("tbody tr") == []


def test_a_taken_request_says_who_has_it(browse, filed_url):
    browse("agent.bwiza").post(f"{filed_url}/@@claim")
    page = browse("chef.bwiza").get("@@inbox?queue=running")
    assert "Prise par Nadine Niyonzima" in page.text("tbody tr")


def test_pages_of_the_inbox_follow_each_other(browse, many):
    browser = browse("agent.bwiza")
    first = browser.get("@@inbox?queue=unit")
    assert len(first.all("tbody tr")) == 25
    assert "1 à 25 sur 30" in first.text(".pagination")
    second = browser.get(first.one("a[rel=next]").get("href"))
    assert len(second.all("tbody tr")) == 5
    names = {
        row.text_content()
        for page in (first, second)
        for row in page.all("tbody td:nth-of-type(1)")
    }
    assert len(names) == 30
    assert browser.get(second.one("a[rel=prev]").get("href")).text("table") == first.text("table")


@pytest.mark.parametrize("start", ["-5", "x", "9" * 400, "1.5"])
def test_a_senseless_page_number_means_the_first_page(browse, filed_url, start):
    page = browse("agent.bwiza").get("@@inbox", params={"queue": "unit", "start": start})
    assert len(page.all("tbody tr")) == 1


def test_an_archivist_finds_a_record_and_its_retention(browse, closed_url):
    page = browse("archiviste").get("@@records?text=niyonkuru")
    assert page.one("tbody a").get("href") == closed_url
    assert "à trier" in page.text("tbody tr")
    assert "Dossiers trouvés\N{NO-BREAK SPACE}: 1".split() == page.text("[role=status]").split()


def test_a_record_that_is_not_there_gives_advice(browse, closed_url):
    assert "Essayez moins de mots" in browse("archiviste").get("@@records?text=zzz").text(".empty")


@pytest.mark.parametrize(
    ("person", "address"),
    [
        ("archiviste", "@@records?class=%ff&unit=mukaza"),
        ("fonctionnel", "@@people?text=%ff"),
    ],
)
def test_a_question_that_no_text_holds_is_answered_all_the_same(browse, person, address):
    assert browse(person).get(address).status == 200


def test_records_of_other_units_are_not_found(browse, closed_url):
    page = browse("agent.nyakabiga").get("@@records?text=niyonkuru")
    assert page.all("tbody tr") == []
    assert "RES-BWIZA" not in page.body


@pytest.mark.parametrize(
    ("query", "box"),
    [
        ("closed_from=hier", "#closed_from"),
        ("closed_to=31/2/2026", "#closed_to"),
        ("text=le+la", "#text"),
        ("text=" + "x" * 300, "#text"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_at_its_box(browse, query, box):
    page = browse("archiviste").get(f"@@records?{query}")
    assert page.status == 400
    assert page.one(".error-summary a").get("href") == box


def test_filters_can_be_taken_away_one_by_one(browse, closed_url):
    browser = browse("archiviste")
    page = browser.get("@@records?text=aline&class=3.2&unit=bwiza&closed_from=1/1/2020")
    assert len(page.all("tbody tr")) == 1
    chips = page.all("a.chip")
    assert ["3.2" in chip.text_content() for chip in chips] == [True, False, False]
    assert "class=" not in chips[0].get("href")
    assert browser.get(chips[0].get("href")).one("input[name=text]").get("value") == "aline"


def test_a_genuine_document_is_shown_with_the_least_that_lets_compare(browse, issued_code):
    page = browse().get(f"verify/{issued_code.lower().replace('-', '')}")
    assert "authentique" in page.text(".panel")
    words = page.text()
    for word in ("Attestation de résidence", "N. A.", "Bwiza", "Chef de zone"):
        assert word in words
    for word in ("Niyonkuru", "Aline", "1993", "531.0201", "Hakizimana"):
        assert word not in words


def test_a_revoked_document_is_told_with_the_day(browse, issued_code, functional_portal, as_user):
    import transaction

    transaction.begin()
    brains = functional_portal.portal_catalog.unrestrictedSearchResults(case_unit="bwiza")
    case = brains[0]._unrestrictedGetObject()
    with as_user(functional_portal, "administrateur"):
        documents.revoke(documents.documents(case)[0], "Faux témoins.")
    transaction.commit()
    page = browse().get(f"@@verify?code={issued_code}")
    assert "révoqué" in page.text(".panel")
    assert "Faux témoins" not in page.body


@pytest.mark.parametrize("code", ["7KQ2-M9XD-04TF", "<script>", "é" * 2000, "BI1:" + "A" * 60])
def test_an_unknown_document_is_told_with_what_to_do(browse, code):
    page = browse().get("@@verify", params={"code": code})
    assert page.status == 200
    assert "inconnu" in page.text(".panel")
    assert page.one("#code").get("value") == code


def test_an_address_with_more_than_a_code_is_not_found(browse):
    assert browse().get("verify/ABCD/EFGH").status == 404


def test_procedures_are_shown_with_version_basis_and_running_requests(browse, filed_url):
    rows = browse("fonctionnel").get("@@procedures").texts("tbody tr")
    (row,) = [row for row in rows if row.startswith("Attestation de résidence")]
    assert "Loi organique" in row
    assert " 1 1 " in row


@pytest.fixture
def in_february(monkeypatch):
    """It is the first of February: functions are given from today on."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 2, 1))


def test_a_function_is_given_and_ended(browse, in_february):
    browser = browse("fonctionnel")
    boxes = {
        "field-user": "agent.bwiza",
        "field-function": "clerk",
        "field-unit": "nyakabiga",
        "field-start-day": "1",
        "field-start-month": "2",
        "field-start-year": "2026",
    }
    assert browser.post("@@people", boxes).status == 303
    page = browser.get("@@people")
    row = next(row for row in page.all("tbody tr") if "01/02/2026" in row.text_content())
    assert "Nyakabiga" in row.text_content()
    (end,) = [a.get("href") for a in row.cssselect("a") if "@@end-" in a.get("href")]
    id = end.partition("id=")[2]
    assert "Nadine Niyonzima, Agent d'accueil, Zone Nyakabiga" in browser.get(end).text()
    day = {"field-on-day": "5", "field-on-month": "2", "field-on-year": "2026"}
    assert browser.post("@@end-assignment", {"id": id, **day}).status == 303
    assert "05/02/2026" in browser.get("@@people").text("table")


def test_what_is_wrong_with_a_function_is_told_at_its_box(browse, in_february):
    boxes = {
        "field-user": "nobody",
        "field-function": "clerk",
        "field-unit": "",
        "field-start-day": "40",
    }
    answer = browse("fonctionnel").post("@@people", boxes)
    assert answer.status == 400
    assert answer.one(".error-summary a").get("href") == "#field-start-day"
    boxes |= {"field-start-day": "1", "field-start-month": "2", "field-start-year": "2026"}
    answer = browse("fonctionnel").post("@@people", boxes)
    hrefs = {link.get("href") for link in answer.all(".error-summary a")}
    assert hrefs == {"#field-user", "#field-unit"}


def test_an_administrator_is_told_at_the_box_to_give_themselves_nothing(browse, in_february):
    boxes = {
        "field-user": "fonctionnel",
        "field-function": "zone-chief",
        "field-unit": "bwiza",
        "field-start-day": "1",
        "field-start-month": "2",
        "field-start-year": "2026",
    }
    answer = browse("fonctionnel").post("@@people", boxes)
    assert answer.status == 400
    assert "Nul ne se donne une fonction à soi-même" in answer.text(".error-summary")


def test_an_assignment_that_is_not_there_cannot_be_ended(browse):
    assert browse("fonctionnel").get("@@end-assignment?id=x").status == 404

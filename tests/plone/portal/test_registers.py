"""Looking up an act on pages: search, the act, and where a case leads to it."""

from egov.policy.acts import store
from tests.site.registers import end_without_acts

import json
import logging
import pytest
import transaction


ACT = "@@act?register=births&unit=mukaza&year=2026&number=1"


@pytest.fixture
def entered(functional_portal, enter_birth):
    """Two acts; the first case."""
    case = enter_birth()
    enter_birth(child_name="Ndayizeye", child_given_names="Jean")
    transaction.commit()
    return case


def test_who_has_one_register_searches_it_at_once(entered, browse):
    page = browse("etatcivil").get("@@registers")
    assert page.texts("#register option") == ["Registre des naissances – Commune Mukaza"]
    assert [row.split()[0] for row in page.texts("tbody tr")] == ["2/2026", "1/2026"]


def test_an_act_is_found_by_a_name_without_its_accents(entered, browse):
    browser = browse("agent.mukaza")
    page = browser.get("@@registers?register=births/mukaza&text=ndayi&year=2026")
    (row,) = page.texts("tbody tr")
    assert row == "2/2026 1 Ndayizeye Jean 26/02/2026 02/03/2026"
    act = browser.get(page.one("tbody a").get("href"))
    assert act.text("h1") == "Acte n° 2 de l’année 2026"
    assert "PrénomsJean" in act.text("dl.summary")


def test_nothing_found_says_what_to_try(entered, browse):
    page = browse("agent.mukaza").get("@@registers?register=births/mukaza&text=nobody")
    assert page.texts("tbody tr") == []
    assert "Aucun acte ne répond" in page.text()


@pytest.mark.parametrize("year", ["deux", "20266", "-1"])
def test_a_year_that_is_none_is_told(entered, browse, year):
    page = browse("agent.mukaza").get(f"@@registers?register=births/mukaza&year={year}")
    assert page.text("#year-error") == "Tapez l’année en quatre chiffres."
    assert page.one("#year").get("value") == year


def test_the_act_says_who_entered_it_and_leads_to_the_case(entered, browse):
    page = browse("etatcivil").get(ACT)
    identity = page.text("dl.identity")
    assert "le 2 mars 2026 par Évariste Ntakarutimana, Officier de l'état civil" in identity
    assert page.one("dl.identity a").get("href") == entered.absolute_url()


def test_the_archivist_reads_the_act_and_no_open_case(entered, browse):
    page = browse("archiviste").get(ACT)
    assert entered.reference in page.text("dl.identity")
    assert page.all("dl.identity a") == []


def test_a_case_leads_to_its_act(entered, browse):
    page = browse("etatcivil").get(entered.absolute_url())
    (link,) = [item for item in page.all("dl.identity a") if "@@act" in item.get("href")]
    assert link.text_content() == "1/2026"


def test_for_others_there_is_nothing(entered, browse):
    browser = browse("secretaire")
    assert "Aucun registre" in browser.get("@@registers?register=births/mukaza").text()
    assert browser.get(ACT).status == 404
    assert browser.post("@@act", {}).status == 404


@pytest.mark.parametrize(
    "query", ["", "register=births", "register=births&unit=mukaza&year=2026&number=99", "year=x"]
)
def test_an_act_that_is_not_there_is_not_found(entered, browse, query):
    assert browse("etatcivil").get(f"@@act?{query}").status == 404


BOOK = "@@register-book?register=births&unit=mukaza&year=2026"

ASKED = {"register": "births", "unit": "mukaza", "year": "2026"}


def test_the_year_has_a_page_that_says_whether_it_is_whole(entered, browse):
    page = browse("archiviste").get(BOOK)
    assert page.text("h1") == "Registre des naissances, année 2026"
    assert page.text("dl.identity") == "Actes2 Volumes1 Preuve Vérifier que rien n’a été altéré"
    page = browse("archiviste").get(page.one("dl.identity a").get("href"))
    assert page.text("dl.identity") == "Actes2 Volumes1 Preuve rien n’a été altéré"
    assert page.texts("main form button") == ["Imprimer le registre"]
    assert browse("secretaire").get(BOOK).status == 404


def test_what_was_altered_is_told_to_whoever_asks(entered, browse):
    kept = store.find("births", "mukaza", 2026).entries[0]
    kept["encoded"] = kept["encoded"].replace(b"Niyonkuru", b"Niyonkurv")
    transaction.commit()
    browser = browse("archiviste")
    assert browser.get(BOOK).texts("dl.identity .tag") == []
    (tag,) = browser.get(f"{BOOK}&verify=1").texts("dl.identity .tag")
    assert "altéré" in tag
    assert "rien" not in tag


def test_the_page_of_a_year_reads_as_little_when_there_are_many_acts(
    entered, browse, enter_act, monkeypatch
):
    browser, read, entry = browse("archiviste"), [], store.Book.entry
    monkeypatch.setattr(store.Book, "entry", lambda book, n: read.append(n) or entry(book, n))
    browser.get(BOOK)
    few = len(read)
    for _ in range(20):
        enter_act("births", "mukaza", 2026)
    transaction.commit()
    read.clear()
    assert browser.get(BOOK).text("dl.identity").startswith("Actes22")
    assert len(read) == few


def test_a_year_is_closed_on_its_page_by_two(entered, browse, at):
    at("2026-12-31")
    officer, governor = browse("etatcivil"), browse("gouverneur")
    assert "Proposer la clôture" in officer.get(BOOK).text()
    assert officer.post("@@register-book", ASKED).status == 303
    assert "Proposée par Évariste Ntakarutimana" in officer.get(BOOK).text()
    assert "Approuver la clôture" in governor.get(BOOK).text()
    assert governor.post("@@register-book", ASKED).status == 303
    page = officer.get(BOOK)
    assert page.texts("tbody tr")[1:] == ["Ndayizeye Jean 2 1", "Niyonkuru Aline 1 1"]
    assert "31 décembre 2026" in page.text("dl.summary")
    assert page.texts("main form button") == ["Imprimer le registre"]


def test_what_is_not_up_to_somebody_is_refused(entered, browse, at):
    at("2026-12-31")
    assert browse("agent.mukaza").post("@@register-book", ASKED).status == 403
    assert browse("secretaire").post("@@register-book", ASKED).status == 404
    assert browse("etatcivil").post("@@register-book", {}).status == 404


def test_a_year_that_runs_is_told(entered, browse):
    officer = browse("etatcivil")
    assert officer.get(BOOK).texts("main form button") == ["Imprimer le registre"]
    answer = officer.post("@@register-book", ASKED)
    assert answer.status == 409
    assert "31 décembre" in answer.text()


def test_volumes_are_asked_for_on_the_page(entered, browse):
    browser = browse("agent.mukaza")
    assert browser.get(BOOK).texts("tbody tr") == ["1 1 – 2 pas imprimé"]
    assert browser.post("@@register-book", {**ASKED, "do": "print"}).status == 303
    page = browser.get(BOOK)
    assert page.texts("tbody tr") == ["1 1 – 2 en cours d’impression"]
    assert "Imprimer" not in page.text()


@pytest.fixture
def silent(functional_portal, at):
    """A year of a register that ends without acts."""
    end_without_acts(at)


def test_a_year_without_acts_is_closed_by_two_on_its_page(silent, browse):
    officer, governor = browse("etatcivil"), browse("gouverneur")
    years = officer.get("@@registers").all("main p a")
    page = officer.get(years[0].get("href"))
    assert page.text("h1") == "Registre des naissances, année 2026"
    assert page.texts("main form button") == ["Proposer la clôture"]
    assert officer.post("@@register-book", ASKED).status == 303
    assert governor.post("@@register-book", ASKED).status == 303
    page = officer.get(years[0].get("href"))
    assert "Néant" in page.text("dl.summary")
    assert "Table alphabétique" not in page.text()
    assert page.texts("main form button") == ["Imprimer le registre"]


@pytest.mark.parametrize("year", ["2024", "2027"])
def test_a_year_in_which_the_register_was_not_kept_has_no_page(silent, browse, year):
    assert browse("etatcivil").get(BOOK.replace("2026", year)).status == 404


def test_pages_that_show_acts_leave_a_line_in_the_log(entered, browse, at, caplog):
    caplog.set_level(logging.INFO, logger="egov.policy.consultations")
    officer, governor = browse("etatcivil"), browse("gouverneur")
    officer.get(ACT)
    officer.get("@@registers?register=births/mukaza&text=jean")
    officer.get(BOOK)
    at("2026-12-31")
    officer.post("@@register-book", ASKED)
    governor.post("@@register-book", ASKED)
    governor.get(BOOK)
    lines = [json.loads(item.message) for item in caplog.records if "consult" in item.name]
    assert [(line["by"], line["way"], line["acts"]) for line in lines] == [
        ("etatcivil", "act", [[2026, 1, 1]]),
        ("etatcivil", "list", [[2026, 2, 2]]),
        ("gouverneur", "list", [[2026, 2, 2], [2026, 1, 1]]),
    ]

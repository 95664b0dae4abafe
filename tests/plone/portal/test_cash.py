"""The pages of who takes payments: the desk, a payment and its receipt, the closing of a till."""

from datetime import date
from egov.policy import clock
from egov.policy import payments
from egov.policy import tariffs
from egov.policy.payments import store
from egov.policy.portal.case.view import CaseView
from io import BytesIO
from PIL import Image
from plone import api
from plone.namedfile.file import NamedBlobFile

import pytest
import transaction


TODAY = "field-paid_on-day", "field-paid_on-month", "field-paid_on-year"


def plain(words):
    """The words with ordinary blanks."""
    return words.replace("\u202f", " ").replace("\xa0", " ")


def receive(cashier, url, amount, key="k1"):
    return cashier.post(f"{url}/@@pay", {"way": "cash", "field-cash": amount, "key": key})


def declare(browser, url, slip, **changed):
    today = clock.today()
    boxes = {
        "way": "transfer",
        "key": "k2",
        "field-operator": "ecocash",
        "field-reference": "mp 26.0001",
        "field-amount": "3000",
        **dict(zip(TODAY, (str(today.day), str(today.month), str(today.year)), strict=True)),
        **changed,
    }
    files = {"field-proof": ("slip.png", slip, "image/png")} if slip else None
    return browser.post(f"{url}/@@pay", boxes, files=files)


@pytest.fixture
def slip():
    """A picture."""
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "png")
    return file.getvalue()


def test_a_request_is_paid_by_its_number(case_url, cashier, case_at):
    url = case_url()
    number = case_at(url).reference
    answer = cashier.get(f"@@cash-desk?field-number={number}", allow_redirects=False)
    assert (answer.status, answer.location) == (303, f"{url}/@@pay")
    page = cashier.get(f"{url}/@@pay")
    assert page.one("#field-cash").get("value") == "3000"
    assert "Niyonkuru Aline" in page.text("h1")
    answer = receive(cashier, url, "1 000")
    assert answer.status == 303
    receipt = plain(cashier.get(answer.location).text())
    assert "Quittance 00001/" in receipt
    assert "1 000 FBu mille francs burundais" in receipt
    assert "Reste à payer2 000 FBu" in receipt
    assert cashier.get(f"{url}/@@pay").one("#field-cash").get("value") == "2000"


def test_who_takes_the_money_sees_the_receipt_without_reading_the_request(
    case_url, browse, monkeypatch
):
    url, above = case_url(), browse("caisse.mukaza")
    assert above.get(url).status == 404
    shown = []
    monkeypatch.setattr(CaseView, "get", lambda page: shown.append(page) or "")
    receipt = above.get(receive(above, url, "1000").location)
    assert receipt.status == 200
    assert "Quittance 00001/" in plain(receipt.text("h1"))
    assert shown == []


def test_no_cash_is_asked_for_where_nothing_is_left(case_url, cashier):
    url = case_url()
    receive(cashier, url, "3000")
    page = cashier.get(f"{url}/@@pay")
    assert page.all("#field-cash") == []
    assert "C'est déjà payé" in page.text(".inset")


def test_a_number_that_is_not_of_this_office_is_told(case_url, cashier):
    answer = cashier.get("@@cash-desk?field-number=COP-9")
    assert answer.status == 400
    assert "Aucune demande de cette caisse" in answer.text(".error-summary")
    assert answer.one("#field-number").get("value") == "COP-9"


def test_a_second_click_makes_no_second_payment(case_url, cashier, case_at):
    url = case_url()
    first, second = receive(cashier, url, "1000"), receive(cashier, url, "1000")
    assert first.location == second.location
    assert len(case_at(url).payments) == 1


def test_what_is_wrong_is_told_at_its_box(case_url, cashier):
    url = case_url()
    answer = receive(cashier, url, "3001")
    assert answer.status == 400
    assert "Montant reçu" in answer.text(".error-summary")
    assert answer.one("#field-cash").get("value") == "3001"
    assert cashier.post(f"{url}/@@pay", {}).status == 400


def test_a_draft_says_why_nothing_is_paid(case_url, browse):
    page = browse("agent.bwiza").get(f"{case_url(filed=False)}/@@pay")
    assert page.all("form button.button") == []
    assert page.all(".warning-text")


def test_the_page_of_a_case_shows_payments_and_what_is_left(case_url, cashier, browse):
    url = case_url()
    receive(cashier, url, "1000")
    words = plain(browse("agent.bwiza").get(url).text("#fees"))
    assert "Payé 1 000 FBu" in words
    assert "Reste à payer 2 000 FBu" in words
    assert "Espèces" in words
    assert "Enregistrer un paiement" in words
    history = plain(browse("agent.bwiza").get(url).text("#history"))
    assert "Payé : 1 000 FBu, Espèces, quittance 00001/" in history


def test_nothing_more_is_recorded_where_nothing_is_left(case_url, cashier, browse):
    url = case_url()
    receive(cashier, url, "3000")
    assert browse("agent.bwiza").get(url).all("#fees a[href$='@@pay']") == []


def test_a_controller_comes_first_to_the_office_of_their_own_unit(browse):
    page = browse("comptable").get("@@cash-desk")
    assert "Commune Mukaza" in page.text("main")
    names = page.texts("#offices li")
    assert names == sorted(names) and len(names) > 1


def test_a_transfer_is_declared_by_the_clerk_and_checked_by_the_cashier(
    case_url, cashier, browse, slip, case_at
):
    url, clerk = case_url(), browse("agent.bwiza")
    assert clerk.get(f"{url}/@@pay").all("#field-cash") == []
    answer = declare(clerk, url, slip)
    assert answer.status == 303
    page = clerk.get(answer.location)
    assert "EcoCash MP260001" in page.text("main")
    assert page.all("#act") == []
    assert clerk.get(page.all("dd a")[0].get("href")).status == 200
    (link,) = [item.get("href") for item in cashier.get("@@cash-desk").all("#waiting th a")]
    id = link.partition("id=")[2]
    assert cashier.post("@@payment", {"id": id, "do": "reject"}).status == 400
    assert cashier.post("@@payment", {"id": id, "do": "confirm"}).status == 303
    transaction.begin()
    assert payments.account_of(case_at(url)).left == 0
    assert cashier.get("@@cash-desk").all("#waiting") == []


def test_the_same_transaction_twice_is_told_at_its_box(case_url, browse, slip):
    clerk = browse("agent.bwiza")
    declare(clerk, case_url(), slip)
    answer = declare(clerk, case_url(), slip, key="k3")
    assert answer.status == 400
    assert "Référence" in answer.text(".error-summary")


def test_a_transfer_without_proof_is_told(case_url, browse):
    answer = declare(browse("agent.bwiza"), case_url(), None)
    assert answer.status == 400
    assert "Ajoutez" in answer.text(".error-summary")


def test_a_payment_is_given_back_by_two(case_url, cashier, browse, case_at):
    url = case_url()
    id = receive(cashier, url, "3000").location.partition("id=")[2]
    assert cashier.post("@@payment", {"id": id, "do": "refund"}).status == 400
    asked = {"id": id, "do": "refund", "field-reason": "Trop payé", "field-amount": "500"}
    assert cashier.post("@@payment", asked).status == 303
    page = cashier.get(f"@@payment?id={id}")
    assert page.all("button[value=approve]") == []
    assert page.all("button[value=refuse]")
    controller = browse("comptable")
    assert controller.get("@@cash-desk").all("#waiting tbody tr")
    assert controller.post("@@payment", {"id": id, "do": "approve"}).status == 303
    assert "Trop payé" in controller.get(f"@@payment?id={id}").text("#undoing")
    assert len(controller.get(f"@@payment?id={id}").all("#refunds tbody tr")) == 1
    transaction.begin()
    assert payments.account_of(case_at(url)).paid == 2500


def test_a_cancelled_receipt_says_so(case_url, cashier, browse):
    id = receive(cashier, case_url(), "3000").location.partition("id=")[2]
    cashier.post("@@payment", {"id": id, "do": "cancel", "field-reason": "Erreur"})
    browse("comptable").post("@@payment", {"id": id, "do": "approve"})
    assert "Annulée" in cashier.get(f"@@receipt?id={id}").text()


def test_a_till_is_closed_on_the_page(case_url, cashier):
    url = case_url()
    receive(cashier, url, "3000")
    page = cashier.get("@@cash-closing")
    assert "3 000 FBu" in plain(page.text("dl"))
    answer = cashier.post("@@cash-closing", {"unit": "bwiza", "field-counted": "2900"})
    assert answer.status == 400
    assert "Comptez de nouveau" in answer.text(".error-summary")
    boxes = {"unit": "bwiza", "field-counted": "2900", "field-reason": "Monnaie"}
    assert cashier.post("@@cash-closing", boxes).status == 303
    (row,) = cashier.get("@@cash-closing").texts("#closings tbody tr")
    assert plain(row).endswith("3 000 FBu 2 900 FBu -100 FBu Monnaie")
    assert receive(cashier, case_url(), "1", key="k9").status == 409


def test_another_day_and_another_office_are_shown(case_url, cashier, browse):
    receive(cashier, case_url(), "3000")
    assert "Rien n'a été payé" in cashier.get("@@cash-desk?on=2026-01-05").text("#day")
    assert cashier.get("@@cash-desk?on=never").all("#day tbody tr")
    controller = browse("comptable").get("@@cash-desk?unit=bwiza")
    assert len(controller.all("#day tbody tr")) == 1
    assert controller.all("#offices li")


def test_strangers_find_nothing(case_url, cashier, browse):
    url = case_url()
    id = receive(cashier, url, "3000").location.partition("id=")[2]
    other = browse("agent.nyakabiga")
    for address in (f"@@payment?id={id}", f"@@receipt?id={id}", f"{url}/@@pay"):
        assert other.get(address).status == 404
    assert other.post(f"{url}/@@pay", {"way": "cash", "field-cash": "1"}).status == 404


def test_a_statement_is_imported_and_read_on_the_page(case_url, browse, slip):
    declare(browse("agent.bwiza"), case_url(), slip)
    today = clock.today().isoformat()
    content = f"Transaction ID;Amount;Date\nMP260001;3000;{today}\nX123;1;{today}\n".encode()
    accountant = browse("comptable")
    boxes = {"field-operator": "ecocash"}
    assert accountant.post("@@statements", boxes).status == 400
    files = {"field-file": ("mars.csv", content, "text/csv")}
    answer = accountant.post("@@statements", boxes, files=files)
    assert answer.status == 303
    page = accountant.get(answer.location)
    assert len(page.all("tbody tr")) == 2
    (row,) = accountant.get(f"{answer.location}&finding=unknown").texts("tbody tr")
    assert row.startswith("X123 Ligne 3")
    assert "mars.csv" in accountant.get("@@statements").text("tbody")
    assert browse("caisse.bwiza").get(answer.location).status == 404


def test_what_is_due_is_worked_out_anew_with_a_reason(case_url, browse, as_user, case_at):
    url, accountant = case_url(), browse("comptable")
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", "mukaza", date(2020, 1, 1), 2000)
    transaction.commit()
    assert accountant.post(f"{url}/@@pay", {"do": "recompute"}).status == 400
    again = {"do": "recompute", "field-comment": "Tarif corrigé"}
    assert accountant.post(f"{url}/@@pay", again).status == 303
    assert payments.account_of(case_at(url)).left == 4000
    assert "Tarif corrigé" in browse("agent.bwiza").get(url).text("#history")


def test_registers_of_receipts_are_looked_up_from_the_cash_desk(case_url, cashier):
    for key in ("k1", "k2", "k3"):
        receive(cashier, case_url(), "1000", key)
    desk = cashier.get("@@cash-desk")
    (path,) = {a.get("href") for a in desk.all("main a") if a.get("href").endswith("@@registers")}
    page = cashier.get(path)
    assert page.texts("#register option") == ["Registre des quittances – Zone Bwiza"]
    receipts = [row.split()[0] for row in page.texts("tbody tr")]
    year = clock.today().year
    assert receipts == [f"{number:05}/{year}" for number in (3, 2, 1)]
    found = cashier.get(f"@@registers?text=2&year={year}")
    assert [row.split()[0] for row in found.texts("tbody tr")] == receipts[1:2]
    assert "Aucune quittance ne répond" in cashier.get("@@registers?year=2019").text()


def test_a_receipt_is_made_as_pdf_and_then_as_duplicate(case_url, cashier):
    id = receive(cashier, case_url(), "3000").location.partition("id=")[2]
    page, form = cashier.get(f"@@receipt?id={id}"), {"id": id, "number": "1"}
    assert page.text("section form button") == "Établir la quittance en PDF"
    for _ in range(2):
        assert cashier.post("@@receipt", form).status == 303
    page = cashier.get(f"@@receipt?id={form['id']}")
    (row,) = page.texts("ul.work > li")
    assert row.startswith("Original En préparation")
    assert page.one("[data-reload]") is not None
    assert not page.texts("section form button")
    transaction.begin()
    store.print_of(form["id"], 1).update(
        file=NamedBlobFile(b"%PDF", "application/pdf", "a.pdf"), size=4
    )
    transaction.commit()
    page = cashier.get(f"@@receipt?id={form['id']}")
    assert "Établir un duplicata en PDF" in page.text("section form button")
    assert cashier.get(page.one("ul.work a").get("href")).status == 200

"""The pages of the till of who is gone, and of a request that is closed."""

from .test_cash import plain
from .test_cash import receive
from datetime import timedelta
from egov.policy import clock

import transaction


def test_the_till_of_who_is_gone_is_closed_by_the_accountant(
    case_url, cashier, browse, monkeypatch
):
    receive(cashier, case_url(), "3000")
    day, tomorrow = clock.today(), clock.now() + timedelta(1)
    accountant = browse("comptable")
    page = accountant.get("@@cash-closing?unit=bwiza&cashier=caisse.bwiza")
    assert page.all("form [name=field-counted]") == [], "it would be refused: the day is not over"
    assert "Une fois le jour passé" in page.text(".inset")
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    page = accountant.get("@@cash-closing?unit=bwiza")
    assert page.all("form [name=field-counted]") == []
    (link,) = page.all(".warning-text a")
    page = accountant.get(link.get("href"))
    assert "Vous clôturez la caisse de Prosper Nkurunziza" in page.text("main")
    boxes = {"unit": "bwiza", "on": day, "cashier": "caisse.bwiza", "field-counted": "3000"}
    answer = accountant.post("@@cash-closing", boxes)
    assert answer.status == 400
    assert "Dites pourquoi" in answer.text(".error-summary")
    boxes |= {"field-reason": "Parti à la retraite"}
    assert cashier.post("@@cash-closing", {**boxes, "cashier": "caisse.mukaza"}).status == 403
    assert accountant.post("@@cash-closing", boxes).status == 303
    page = accountant.get(f"@@cash-closing?unit=bwiza&on={day}")
    assert page.all(".warning-text") == []
    (row,) = page.texts("#closings tbody tr")
    assert "Prosper Nkurunziza clôturée par Gérard Sindayigaya" in row


def test_whoever_controls_comes_back_from_a_payment_to_its_office(case_url, cashier, browse):
    receive(cashier, case_url(), "3000")
    accountant = browse("comptable")
    payment = accountant.get("@@cash-desk?unit=bwiza").one("#day tbody a")
    back = accountant.get(payment.get("href")).one(".back-link")
    assert back.get("href").endswith("@@cash-desk?unit=bwiza")


def test_whoever_takes_money_for_a_closed_request_is_told_how_it_ended(case_url, cashier, case_at):
    url = case_url()
    receive(cashier, url, "1000")
    case_at(url).closed_on = clock.now()
    transaction.commit()
    page = cashier.get(f"{url}/@@pay")
    words = plain(page.text(".warning-text"))
    assert words.startswith("Cette demande est close : À copier.")
    assert "proposez un remboursement" in words
    assert page.one("#field-cash").get("value") == ""

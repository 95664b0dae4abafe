"""The page of people and functions: finding somebody in a long list."""

from datetime import date
from egov.policy import people

import transaction


def test_on_the_page_the_next_one_keeps_the_question(browse, functional_portal):
    for day in range(1, 27):
        people.assign("agent.bwiza", "clerk", "nyakabiga", date(2026, 3, day), date(2026, 3, day))
    transaction.commit()
    browser = browse("fonctionnel")
    page = browser.get("@@people", params={"text": "niyonzima nyakabiga"})
    assert page.one("[role=search] #text").get("value") == "niyonzima nyakabiga"
    assert "26" in page.text("[role=status]")
    rest = browser.get(page.one("a[rel=next]").get("href"))
    assert len(rest.all("tbody tr")) == 1
    assert "Nadine Niyonzima" in rest.text("tbody tr")


def test_on_the_page_nobody_found_is_told(browse):
    page = browse("fonctionnel").get("@@people?text=zzz")
    assert page.all("table") == []
    assert "Tapez le début d'un nom" in page.text(".empty")

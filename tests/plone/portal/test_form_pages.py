"""A form in pages: one section after the other, the draft kept, the check at the end."""

from egov.policy import cases
from egov.policy import clock

import pytest


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


@pytest.fixture
def first(publish_form):
    return publish_form("pages")


@pytest.fixture
def send(clerk, every_box):
    """``send(address, section)``: answer a page and go on."""

    def answer(address, page="", **more):
        return clerk.post(address.partition("?")[0], {**every_box, "page": page, **more})

    return answer


def test_each_section_is_a_page_and_the_draft_is_kept_from_the_first(clerk, first, send, case_at):
    page = clerk.get(first)
    assert "Étape 1 sur 6" in page.text(".kicker")
    assert page.all("#field-count") == []
    second = send("@@new-case")
    assert second.location.endswith("/@@edit-case?page=figures")
    assert cases.values(case_at(second.location))["label"] == "Essai"
    assert "Étape 2 sur 6" in clerk.get(second.location).text(".kicker")


def test_the_way_leads_through_all_pages_to_the_check(clerk, first, send):
    address, seen = send("@@new-case").location, []
    while "page=" in address:
        seen.append(address.partition("page=")[2])
        address = send(address, seen[-1]).location
    assert seen == ["figures", "options", "people", "PAPERS"]
    assert clerk.get(address).text("h1") == "Relisez les réponses avant le dépôt"


def test_a_page_that_an_answer_calls_for_comes_in_between(clerk, first, send):
    address = send("@@new-case").location
    urgent = {"field-urgent": "true", "field-why": "Voyage"}
    send(address, "options", **urgent)
    after = send(address, "people").location
    assert after.endswith("page=urgency")
    assert "Étape 5 sur 7" in clerk.get(after).text(".kicker")


def test_a_page_tells_only_what_is_missing_on_it(clerk, first, send):
    answer = send("@@new-case", **{"field-label": ""})
    assert [link.get("href") for link in answer.all(".error-summary a")] == ["#field-label"]


def test_going_back_keeps_what_was_typed_even_unfinished(clerk, first, send, case_at):
    address = send("@@new-case").location
    back = send(address, "options", back="1", **{"field-colour": "white"})
    assert back.location.endswith("page=figures")
    assert cases.values(case_at(address))["colour"] == "white"


def test_changing_from_the_check_leads_back_to_it(clerk, first, send):
    address = send("@@new-case").location.partition("/@@")[0]
    links = [link.get("href") for link in clerk.get(address).all("#data .title-row a")]
    assert f"{address}/@@edit-case?page=figures&check=1" in links
    page = clerk.get(f"{address}/@@edit-case?page=figures&check=1")
    assert page.all("button[name=back]") == []
    assert send(f"{address}/@@edit-case", "figures", check="1").location == address


def test_the_check_says_what_is_missing_and_where(clerk, first, send):
    address = send("@@new-case", save="1").location
    page = clerk.get(address)
    missing = {item.text_content(): item.get("href") for item in page.all("#gaps-title ~ ul a")}
    assert missing["Nombre de copies\N{NO-BREAK SPACE}: À remplir."] == (
        f"{address}/@@edit-case?page=figures&check=1#field-count"
    )
    assert missing["Demandeur\N{NO-BREAK SPACE}: À remplir."].endswith("#field-applicant-surname")


def test_a_page_that_is_not_there_is_the_first_one(clerk, first, send):
    address = send("@@new-case").location.partition("?")[0]
    assert clerk.get(f"{address}?page=nowhere").one("#field-label").get("value") == "Essai"
    assert clerk.get(f"{address}?page=visa").one("#field-label").get("value") == "Essai"


def test_a_fact_of_another_page_is_told_to_the_browser(clerk, first, send):
    import json

    address = send("@@new-case").location
    send(address, "figures")
    page = clerk.get(f"{address.partition('?')[0]}?page=people")
    facts = json.loads(page.one("form[data-facts]").get("data-facts"))
    assert facts["count"] == [2, "number"]
    today = clock.today().isoformat()
    assert facts["filed_on"] == facts["opened_on"] == facts["today"] == [today, "date"]

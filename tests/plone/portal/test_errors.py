"""Errors say what to do and nothing of the inside."""

import pytest


def test_a_page_that_is_not_there_is_told_in_plain_words(browse):
    page = browse().get("nowhere/at/all")
    assert page.status == 404
    assert "Page introuvable" in page.text()


def test_who_asks_for_json_gets_json(http):
    answer = http().get("nowhere")
    assert answer.status_code == 404
    assert answer.json()["type"] == "NotFound"


def test_a_person_without_the_right_is_told_so(browse):
    page = browse("agent.bwiza").get("@@people")
    assert page.status == 403
    assert "Vous n'avez pas accès" in page.text()


def test_nobody_is_asked_to_sign_in(browse):
    page = browse().get("@@people")
    assert page.status == 200
    assert page.one("#password").get("type") == "password"


def test_a_clerk_of_another_unit_learns_nothing_of_a_case(browse, filed_url):
    page = browse("agent.nyakabiga").get(filed_url)
    assert page.status == 404
    assert "Niyonkuru" not in page.body
    assert "RES-BWIZA" not in page.body


def test_a_failure_shows_no_trace(browse, functional_portal, monkeypatch):
    from egov.policy.portal.front import HelpView

    def fail(self):
        raise ValueError("secret detail")

    monkeypatch.setattr(HelpView, "get", fail)
    page = browse("fonctionnel").get("@@help")
    assert page.status == 500
    assert "secret detail" not in page.body
    assert "Traceback" not in page.body
    assert "Rien de ce que vous avez envoyé" in page.text()


@pytest.mark.parametrize(
    "view", ["@@case", "@@edit-case", "@@claim", "@@release", "@@revoke", "@@add-papers"]
)
def test_a_form_without_its_token_changes_nothing(browse, filed_url, view):
    browser = browse("agent.bwiza")
    before = browser.get(filed_url).text("#history")
    data = {"transition": "approve", "field-surname": "X", "save": "1"}
    answer = browser.post(f"{filed_url}/{view}", data, token=False)
    assert answer.status == 403
    assert "expiré" in answer.text()
    assert browser.get(filed_url).text("#history") == before


def test_a_token_of_somebody_else_is_worth_nothing(browse, filed_url):
    data = {"transition": "approve", "_authenticator": browse("chef.bwiza").token}
    answer = browse("agent.bwiza").post(f"{filed_url}/@@case", data, token=False)
    assert answer.status == 403

"""Signing in and out, and where people arrive."""

from html import escape

import pytest


PASSWORD = "correct horse battery"


@pytest.fixture
def stranger(browse, http):
    """A browser of nobody; the clerk's password is known."""
    http("agent.bwiza")
    return browse()


def sign_in(browser, **more):
    data = {"__ac_name": "agent.bwiza", "__ac_password": PASSWORD, **more}
    return browser.post("login", data, token=False)


def test_the_right_password_leads_to_the_page_that_was_asked_for(stranger, functional_portal):
    asked = stranger.get("@@inbox?queue=unit")
    assert "/login" in asked.response.url
    came_from = asked.one("input[name=came_from]").get("value")
    answer = sign_in(stranger, came_from=came_from)
    assert answer.status == 303
    assert answer.location.endswith("/@@inbox?queue=unit")
    assert "Nadine Niyonzima" in stranger.get(answer.location).text(".session")


@pytest.mark.parametrize(
    "place", ["https://elsewhere.example/x", "//elsewhere.example", "/login", "/logout", ""]
)
def test_signing_in_leads_to_no_other_site_and_to_no_sign_in_page(
    stranger, functional_portal, place
):
    assert sign_in(stranger, came_from=place).location == functional_portal.absolute_url()


def test_a_wrong_password_is_told_and_the_name_is_kept(stranger):
    answer = sign_in(stranger, __ac_password="wrong")
    assert answer.status == 200
    assert answer.one("title").text.startswith("Erreur")
    summary = answer.one(".error-summary")
    assert summary.get("tabindex") == "-1"
    assert summary.get("autofocus") is not None
    assert summary.cssselect("a")[0].get("href") == "#name"
    assert answer.one("#name").get("value") == "agent.bwiza"
    assert answer.one("#password").get("value") is None
    assert "Set-Cookie" not in answer.headers or "deleted" in answer.headers["Set-Cookie"]


def test_a_name_is_escaped(stranger):
    name = '"><script>alert(1)</script>'
    answer = sign_in(stranger, __ac_name=name, __ac_password="x")
    assert name not in answer.body
    assert escape(name) in answer.body or answer.one("#name").get("value") == name


def test_signing_out_needs_the_button(stranger):
    sign_in(stranger)
    assert "Nadine Niyonzima" in stranger.get("logout").text(".session")
    answer = stranger.post("logout")
    assert answer.status == 303
    assert stranger.get("").all(".session") == []


@pytest.mark.parametrize(
    ("user", "view"),
    [("agent.bwiza", "@@inbox"), ("archiviste", "@@records"), ("fonctionnel", "@@procedures")],
)
def test_the_first_page_leads_people_to_their_work(browse, user, view):
    assert browse(user).get("", allow_redirects=False).location.endswith(view)


def test_somebody_who_is_signed_in_is_not_asked_again(browse, functional_portal):
    answer = browse("agent.bwiza").get("login", allow_redirects=False)
    assert answer.location == functional_portal.absolute_url()

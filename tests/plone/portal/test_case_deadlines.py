"""Deadlines on the page of a case: told, extended by who may, once."""

from egov.policy import casework

import pytest
import transaction


COMPLAINT = {"topic": "road", "what_happened": "La route est coupée.", "anonymous": True}


@pytest.fixture
def complaint(functional_portal, as_user) -> str:
    """Address of a complaint that is being handled."""
    transaction.begin()
    with as_user(functional_portal, "agent.bwiza"):
        case = casework.open_case("plainte", "bwiza", COMPLAINT)
        casework.perform(case, "submit")
    transaction.commit()
    return case.absolute_url()


@pytest.fixture
def head(browse):
    return browse("administrateur")


@pytest.fixture
def form(head, complaint) -> dict:
    """What the page on which the head extends the deadline holds."""
    links = head.get(complaint).all("a[href*='do=extend']")
    fields = head.get(links[0].get("href")).one("form[action$=intervention]").fields
    return {name: value for name, value in fields.items() if value}


def extend(browser, complaint, form, amount):
    return browser.post(f"{complaint}/@@intervention", {**form, "field-amount": amount})


def test_deadlines_are_told_with_their_kind(browse, complaint):
    told = browse("agent.bwiza").get(complaint).text("#deadlines")
    assert "Réponse au citoyen (interne)" in told


def test_a_deadline_is_extended_and_the_history_says_so(head, complaint, form):
    assert extend(head, complaint, form, "2").status == 303
    page = head.get(complaint)
    assert "Prolongé de 2 jours ouvrables" in page.text("#deadlines")
    assert "Délai prolongé" in page.text("#history")


@pytest.mark.parametrize(
    "amount", ["", "0", "-1", "9", "abc", "1e3", "٢", pytest.param("9" * 400, id="long")]
)
def test_what_cannot_be_added_is_told_at_its_box(head, complaint, form, amount):
    refused = extend(head, complaint, form, amount)
    assert refused.status == 400
    assert refused.one(".error-summary a").get("href") == "#field-amount"
    assert "Prolongé" not in head.get(complaint).text("#deadlines")


def test_a_second_click_extends_nothing(head, complaint, form):
    assert extend(head, complaint, form, "2").status == 303
    assert extend(head, complaint, form, "2").status == 409
    assert "Prolongé de 2 jours ouvrables" in head.get(complaint).text("#deadlines")


def test_only_who_may_extends(browse, complaint, form):
    clerk = browse("agent.bwiza")
    assert clerk.get(complaint).all("a[href*='do=extend']") == []
    assert extend(clerk, complaint, form, "2").status == 403

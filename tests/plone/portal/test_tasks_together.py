"""What several people decide together: each has a form, the page tells how far they are."""

from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import people

import pytest
import transaction


HOLDERS = {
    "agent.bwiza": "procurement-officer",
    "chef.bwiza": "accountant",
}


def _day(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def quotation(functional_portal, as_user) -> str:
    """Address of a request for quotations whose budget is checked."""
    given = {
        "object": "Vingt tables",
        "category": "goods",
        "plan_reference": "PPM-12",
        "estimate": 900000,
        "articles": [{"description": "Table", "quantity": "20", "unit_name": "pièce"}],
        "questions_until": _day(2),
        "offers_until": _day(5),
    }
    transaction.begin()
    for user, function in HOLDERS.items():
        people.assign(user, function, "mukaza", clock.today())
    with as_user(functional_portal, "agent.bwiza"):
        case = casework.open_case("demande-cotation", "mukaza", given)
        casework.perform(case, "submit")
    transaction.commit()
    return case.absolute_url()


def vote(browser, address, outcome, comment=""):
    task = browser.get(address).one("form[action$=end-task] [name=task]").get("value")
    return browser.post(
        f"{address}/@@end-task", {"task": task, "outcome": outcome, "comment": comment}
    )


def test_each_of_several_approves_or_refuses(browse, quotation):
    page = browse("chef.bwiza").get(quotation)
    assert page.text(".decision h2") == "Vérifier les crédits"
    assert page.texts("form[action$=end-task] .radio label") == ["Approuver", "Refuser"]


def test_how_many_have_approved_is_told(browse, quotation):
    accountant, other = browse("chef.bwiza"), browse("administrateur")
    count = len(people.members("mukaza.accountant"))
    assert f"0 sur {count} ont approuvé" in other.get(quotation).text("#work")
    assert vote(accountant, quotation, "done", "Crédits au chapitre 6.").status == 303
    page = other.get(quotation)
    assert f"1 sur {count} ont approuvé" in page.text("#work")
    assert "Crédits au chapitre 6." in page.text("#given")


def test_who_has_voted_is_asked_no_more(browse, quotation):
    accountant = browse("chef.bwiza")
    vote(accountant, quotation, "done")
    assert accountant.get(quotation).all("form[action$=end-task]") == []


def test_a_refusal_that_decides_ends_what_was_asked_of_others(browse, quotation):
    assert vote(browse("administrateur"), quotation, "rejected", "Trop cher.").status == 303
    page = browse("administrateur").get(quotation)
    assert "Annulée" in page.text(".identity")
    assert page.all("#work") == []
    late = browse("chef.bwiza").post(
        f"{quotation}/@@end-task", {"task": "credit-1", "outcome": "done"}
    )
    assert late.status == 409
    assert "a avancé entre-temps" in late.text()

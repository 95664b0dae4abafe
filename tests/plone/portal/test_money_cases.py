"""Pages of cases about money: what a credit leaves, years, what was booked, rows of a table."""

from egov.policy import cases
from egov.policy import casework
from tests.site import budget

import pytest
import transaction


@pytest.fixture
def expense_url(functional_portal, as_user) -> str:
    """An expense of 600 000 francs, proposed on a line with a credit of 500 000."""
    line = budget.open_line(functional_portal, as_user, 500000)
    expense = budget.propose(functional_portal, as_user, line, 600000)
    transaction.commit()
    return expense.absolute_url()


def _sent(browser, url, **boxes) -> dict:
    """The form of the decision as the page fills it, with what is said in it."""
    form = browser.get(url).one(".decision form[action$='@@case']")
    return {name: value for name, value in form.fields.items() if value} | boxes


def test_what_is_left_is_told_at_the_decision(browse, expense_url):
    head = browse("administrateur")
    sent = _sent(head, expense_url, transition="commit", comment="Urgent")
    answer = head.post(f"{expense_url}/@@case", sent, token=False)
    assert answer.status == 400
    told = answer.text(".error-summary").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "Il ne reste pas assez" in told and "500 000 au plus" in told
    assert answer.one("input[name=transition][checked]").get("value") == "commit"
    assert answer.text("textarea[name=comment]") == "Urgent"
    sent |= {"transition": "send_back", "comment": "Trop cher"}
    assert head.post(f"{expense_url}/@@case", sent, token=False).status == 303


def test_who_goes_back_and_decides_again_is_not_told_of_somebody_else(browse, expense_url):
    head = browse("administrateur")
    sent = _sent(head, expense_url, transition="refuse", comment="Trop cher")
    back = sent | {"transition": "send_back"}
    assert head.post(f"{expense_url}/@@case", sent, token=False).status == 303
    answer = head.post(f"{expense_url}/@@case", back, token=False)
    assert answer.status == 409
    assert answer.text("h1") == "Ce n'est pas possible maintenant"
    assert "Espérance Nduwimana a décidé entre-temps" in answer.text()


def test_a_year_stands_together_and_what_is_booked_is_told_with_the_sum(
    functional_portal, as_user, browse, expense_url, case_at
):
    transaction.begin()
    expense = case_at(expense_url)
    with as_user(functional_portal, "administrateur"):
        casework.perform(expense, "send_back", "Trop cher")
    with as_user(functional_portal, "secretaire"):
        casework.update_case(expense, {"price": 400000})
        casework.perform(expense, "resubmit")
    with as_user(functional_portal, "administrateur"):
        casework.perform(expense, "commit")
    line = cases.find(cases.values(expense)["budget_line"])
    transaction.commit()
    page = browse("secretaire").get(line.absolute_url())
    assert "Exercice 2099" in page.text("#data")
    told = page.text("#history").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "400 000 par DEP-MUKAZA-" in told and "400 000 en tout" in told


def test_the_button_that_removes_a_row_says_which_with_a_blank_between(browse):
    page = browse("percepteur").get("@@new-case?procedure=contribuable&unit=mukaza")
    (button, *_rest) = page.all("button[data-remove]")
    assert " ".join(button.text_content().split()) == "Retirer cette ligne 1"

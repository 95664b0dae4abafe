"""An expense above the credit: told at the decision, which stays to be taken otherwise."""

from egov.policy import casework

import pytest
import transaction


@pytest.fixture
def expense_url(functional_portal, as_user) -> str:
    """An expense of 600 000 francs, proposed on a line with a credit of 500 000."""
    fields = {"article": "22.1", "label": "Fournitures", "nature": "goods", "voted": 500000}
    fields |= {"function": "general_services", "ends_on": "2099-12-31"}
    with as_user(functional_portal, "secretaire"):
        line = casework.open_case("ligne-budgetaire", "mukaza", fields)
        casework.perform(line, "present")
    with as_user(functional_portal, "president"):
        casework.perform(line, "adopt", "", {"decision": "12/2025"})
    with as_user(functional_portal, "gouverneur"):
        casework.perform(line, "approve")
    asked = {"budget_line": line.UID(), "object": "Papier", "supplier": {"name": "Papeterie"}}
    with as_user(functional_portal, "secretaire"):
        expense = casework.open_case("depense", "mukaza", {**asked, "price": 600000})
        casework.perform(expense, "submit")
    transaction.commit()
    return expense.absolute_url()


def test_what_is_left_is_told_at_the_decision(browse, expense_url):
    head = browse("administrateur")
    page = head.get(expense_url)
    form = page.one(".decision form[action$='@@case']")
    sent = {name: value for name, value in form.fields.items() if value}
    sent |= {"transition": "commit", "comment": "Urgent"}
    answer = head.post(f"{expense_url}/@@case", sent, token=False)
    assert answer.status == 400
    told = answer.text(".error-summary").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "Il ne reste pas assez" in told and "500 000 au plus" in told
    assert answer.one("input[name=transition][checked]").get("value") == "commit"
    assert answer.text("textarea[name=comment]") == "Urgent"
    sent |= {"transition": "send_back", "comment": "Trop cher"}
    assert head.post(f"{expense_url}/@@case", sent, token=False).status == 303

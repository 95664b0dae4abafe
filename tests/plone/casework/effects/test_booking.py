"""Expenses draw on the credit of a budget line: never more than there is, and given back."""

from decimal import Decimal
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import journal
from egov.policy.casework import IEffect
from egov.policy.casework.interfaces import Decision
from egov.policy.commands.verification import faults
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from tests.site import budget
from zope.component import getUtility

import pytest
import transaction


@pytest.fixture
def open_line(as_user):
    """``open_line(portal, 1000000)``: a running line of the budget of Mukaza."""
    return lambda portal, *of: budget.open_line(portal, as_user, *of)


@pytest.fixture
def propose(as_user):
    """``propose(portal, line, 400000)``: an expense that waits to be committed."""
    return lambda portal, line, price: budget.propose(portal, as_user, line, price)


@pytest.fixture
def decide(as_user):
    """``decide(portal, case, "commit")``: the authorising officer does it."""

    def decide(portal, case, transition):
        with as_user(portal, "administrateur"):
            casework.perform(case, transition, "Vu")

    return decide


def amounts(line):
    values = cases.values(line)
    return [values.get(id) for id in ("credit", "committed", "available")]


def test_what_is_committed_is_not_available_any_more(portal, open_line, propose, decide):
    line = open_line(portal, 1000000)
    case = propose(portal, line, 400000)
    assert amounts(line) == [1000000, None, 1000000]
    decide(portal, case, "commit")
    assert amounts(line) == [1000000, 400000, 600000]
    assert case.bookings == (
        {"field": "budget_line", "case": line.UID(), "total": "committed", "amount": "400000"},
    )


def test_a_commitment_above_the_credit_is_refused_and_leaves_nothing_behind(
    portal, open_line, propose, decide
):
    line = open_line(portal, 500000)
    decide(portal, propose(portal, line, 400000), "commit")
    case, before = propose(portal, line, 100001), journal.head(line).size
    savepoint = transaction.savepoint()
    with pytest.raises(StateConflict) as caught:
        decide(portal, case, "commit")
    assert (caught.value.reason, caught.value.details) == ("no_room", {"left": "100000"})
    savepoint.rollback()
    assert (amounts(line)[1], case.bookings) == (400000, ())
    assert (cases.state_of(case).id, journal.head(line).size) == ("commitment", before)


def test_a_commitment_that_is_cancelled_gives_the_credit_back(portal, open_line, propose, decide):
    line = open_line(portal, 500000)
    case = propose(portal, line, 500000)
    decide(portal, case, "commit")
    decide(portal, case, "cancel")
    assert (amounts(line), case.bookings) == ([500000, 0, 500000], ())
    decide(portal, propose(portal, line, 500000), "commit")


def test_another_line_takes_over_what_was_booked_on_the_first(portal, open_line, propose, decide):
    first, second = open_line(portal, 500000), open_line(portal, 300000, "Mobilier")
    case = propose(portal, first, 300000)
    decide(portal, case, "commit")
    cases.set_values(case, {**cases.values(case), "budget_line": second.UID()})
    commit = cases.procedure_of(case).transition("commit")
    book = getUtility(IEffect, name="book_amount").apply
    decision = Decision(commit.id, commit.actor, "", clock.now(), clock.today())
    book(case, cases.procedure_of(case), decision, **commit.effects[0].parameters)
    assert (amounts(first)[1], amounts(second)[1]) == (0, 300000)
    assert [item["case"] for item in case.bookings] == [second.UID()]


def test_both_histories_name_the_other(portal, open_line, propose, decide):
    line = open_line(portal, 500000)
    case = propose(portal, line, 300000)
    decide(portal, case, "commit")
    (own,) = (item for item in journal.entries(case) if item.action == "amount_booked")
    assert own.data == {"other": line.UID(), "total": "committed", "amount": "300000"}
    (there,) = (item for item in journal.entries(line) if item.action == "total_changed")
    assert there.data.pop("digests").keys() == {"committed", "available", "unpaid"}
    assert there.data == {
        "total": "committed",
        "value": "300000",
        "other": case.UID(),
        "amount": "300000",
    }


def test_a_total_is_verified_against_all_that_was_booked(portal, open_line, propose, decide):
    line = open_line(portal, 500000)
    for price in (100000, 200000):
        decide(portal, propose(portal, line, price), "commit")
    assert list(faults(portal)) == []
    line.committed = Decimal(1)
    where = "/".join(line.getPhysicalPath())
    assert [str(fault) for fault in faults(portal)] == [
        f"{where}: committed is not what the journal recorded",
        f"{where}: committed is not the sum of what was booked in it",
    ]


def test_nobody_types_a_total(portal, as_user, open_line):
    fields = {"article": "1", "label": "A", "nature": "goods", "committed": 5}
    with as_user(portal, "secretaire"), pytest.raises(InvalidValues) as caught:
        casework.open_case("ligne-budgetaire", "mukaza", fields)
    assert [item.code for item in caught.value.problems if item.field == "committed"] == [
        "not_editable"
    ]


def test_rest_tells_what_is_left_and_what_was_booked(
    functional_portal, http, open_line, propose, decide
):
    line = open_line(functional_portal, 500000)
    decide(functional_portal, propose(functional_portal, line, 400000), "commit")
    case = propose(functional_portal, line, 200000)
    transaction.commit()
    officer = http("administrateur")
    officer.headers["Accept-Language"] = "fr"
    answer = officer.post(f"{case.absolute_url()}/@workflow/commit", json={})
    assert (answer.status_code, answer.json()["left"]) == (409, "100000")
    assert answer.json()["message"] == "Il ne reste pas assez\xa0: 100\u202f000 au plus."
    told = officer.get(line.absolute_url()).json()["fields"]
    assert (told["committed"], told["available"]) == ("400000", "100000")
    assert officer.get(case.absolute_url()).json()["bookings"] == []
    officer.headers["Accept"] = "text/html"
    page = " ".join(officer.get(f"{line.absolute_url()}/@@case").text.split())
    assert "Engagé : 400 000 par DEP-MUKAZA-" in page

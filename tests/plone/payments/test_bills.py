"""Operators look up bills and tell that they were paid."""

from egov.policy import payments
from plone import api

import pytest
import transaction


PASSWORD = "correct horse battery"

NOTICE = {
    "requestId": "R1",
    "billInquiryRequestId": "Q1",
    "paymentReferenceID": "EC.2603-0001",
}


@pytest.fixture
def case(owing):
    """A filed case that owes 1500, whose number is on its receipt of filing."""
    made = owing()
    transaction.commit()
    return made


@pytest.fixture
def operator(functional_portal, http):
    """``operator("ecocash")``: the account of an operator."""

    def session(id="ecocash"):
        if api.user.get(id) is None:
            api.user.create(f"{id}@example.org", id, PASSWORD)
            api.user.grant_roles(username=id, roles=["Payment Operator"])
            transaction.commit()
        return http(id)

    return session


def tell(session, case, **changed):
    return session.post(
        "@billTransferRequests", json={**NOTICE, "billId": case.reference, **changed}
    )


def test_a_bill_says_what_is_left_and_nothing_of_the_person(case, operator):
    answer = operator().get(f"@bills/{case.reference}")
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told.pop("billInquiryRequestId").startswith("1500-")
    assert told == {
        "billId": case.reference,
        "billDetails": {
            "billerId": "bwiza",
            "billerName": "Bwiza",
            "billStatus": "unpaid",
            "currency": "BIF",
            "dueDate": None,
            "amountonDueDate": "1500",
            "amountAfterDueDate": "1500",
        },
    }
    assert "Niyonkuru" not in answer.text


def test_a_notice_counts_at_once_and_only_once(case, operator):
    session = operator()
    first, second = tell(session, case), tell(session, case, paymentReferenceID="ec26030001")
    assert (first.status_code, first.json()["receipt"]) == (202, "00001/2026")
    assert second.json() == first.json()
    transaction.begin()
    assert payments.account_of(case).left == 0
    assert len(case.payments) == 1
    bill = session.get(f"@bills/{case.reference}").json()["billDetails"]
    assert (bill["billStatus"], bill["amountonDueDate"]) == ("paid", "0")


def test_what_is_left_after_a_part_is_told_and_paid(case, operator, by):
    by("caisse.bwiza", payments.take_cash, case, 500)
    transaction.commit()
    session = operator()
    bill = session.get(f"@bills/{case.reference}").json()
    assert bill["billDetails"]["billStatus"] == "partial"
    told = tell(session, case, billInquiryRequestId=bill["billInquiryRequestId"]).json()
    assert (told["amount"], told["receipt"]) == ("1000", "00002/2026")
    transaction.begin()
    assert payments.account_of(case).left == 0
    assert not list(by("comptable", payments.waiting, frozenset({"bwiza"})))


@pytest.mark.parametrize(("cash", "too_much"), [(500, 500), (1500, 1500)])
def test_what_the_operator_was_told_is_what_has_come_whatever_was_paid_since(
    case, operator, by, imported, worker, cash, too_much
):
    session = operator()
    inquiry = session.get(f"@bills/{case.reference}").json()["billInquiryRequestId"]
    by("caisse.bwiza", payments.take_cash, case, cash)
    transaction.commit()
    first = tell(session, case, billInquiryRequestId=inquiry)
    again = tell(session, case, billInquiryRequestId=inquiry)
    assert (first.status_code, first.json()["amount"]) == (202, "1500")
    assert (first.json()["receipt"], again.json()) == ("00002/2026", first.json())
    transaction.begin()
    assert payments.account_of(case).left == -too_much
    (waits,) = by("comptable", payments.waiting, frozenset({"bwiza"}))
    assert (waits.undoing.kind, waits.undoing.amount) == ("refund", too_much)
    statement = imported("EC.2603-0001;1500;2026-03-02")
    assert [row["finding"] for row in statement.rows.values()] == ["matched"]
    worker()
    by("comptable", payments.approve, waits.id)
    assert payments.account_of(case).left == 0


@pytest.mark.parametrize(("cash", "likely"), [(500, "1000"), (1500, "1500")])
def test_where_nobody_can_tell_how_much_has_come_somebody_looks(
    case, operator, by, imported, worker, cash, likely
):
    by("caisse.bwiza", payments.take_cash, case, cash)
    transaction.commit()
    told = tell(operator(), case, billInquiryRequestId="Q1")
    assert (told.status_code, told.json()["amount"], told.json()["receipt"]) == (202, likely, "")
    transaction.begin()
    assert payments.account_of(case).paid == cash
    (waits,) = by("comptable", payments.waiting, frozenset({"bwiza"}))
    assert (waits.status, waits.by) == ("declared", "ecocash")
    imported(f"EC.2603-0001;{likely};2026-03-02")
    worker()
    assert payments.account_of(case).paid == cash + int(likely)


def test_the_inquiry_of_another_bill_says_nothing_of_this_one(case, owing, operator):
    other = owing(copies=2)
    transaction.commit()
    session = operator()
    inquiry = session.get(f"@bills/{other.reference}").json()["billInquiryRequestId"]
    assert inquiry.startswith("3000-")
    assert tell(session, case, billInquiryRequestId=inquiry).json()["amount"] == "1500"


def test_a_transaction_of_another_bill_is_refused(case, owing, operator):
    other = owing()
    transaction.commit()
    session = operator()
    assert tell(session, case).status_code == 202
    assert tell(session, other).status_code == 409
    assert tell(operator("lumicash"), other).status_code == 202


def test_a_transaction_that_a_statement_told_before_is_one_payment(case, operator, by):
    content = b"Transaction ID;Amount;Date\nEC26030001;1500;2026-03-02\n"
    by("comptable", payments.import_statement, "ecocash", "mars.csv", content)
    transaction.commit()
    payments.take_in_statements(api.portal.get())
    assert tell(operator(), case).status_code == 202
    by("comptable", payments.import_statement, "ecocash", "mars.csv", content)
    transaction.commit()
    payments.take_in_statements(api.portal.get())
    assert payments.account_of(case).paid == 1500


def test_of_a_closed_request_nothing_is_collected_and_what_comes_is_looked_at(
    refused, operator, by
):
    case = refused()
    transaction.commit()
    session = operator()
    bill = session.get(f"@bills/{case.reference}").json()["billDetails"]
    assert (bill["billStatus"], bill["amountonDueDate"]) == ("closed", "0")
    first, again = tell(session, case), tell(session, case)
    assert (first.status_code, again.json()) == (202, first.json())
    transaction.begin()
    assert payments.account_of(case).paid == 1500
    (waits,) = by("comptable", payments.waiting, frozenset({"bwiza"}))
    assert (waits.undoing.kind, waits.undoing.amount) == ("refund", 1500)
    by("comptable", payments.approve, waits.id)
    assert payments.account_of(case).paid == 0


def test_what_is_no_bill_is_404(case, owing, operator):
    draft = owing(filed=False)
    transaction.commit()
    session = operator()
    assert session.get("@bills/COP-9").status_code == 404
    assert session.get("@bills").status_code == 400
    assert session.get(f"@bills/{draft.getId()}").status_code == 404
    assert tell(session, case, billId="COP-9").status_code == 404


def test_a_notice_that_lacks_something_is_400(case, operator):
    session = operator()
    for name in (*NOTICE, "billId"):
        answer = tell(session, case, **{name: ""})
        assert answer.status_code == 400
        assert [item["field"] for item in answer.json()["problems"]] == [name]
    assert tell(session, case, more=1).status_code == 400


def test_an_account_that_is_no_operator_tells_nothing(case, operator, http):
    stranger = operator("someone")
    assert tell(stranger, case).status_code == 403
    for user in ("agent.bwiza", "caisse.bwiza", "comptable", ""):
        assert http(user).get(f"@bills/{case.reference}").status_code == 401

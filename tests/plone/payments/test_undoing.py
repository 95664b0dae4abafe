"""Undoing a payment takes two people; the receipt stays, and cash goes back out of a till."""

from egov.policy import journal
from egov.policy import payments
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Status
from egov.policy.core.fees import Undo
from zExceptions import NotFound

import pytest


def test_what_was_paid_for_a_refused_request_is_given_back(refused, by, transfer):
    paid = []

    def pay(case):
        paid.append(by("caisse.bwiza", payments.take_cash, case, 1000))
        paid.append(transfer(case, "AAAA1", 500))

    case = refused(pay)
    cash, declared = paid
    by("caisse.bwiza", payments.check, declared.id, True)
    for item in (cash, declared):
        propose(by, item, Undo.REFUND)
        by("comptable", payments.approve, item.id)
    assert payments.account_of(case).paid == 0
    assert by("caisse.bwiza", payments.reckon, "bwiza", cash.day).computed == 0


@pytest.fixture
def paid(owing, by):
    """A case with 1500 in cash, and the payment."""
    case = owing()
    return case, by("caisse.bwiza", payments.take_cash, case, 1500)


def propose(by, payment, kind=Undo.CANCEL, user="caisse.bwiza", amount=None):
    return by(user, payments.propose, payment.id, kind, "Erreur de dossier", amount)


def reason_of(act):
    with pytest.raises(StateConflict) as refused:
        act()
    return refused.value.reason


def test_a_cancellation_takes_two_people_and_leaves_the_receipt(paid, by):
    case, payment = paid
    propose(by, payment)
    assert payments.account_of(case).paid == 1500
    assert reason_of(lambda: by("caisse.bwiza", payments.approve, payment.id)) == "own_proposal"
    done = by("comptable", payments.approve, payment.id)
    assert (done.status, done.receipt) == (Status.CANCELLED, payment.receipt)
    assert payments.account_of(case).paid == 0
    assert by("caisse.bwiza", payments.take_cash, case, 1500).receipt == "00002/2026"
    actions = [entry.action for entry in journal.entries(case)]
    assert actions[-3:] == ["payment_cancel_proposed", "payment_cancelled", "payment_received"]


def test_a_refund_is_an_entry_of_its_own_on_its_day(paid, by, at):
    case, payment = paid
    by("caisse.bwiza", payments.close, "bwiza", payment.day, 1500)
    at("2026-03-05")
    assert reason_of(lambda: propose(by, payment)) == "till_closed"
    propose(by, payment, Undo.REFUND, amount=500)
    by("comptable", payments.approve, payment.id)
    first, refund = payments.of_case(case)
    assert (first.status, first.amount, refund.amount) == (Status.RECEIVED, 1500, -500)
    assert (refund.refund_of, refund.receipt, refund.by) == (
        payment.id,
        "00001/2026",
        "caisse.bwiza",
    )
    assert payments.account_of(case).paid == 1000
    assert by("caisse.bwiza", payments.reckon, "bwiza", refund.day).computed == -500
    closing = by("caisse.bwiza", payments.closings, "bwiza", payment.day, payment.day)[0]
    assert closing.computed == 1500


def test_cash_is_given_back_by_a_cashier_only(paid, by):
    with pytest.raises(NotAllowed):
        propose(by, paid[1], Undo.REFUND, "comptable")


def test_a_transfer_is_given_back_on_the_proposal_of_a_controller(owing, by, transfer):
    case = owing()
    declared = transfer(case)
    by("caisse.bwiza", payments.check, declared.id, True)
    propose(by, declared, Undo.REFUND, "comptable")
    by("caisse.bwiza", payments.approve, declared.id)
    assert payments.account_of(case).paid == 0
    assert by("comptable", payments.reckon, "bwiza", declared.day).computed == 0


def test_a_cancelled_transfer_frees_its_transaction(owing, by, transfer):
    declared = transfer(owing())
    by("caisse.bwiza", payments.check, declared.id, True)
    propose(by, declared)
    by("comptable", payments.approve, declared.id)
    assert transfer(owing()).status is Status.DECLARED


def test_a_proposal_may_be_refused_or_taken_back(paid, by):
    case, payment = paid
    for user in ("comptable", "caisse.bwiza"):
        propose(by, payment)
        assert [item.id for item in payments.waiting({"bwiza"})] == [payment.id]
        by(user, payments.dismiss, payment.id)
    assert list(payments.waiting({"bwiza"})) == []
    assert payments.account_of(case).paid == 1500
    assert reason_of(lambda: by("comptable", payments.approve, payment.id)) == "not_proposed"


def test_nothing_is_given_back_out_of_a_closed_till(paid, by):
    _case, payment = paid
    propose(by, payment, Undo.REFUND)
    by("caisse.bwiza", payments.close, "bwiza", payment.day, 1500)
    assert reason_of(lambda: by("comptable", payments.approve, payment.id)) == "till_closed"


def test_the_clerk_who_sees_a_payment_does_not_undo_it(paid, by):
    with pytest.raises(NotAllowed):
        propose(by, paid[1], user="agent.bwiza")
    with pytest.raises(NotFound):
        propose(by, paid[1], user="agent.nyakabiga")

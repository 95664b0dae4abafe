"""Payments: one way to write a reference, two people to undo, closings that equal the receipts."""

from BTrees.OOBTree import OOBTree
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from decimal import Decimal
from egov.policy.core import fees
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Ledger
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Status
from egov.policy.core.fees import Undo
from egov.policy.core.fees import Way
from hypothesis import given
from hypothesis import strategies as st

import json
import pytest


DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def payment(amount=1500, day=DAY, number=1, way=Way.CASH, by="cashier", **more):
    told = {"status": Status.RECEIVED, "at": NOW, "unit": "bwiza", "case": "c", "case_number": ""}
    id = fees.id_of("bwiza", day, number)
    return Payment(id=id, day=day, way=way, amount=Decimal(amount), by=by, **told | more)


def undoing(paid, kind=Undo.CANCEL, amount=0, left=None, reason="Erreur", by="cashier"):
    left = paid.amount if left is None else Decimal(left)
    return fees.proposed(paid, kind, Decimal(amount), left, reason, by, NOW)


@pytest.fixture
def ledger():
    return Ledger(OOBTree(), OOBTree())


def codes(refused):
    return {item.field: item.code for item in refused.value.problems}


# --- references


@pytest.mark.parametrize("text", ["mp 2603.02/1234", "MP-26030212 34", "ｍｐ２６０３０２１２３４"])
def test_a_reference_is_the_same_however_it_is_typed(text):
    assert fees.normalised(text) == "MP2603021234"


@pytest.mark.parametrize(
    ("text", "code"), [("", "required"), ("…", "required"), ("a1", "too_short")]
)
def test_what_is_no_reference_is_told(text, code):
    with pytest.raises(InvalidValues) as refused:
        fees.normalised(text)
    assert codes(refused) == {"reference": code}


@given(st.text(max_size=60))
def test_a_reference_once_written_stays_so(text):
    try:
        written = fees.normalised(text)
    except InvalidValues:
        return
    assert fees.normalised(written) == written


# --- amounts


def test_an_amount_has_the_decimals_of_its_currency():
    assert fees.money_of("1 500", 0) == Decimal(1500)
    assert str(fees.money_of("12,5", 2)) == "12.50"
    with pytest.raises(InvalidValues) as refused:
        fees.money_of("12.5", 0)
    assert codes(refused) == {"amount": "too_precise"}


@pytest.mark.parametrize(
    ("given", "balance"),
    [("-1 000", -1000), ("\u22121000", -1000), (-1000, -1000), ("1 000", 1000), (0, 0), ("-0", 0)],
)
def test_a_balance_may_be_less_than_nothing(given, balance):
    assert str(fees.balance_of(given, 0)) == str(balance)


@pytest.mark.parametrize("given", ["", None, "-", "--1", "1-", "- -1", -0.5, True, "-1,5"])
def test_what_is_no_balance_is_refused(given):
    with pytest.raises(InvalidValues):
        fees.balance_of(given, 0, "counted")


# --- as plain data


def test_a_payment_is_plain_data_and_comes_back():
    told = undoing(payment(operator="ecocash", reference="A1B2", paid_on=DAY, key="k", number=3))
    assert Payment.of(json.loads(json.dumps(told.plain()))) == told


def test_an_id_tells_the_book():
    assert fees.place_of(fees.id_of("bwiza-nord", DAY, 7)) == ("bwiza-nord", 2026)
    for text in ("", "bwiza", "bwiza-2026", "-20260302-000001", "bwiza-2026030x-000001"):
        assert fees.place_of(text) is None


# --- two people


def test_who_proposes_does_not_approve():
    with pytest.raises(StateConflict) as refused:
        fees.approved(undoing(payment()), "cashier")
    assert refused.value.reason == "own_proposal"


def test_a_cancelled_payment_counts_no_more_and_keeps_its_number():
    cancelled = fees.approved(undoing(payment(year=2026, number=17)), "accountant")
    assert (cancelled.counted, cancelled.status) == (0, Status.CANCELLED)
    assert cancelled.undoing.approved_by == "accountant"


def test_a_refund_leaves_the_payment_as_it_is():
    found = fees.approved(undoing(payment(), Undo.REFUND, 500), "accountant")
    assert (found.counted, found.undoing.amount) == (Decimal(1500), Decimal(500))


def test_after_a_refund_more_may_be_given_back_but_not_more_than_came():
    once = fees.approved(undoing(payment(), Undo.REFUND, 500), "accountant")
    again = undoing(once, Undo.REFUND, 1000, left=1000)
    assert again.waits
    with pytest.raises(InvalidValues) as refused:
        undoing(once, Undo.REFUND, 1001, left=1000)
    assert codes(refused) == {"amount": "above"}


def test_a_proposal_is_refused_and_may_come_again():
    assert undoing(fees.dismissed(undoing(payment()))).waits


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (lambda: undoing(payment(status=Status.DECLARED)), "not_received"),
        (lambda: undoing(payment(refund_of="bwiza-20260301-000001")), "not_received"),
        (lambda: undoing(undoing(payment())), "undoing"),
        (lambda: undoing(payment(), left=1000), "refunded"),
        (lambda: fees.approved(payment(), "accountant"), "not_proposed"),
        (lambda: fees.dismissed(payment()), "not_proposed"),
        (lambda: fees.checked(payment(), "other", True), "checked"),
    ],
)
def test_what_cannot_be_done_now_says_why(act, reason):
    with pytest.raises(StateConflict) as refused:
        act()
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("amount", "reason", "wrong"),
    [
        (0, "Erreur", {"amount": "required"}),
        (2000, " ", {"amount": "above", "reason": "required"}),
        (500, "x" * 501, {"reason": "too_long"}),
    ],
)
def test_what_is_wrong_in_a_proposal_is_told_at_once(amount, reason, wrong):
    with pytest.raises(InvalidValues) as refused:
        undoing(payment(), Undo.REFUND, amount, reason=reason)
    assert codes(refused) == wrong


@pytest.mark.parametrize(
    ("back", "left", "undone"),
    [
        (1500, 1500, (Undo.CANCEL, 1500)),
        (2000, 1500, (Undo.CANCEL, 1500)),
        (500, 1500, (Undo.REFUND, 500)),
        (1500, 1000, (Undo.REFUND, 1000)),
        (500, 1000, None),
        (1500, 0, None),
    ],
)
def test_what_an_operator_takes_back_is_undone_but_for_what_was_given_back(back, left, undone):
    assert fees.taken_back(payment(), Decimal(back), Decimal(left)) == undone


def test_a_transfer_is_checked_by_somebody_else():
    declared = payment(way=Way.TRANSFER, by="clerk", status=Status.DECLARED)
    assert declared.counted == 0
    with pytest.raises(StateConflict):
        fees.checked(declared, "clerk", True)
    assert fees.checked(declared, "cashier", True).counted == declared.amount
    assert fees.checked(declared, "cashier", False).counted == 0


# --- the till


def test_a_till_holds_the_cash_of_its_cashier_on_that_day(ledger):
    ledger.enter(payment(1500))
    ledger.enter(payment(700, number=2, by="other"))
    ledger.enter(payment(300, number=3, way=Way.TRANSFER))
    ledger.enter(payment(-500, number=4, refund_of="bwiza-20260227-000009"))
    ledger.enter(payment(400, number=5, day=DAY + timedelta(1)))
    found = ledger.reckon("cashier", DAY)
    assert (found.received, found.given_back, found.computed, found.receipts) == (
        1500,
        500,
        1000,
        1,
    )


def test_a_difference_needs_a_reason(ledger):
    ledger.enter(payment(1500))
    with pytest.raises(InvalidValues) as refused:
        ledger.close("bwiza", "cashier", DAY, Decimal(1400), " ", NOW)
    assert codes(refused) == {"reason": "required"}
    closing = ledger.close("bwiza", "cashier", DAY, Decimal(1400), "Monnaie", NOW)
    assert (closing.difference, closing.computed) == (-100, 1500)
    assert ledger.closing("cashier", DAY) == closing
    assert ledger.closings(DAY, DAY) == [closing]


def test_after_closing_nothing_is_added_or_changed_in_that_till(ledger):
    taken = payment(1500)
    ledger.enter(taken)
    ledger.close("bwiza", "cashier", DAY, Decimal(1500), "", NOW)
    for act in (
        lambda: ledger.enter(payment(100, number=2)),
        lambda: ledger.change(fees.approved(undoing(taken), "accountant")),
        lambda: ledger.close("bwiza", "cashier", DAY, Decimal(1500), "", NOW),
    ):
        with pytest.raises(StateConflict) as refused:
            act()
        assert refused.value.reason == "till_closed"
    ledger.enter(payment(100, number=3, by="other"))
    ledger.enter(payment(100, number=4, way=Way.TRANSFER))
    ledger.change(undoing(taken, Undo.REFUND, 500))  # the proposal moves no money


def test_what_is_paid_is_what_counts():
    items = [payment(1500), payment(-500, refund_of="x"), payment(9, status=Status.DECLARED)]
    assert fees.paid(items) == 1000
    assert fees.paid([replace(items[0], status=Status.CANCELLED)]) == 0

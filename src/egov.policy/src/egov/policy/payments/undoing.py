"""Undoing payments: one person of the cash office proposes it, another one approves or refuses.

Cash goes back out of the till of who has proposed the refund, on the day it is approved.
"""

from dataclasses import replace
from decimal import Decimal
from egov.policy import casework
from egov.policy import clock
from egov.policy import registers
from egov.policy.core import fees
from egov.policy.core.errors import NotAllowed
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Status
from egov.policy.core.fees import Undo
from egov.policy.core.fees import Way
from egov.policy.payments import printing
from egov.policy.payments import store
from egov.policy.payments.accounts import account_of
from egov.policy.payments.accounts import money
from egov.policy.payments.accounts import of_case
from egov.policy.payments.finding import find
from egov.policy.payments.finding import required_case
from egov.policy.payments.recording import note
from egov.policy.payments.rights import handles
from egov.policy.payments.rights import me
from egov.policy.payments.rights import tills
from typing import Any


REFUNDS = "cash:refunds"
"""The register of what each cash office has given back."""


def propose(id: str, kind: Undo, reason: str, amount: Any = None) -> Payment:
    """Propose to cancel a payment, or to give back an amount of it, all that is left by default.

    :raises NotFound: if there is no such payment for the current person.
    :raises NotAllowed: if they do not handle payments there, or have no till to refund cash from.
    :raises StateConflict: if the payment does not count, is undone, or its till is closed.
    :raises InvalidValues: naming ``amount`` or ``reason``.
    """
    found = _handled(id)
    case, refunds_cash = required_case(found), kind is Undo.REFUND and found.way is Way.CASH
    if refunds_cash and found.unit not in tills():
        raise NotAllowed("refund_cash")
    if kind is Undo.CANCEL and found.way is Way.CASH:
        store.reading(found.unit, found.day.year).require_open(found.by, found.day)
    left = left_of(case, found)
    given = kind is Undo.REFUND and amount not in (None, "")
    value = money(amount, account_of(case).currency) if given else left
    return suggest(case, found, kind, value, reason, me())


def take_back(payment: Payment, amount: Decimal, reason: str, by: str) -> None:
    """Propose to undo what the operator has taken back, so that somebody else looks at it.

    :raises NotFound: if the case was destroyed.
    :raises StateConflict: if something less is proposed already.
    """
    case = required_case(payment)
    lacking = fees.taken_back(payment, amount, left_of(case, payment))
    if lacking is None or (payment.waits and payment.undoing.amount >= lacking[1]):
        return
    suggest(case, payment, *lacking, reason, by)


def approve(id: str) -> Payment:
    """Approve what was proposed; the payment after it.

    :raises NotFound: if there is no such payment for the current person.
    :raises NotAllowed: if they do not handle payments there.
    :raises StateConflict: if nothing is proposed, they have proposed it, or a till is closed.
    """
    found = _handled(id)
    case, done = required_case(found), fees.approved(found, me())
    if done.status is Status.CANCELLED:
        if done.reference:
            store.free_reference(done)
        printing.withdraw(done)
        note(case, "payment_cancelled", done)
        casework.credit(case, -done.amount)
    else:
        _give_back(case, done)
    store.change(done)
    return done


def dismiss(id: str) -> Payment:
    """Refuse what was proposed, or take it back; the payment after it.

    :raises NotFound: if there is no such payment for the current person.
    :raises NotAllowed: if they do not handle payments there.
    :raises StateConflict: if nothing is proposed.
    """
    found = _handled(id)
    done = fees.dismissed(found)
    store.change(done)
    note(required_case(found), "payment_undoing_refused", done)
    return done


def suggest(case, payment: Payment, kind: Undo, amount: Decimal, reason: str, by: str) -> Payment:
    """Write down that undoing a payment is proposed; see ``fees.proposed`` for what is refused."""
    left = left_of(case, payment)
    made = fees.proposed(payment, kind, amount, left, reason, by, clock.now())
    store.change(made)
    note(case, f"payment_{kind}_proposed", made, amount=f"{amount:f}", reason=made.undoing.reason)
    return made


def left_of(case, payment: Payment) -> Decimal:
    """What was not given back of a payment yet."""
    return payment.amount + sum(
        (item.amount for item in of_case(case) if item.refund_of == payment.id), Decimal(0)
    )


def _give_back(case, payment: Payment) -> None:
    """Write down the refund that was approved, today."""
    undoing, today = payment.undoing, clock.today()
    id = store.new_id(payment.unit, today)
    refund = replace(
        payment,
        id=id,
        day=today,
        amount=-undoing.amount,
        by=undoing.by,
        at=clock.now(),
        year=today.year,
        number=registers.take(REFUNDS, payment.unit, today.year, id),
        proof="",
        statement="",
        paid_on=None,
        checked_by=me(),
        refund_of=payment.id,
        key="",
        undoing=undoing,
    )
    store.enter(refund)
    case.payments = (*case.payments, refund.id)
    note(case, "payment_refunded", refund, amount=f"{undoing.amount:f}")
    casework.credit(case, refund.amount)


def _handled(id: str) -> Payment:
    found = find(id)
    if not handles(found.unit):
        raise NotAllowed("undo_payment")
    return found

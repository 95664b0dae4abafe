"""Undoing a payment takes two people: one proposes it with a reason, another approves or refuses.

A payment that was written by mistake is *cancelled*: it never counted.  Money that did come is
*refunded*: the payment stays as it is and a refund stands beside it, on the day it is given.
"""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees.payments import Payment
from egov.policy.core.fees.payments import Status
from egov.policy.core.fees.payments import Undo
from egov.policy.core.fees.payments import Undoing


MAX_REASON = 500


def proposed(
    payment: Payment, kind: Undo, amount: Decimal, left: Decimal, reason: str, by: str, at: datetime
) -> Payment:
    """The payment with the proposal to undo it; ``left`` is what was not given back of it yet.

    Cancelling concerns all of it, so that ``amount`` says nothing then.

    :raises StateConflict: if it does not count, or somebody has proposed it already.
    :raises InvalidValues: naming ``amount`` or ``reason``.
    """
    _require_received(payment)
    if payment.undoing is not None and payment.waits:
        raise StateConflict("undoing", by=payment.undoing.by, at=payment.undoing.at.isoformat())
    if kind is Undo.CANCEL and left != payment.amount:
        raise StateConflict("refunded")
    wanted = payment.amount if kind is Undo.CANCEL else amount
    problems = [*_wrong_amount(wanted, left), *_wrong_reason(reason)]
    if problems:
        raise InvalidValues(problems)
    return replace(payment, undoing=Undoing(kind, wanted, texts.tidy(reason), by, at))


def approved(payment: Payment, by: str) -> Payment:
    """The payment after somebody has approved what was proposed.

    :raises StateConflict: if nothing is proposed, or the same person has proposed it.
    """
    undoing = _pending(payment)
    if undoing.by == by:
        raise StateConflict("own_proposal")
    status = Status.CANCELLED if undoing.kind is Undo.CANCEL else payment.status
    return replace(payment, status=status, undoing=replace(undoing, approved_by=by))


def dismissed(payment: Payment) -> Payment:
    """The payment after the proposal was refused, or taken back.

    :raises StateConflict: if nothing is proposed.
    """
    _pending(payment)
    return replace(payment, undoing=None)


def checked(payment: Payment, by: str, is_there: bool) -> Payment:
    """A transfer after somebody has looked whether the money is there.

    ``by`` is who has imported the statement where one of the operator has the money.

    :raises StateConflict: if that was said already, or by the person who declared it.
    """
    if payment.status is not Status.DECLARED:
        raise StateConflict("checked")
    if payment.by == by:
        raise StateConflict("own_declaration")
    status = Status.RECEIVED if is_there else Status.REFUSED
    return replace(payment, status=status, checked_by=by)


def taken_back(payment: Payment, amount: Decimal, left: Decimal) -> tuple[Undo, Decimal] | None:
    """How a payment is to be undone of which the operator has taken back an amount.

    ``left`` is what was not given back of it yet: what was, the operator may tell as well, so
    that only the rest counts.  None if nothing remains to be undone.
    """
    lacking = min(amount - (payment.amount - left), left)
    if lacking <= 0:
        return None
    return (Undo.CANCEL if lacking == payment.amount else Undo.REFUND), lacking


def _require_received(payment: Payment) -> None:
    if payment.status is not Status.RECEIVED or payment.refund_of:
        raise StateConflict("not_received")


def _pending(payment: Payment) -> Undoing:
    _require_received(payment)
    if payment.undoing is None or not payment.waits:
        raise StateConflict("not_proposed")
    return payment.undoing


def _wrong_amount(amount: Decimal, left: Decimal) -> list[FieldProblem]:
    if amount <= 0:
        return [FieldProblem.required("amount")]
    return [FieldProblem("amount", "above", {"most": left})] if amount > left else []


def _wrong_reason(reason: str) -> list[FieldProblem]:
    try:
        given = texts.remark("reason", reason, MAX_REASON)
    except InvalidValues as error:
        return list(error.problems)
    return [] if given else [FieldProblem.required("reason")]

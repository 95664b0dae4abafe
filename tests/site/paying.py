"""What a cash office does with a case of the fixture site, as a test of a definition says it."""

from decimal import Decimal
from egov.policy import payments
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees import Undo
from egov.policy.payments import undoing
from plone import api


def open_desk(monkeypatch, unit):
    """Whoever acts has the till of the unit of the case."""
    monkeypatch.setattr(payments.receiving, "office_for", lambda case: case.unit)
    for module in (payments.finding, payments.recomputing, undoing):
        monkeypatch.setattr(module, "handles", lambda unit: True)
    monkeypatch.setattr(undoing, "tills", lambda: {unit})


def pay(stage, step, given, to):
    """All that is left, or what the step says."""
    account = payments.account_of(stage.case)
    payments.take_cash(stage.case, step.amount or f"{account.left:f}")


def refund(stage, step, given, to):
    """One payment after the other is proposed to be given back, and somebody else approves."""
    paid = payments.account_of(stage.case).paid
    wanted = Decimal(step.amount or paid)
    if not 0 < wanted <= paid:
        raise InvalidValues([FieldProblem("amount", "above", {"most": paid})])
    for payment in payments.of_case(stage.case):
        part = min(wanted, undoing.left_of(stage.case, payment))
        if payment.counted > 0 and part > 0:
            payments.propose(payment.id, Undo.REFUND, "Motif", f"{part:f}")
            with api.env.adopt_user("comptable"):
                payments.approve(payment.id)
            wanted -= part


def recompute(stage, step, given, to):
    """What is due anew."""
    payments.recompute(stage.case, step.comment)

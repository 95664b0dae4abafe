"""What a printed receipt says: words for its template, and what verification tells of it.

Used by :mod:`.printing`.  The names are the contract with who changes the template, told in
docs/howto/templates.md.
"""

from collections.abc import Iterator
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import people
from egov.policy.core.fees import Line
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Way
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.words import amount_in_words
from egov.policy.payments.accounts import account_of
from egov.policy.payments.settings import operators
from typing import Any


RECEIPT = Text(fr="Quittance", en="Receipt")
REFUND = Text(fr="Preuve de remboursement", en="Proof of refund")
DUPLICATE = Text(fr="duplicata n° {number}", en="duplicate no. {number}")
CASH = Text(fr="en espèces", en="in cash")
DESK = Text(fr="Caisse", en="Cash desk")


def paper_of(case, payment: Payment, number: int, code: str) -> documents.Certified:
    """What the print of that number says of itself: the first is the original."""
    kind, told = (REFUND, "refund") if payment.refund_of else (RECEIPT, "receipt")
    data = payment.plain()
    del data["key"]
    return documents.Certified(
        code=code,
        unit=payment.unit,
        procedure=case.procedure,
        document=told,
        title=", ".join(filter(None, (_said(kind), duplicate(number)))),
        number=payment.receipt,
        holder=case.title,
        issued_on=clock.today(),
        signatory=_cashier(payment),
        office=_said(DESK),
        facts=data,
    )


def words_of(case, payment: Payment, number: int) -> dict[str, Any]:
    """``receipt.payer``, ``.amount``…: texts, and the rows ``receipt.lines``."""
    account, procedure = account_of(case), cases.procedure_of(case)
    amount, left = abs(payment.amount), max(account.left, 0)
    return {
        "payer": case.title,
        "case": payment.case_number,
        "procedure": _said(procedure.title),
        "refund": "1" if payment.refund_of else "",
        "duplicate": duplicate(number),
        "amount": documents.in_money(amount, account.currency),
        "amount_words": amount_in_words(amount, account.currency),
        "way": _way(payment),
        "date": documents.numerals(payment.day),
        "due": "" if account.due is None else documents.in_money(account.due, account.currency),
        "left": documents.in_money(left, account.currency),
        "lines": [*_lines(procedure, casework.owed(case).lines, account.currency)],
    }


def duplicate(number: int) -> str:
    """Which duplicate it is; empty for the original."""
    return _said(DUPLICATE).replace("{number}", str(number - 1)) if number > 1 else ""


def _lines(procedure: Procedure, lines: tuple[Line, ...], currency: str) -> Iterator[dict]:
    for line in lines:
        fee = procedure.fee(line.fee)
        several = fee.quantity and line.quantity is not None and line.price is not None
        figures = (documents.figures(item) for item in (line.quantity, line.price) if several)
        yield {
            "title": _said(fee.title),
            "reckoned": " × ".join(figures),
            "amount": "" if line.amount is None else documents.in_money(line.amount, currency),
            "reason": _said(fee.exempt_because) if line.exempt else "",
        }


def _cashier(payment: Payment) -> str:
    """Who took the cash, or found the money of a transfer, by themselves or in a statement."""
    person = payment.by if payment.way is Way.CASH else payment.checked_by
    return people.display_name(person) if person else ""


def _way(payment: Payment) -> str:
    if payment.way is Way.CASH:
        return _said(CASH)
    return f"{operators().get(payment.operator, payment.operator)} {payment.reference}"


def _said(text: Text) -> str:
    return text.best(documents.LANGUAGE)[0]

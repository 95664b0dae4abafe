"""Money comes: cash into the till of a cashier, or a transfer that is declared and then checked.

A cash payment has its receipt at once.  A transfer is declared with the reference of its
transaction and its proof; it counts, and has a receipt, once somebody else has found the money
at the operator, or a statement of the operator has.
"""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from decimal import Decimal
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import registers
from egov.policy.core import fees
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Status
from egov.policy.core.fees import Way
from egov.policy.core.model import Piece
from egov.policy.core.model import Text
from egov.policy.payments import store
from egov.policy.payments.accounts import money
from egov.policy.payments.accounts import of_case
from egov.policy.payments.accounts import payable
from egov.policy.payments.finding import find
from egov.policy.payments.finding import required_case
from egov.policy.payments.recording import note
from egov.policy.payments.rights import handles
from egov.policy.payments.rights import may_declare
from egov.policy.payments.rights import me
from egov.policy.payments.rights import office_for
from egov.policy.payments.settings import operators
from egov.policy.payments.statements import vouching
from typing import Any
from typing import BinaryIO


RECEIPTS = "cash:receipts"
"""The register of the receipts of each cash office; no numbers of a definition can be called so."""

PROOF = Piece("payment-proof", Text())
"""What a proof of payment may be, as a piece; no definition can have one of that id."""

MAX_KEY = 200
"""Characters of the key of a form."""


@dataclass(frozen=True)
class Proof:
    """The file that proves a transfer: a slip, a picture of a message."""

    filename: str
    file: bytes | BinaryIO
    media_type: str = ""


def take_cash(case, amount: Any, key: str = "") -> Payment:
    """Take cash for a case, all that is left or a part of it.

    :raises NotAllowed: if the current person has no till for it.
    :raises StateConflict: if it owes nothing, or the till is closed for today.
    :raises InvalidValues: naming ``amount``.
    """
    office = office_for(case)
    if not office:
        raise NotAllowed("take_payment")
    account = payable(case)
    value = money(amount, account.currency)
    if (sent := _sent_already(case, key, Way.CASH, value)) is not None:
        return sent
    if value > account.left:
        raise InvalidValues([FieldProblem("amount", "above", {"most": account.left})])
    made = replace(new(case, office, Way.CASH, value, key), status=Status.RECEIVED)
    return receive(case, made)


def declare(
    case,
    operator: str,
    reference: str,
    amount: Any,
    paid_on: date | None,
    proof: Proof | None,
    key: str = "",
) -> Payment:
    """Declare a transfer for a case; it may be more than what is left, since it was made already.

    :raises NotAllowed: if the current person neither works on the case nor has a till for it.
    :raises StateConflict: if the case owes nothing, or the transaction was declared already.
    :raises InvalidValues: naming ``operator``, ``reference``, ``amount``, ``paid_on``, ``proof``.
    """
    if not may_declare(case):
        raise NotAllowed("declare_payment")
    currency = payable(case).currency
    problems = [*_wrong(operator, paid_on, proof)]
    value = _read(problems, lambda: money(amount, currency))
    written = _read(problems, lambda: fees.normalised(reference))
    if problems or proof is None:
        raise InvalidValues(problems)
    if (sent := _sent_already(case, key, Way.TRANSFER, value)) is not None:
        return sent
    made = replace(
        new(case, case.unit, Way.TRANSFER, value, key),
        operator=operator,
        reference=written,
        paid_on=paid_on,
    )
    store.hold_reference(operator, written, made.id)
    return keep_declared(case, replace(made, proof=_attach(case, proof)))


def keep_declared(case, payment: Payment) -> Payment:
    """Write down a transfer that waits to be checked; it counts if a statement came before it."""
    store.enter(payment)
    case.payments = (*case.payments, payment.id)
    note(case, "payment_declared", payment)
    return found_in_statement(payment) or payment


def check(id: str, is_there: bool, reason: str = "") -> Payment:
    """Say whether the money of a transfer is there; if not, say why.

    :raises NotFound: if there is no such payment for the current person.
    :raises NotAllowed: if they do not handle payments there.
    :raises StateConflict: if that was said already, or they have declared it.
    :raises InvalidValues: naming ``reason``.
    """
    found = find(id)
    if not handles(found.unit):
        raise NotAllowed("check_payment")
    why = texts.remark("reason", reason, fees.MAX_REASON)
    if not is_there and not why:
        raise InvalidValues([FieldProblem.required("reason")])
    checked = fees.checked(found, me(), is_there)
    return keep_checked(checked, why)


def found_in_statement(payment: Payment) -> Payment | None:
    """A transfer that was declared as it counts by a statement; None if none has its money."""
    statement = vouching(payment)
    if statement is None:
        return None
    return keep_checked(replace(fees.checked(payment, statement.by, True), statement=statement.id))


def keep_checked(payment: Payment, reason: str = "") -> Payment:
    """Keep a transfer that was checked: with its receipt, or its transaction free again."""
    case = required_case(payment)
    if payment.status is Status.REFUSED:
        store.free_reference(payment)
        store.change(payment)
        note(case, "payment_refused", payment, reason=reason)
        return payment
    numbered = _numbered(payment)
    store.change(numbered)
    note(case, "payment_received", numbered)
    casework.credit(case, numbered.amount)
    return numbered


def receive(case, payment: Payment) -> Payment:
    """Write down a payment that counts, with the next receipt of its office."""
    numbered = _numbered(payment)
    store.enter(numbered)
    case.payments = (*case.payments, numbered.id)
    note(case, "payment_received", numbered)
    casework.credit(case, numbered.amount)
    return numbered


def _numbered(payment: Payment) -> Payment:
    """The payment with the next number of the receipts of its office."""
    year = clock.today().year
    number = registers.take(RECEIPTS, payment.unit, year, payment.id)
    return replace(payment, year=year, number=number)


def _attach(case, proof: Proof) -> str:
    """Id of the document of the case that the proof becomes."""
    try:
        made = documents.attach(case, PROOF, proof.filename, proof.file, proof.media_type)
    except InvalidValues as error:
        raise InvalidValues(replace(item, field="proof") for item in error.problems) from None
    return made.getId()


def new(case, unit: str, way: Way, amount: Decimal, key: str = "") -> Payment:
    """A payment by the current person, now, not yet written down."""
    day = clock.today()
    return Payment(
        id=store.new_id(unit, day),
        case="/".join(case.getPhysicalPath()[2:]),
        case_number=case.reference,
        unit=unit,
        day=day,
        way=way,
        amount=amount,
        status=Status.DECLARED,
        by=me(),
        at=clock.now(),
        key=key,
    )


def _sent_already(case, key: str, way: Way, amount: Decimal) -> Payment | None:
    """The payment that the same form has made before."""
    if len(key) > MAX_KEY:
        raise InvalidValues([FieldProblem.too_long("key", MAX_KEY)])
    made = [item for item in of_case(case) if key and item.key == key]
    if made and (made[0].way, made[0].amount) != (way, amount):
        raise InvalidValues([FieldProblem("key", "other_request")])
    return made[0] if made else None


def _wrong(operator: str, paid_on: date | None, proof: Proof | None) -> Iterator[FieldProblem]:
    if not operator:
        yield FieldProblem.required("operator")
    elif operator not in operators():
        yield FieldProblem.unknown("operator", operator)
    if paid_on is None:
        yield FieldProblem.required("paid_on")
    elif paid_on > clock.today():
        yield FieldProblem("paid_on", "future_date")
    if proof is None:
        yield FieldProblem.required("proof")


def _read(problems: list[FieldProblem], read: Callable[[], Any]) -> Any:
    """What is read, or None after noting why it is not good."""
    try:
        return read()
    except InvalidValues as error:
        problems += error.problems
        return None

"""What a case owes as a bill that an operator looks up and tells to be paid.

Used by the services that follow the model of GovStack for payments from people to government.
The operator has an account of its own, whose id is that of the operator: what it tells of a
transaction is as good as its statement, and counts at once.
"""

from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from egov.policy import _
from egov.policy import clock
from egov.policy.cases import ICase
from egov.policy.core import fees
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Status
from egov.policy.core.fees import Undo
from egov.policy.core.fees import Way
from egov.policy.payments import store
from egov.policy.payments.accounts import is_closed
from egov.policy.payments.accounts import obstacle
from egov.policy.payments.accounts import payable
from egov.policy.payments.finding import numbered
from egov.policy.payments.receiving import new
from egov.policy.payments.receiving import receive
from egov.policy.payments.rights import me
from egov.policy.payments.settings import operators
from egov.policy.payments.undoing import suggest
from plone import api
from zExceptions import NotFound
from zope.i18n import translate


@dataclass(frozen=True)
class Bill:
    """What is ``left`` to pay of a case of a unit, by its official number.

    Of a closed one an operator collects nothing: whether it still owes, a person decides.
    """

    number: str
    unit: str
    left: Decimal
    paid: Decimal
    currency: str
    is_closed: bool = False

    @property
    def to_collect(self) -> Decimal:
        """What the operator may take for it."""
        return Decimal(0) if self.is_closed else self.left

    @property
    def status(self) -> str:
        """``unpaid``, ``partial``, ``paid``, or ``closed`` where something is left all the same."""
        if self.left <= 0:
            return "paid"
        if self.is_closed:
            return "closed"
        return "partial" if self.paid else "unpaid"


def bill(number: str) -> Bill:
    """The bill of an official number; NotFound if no case of it has something to pay."""
    case = _case(number)
    account = payable(case)
    figures = (account.left, account.paid, account.currency)
    return Bill(case.reference, case.unit, *figures, is_closed(case))


def told_paid(number: str, reference: str) -> Payment:
    """The operator tells that a bill was paid, all that is left of it; told twice, it is once.

    The request may have been closed since the bill was looked up.  The money has come all the
    same: it counts, and giving it back is proposed, so that somebody decides.

    :raises NotFound: if no case of that number has something to pay.
    :raises NotAllowed: if the account is that of no operator.
    :raises StateConflict: if nothing is left, or the transaction is that of another bill.
    :raises InvalidValues: naming ``paymentReferenceID``.
    """
    if me() not in operators():
        raise NotAllowed("tell_payment")
    case, written = _case(number), fees.normalised(reference, "paymentReferenceID")
    known = store.find(store.transaction_of(me(), written).payment)
    if known is not None and known.case_number == case.reference:
        return known
    left = payable(case).left
    if left <= 0:
        raise StateConflict("settled")
    made = replace(
        new(case, case.unit, Way.TRANSFER, left),
        status=Status.RECEIVED,
        operator=me(),
        reference=written,
        paid_on=clock.today(),
        checked_by=me(),
    )
    store.hold_reference(made.operator, written, made.id)
    received = receive(case, made)
    if is_closed(case):
        return suggest(case, received, Undo.REFUND, left, _closed(), me())
    return received


def _closed() -> str:
    """Why the money may have to be given back, in the language of the site."""
    words = _("The request was closed when the operator told that it was paid.")
    return translate(words, target_language=api.portal.get_default_language())


def _case(number: str) -> ICase:
    """The case of a number that has something to pay."""
    case = numbered(number)
    if case is None or obstacle(case):
        raise NotFound(number)
    return case

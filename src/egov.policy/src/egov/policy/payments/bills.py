"""What a case owes as a bill that an operator looks up and tells to be paid.

Used by the services that follow the model of GovStack for payments from people to government.
The operator has an account of its own, whose id is that of the operator: what it tells of a
transaction is as good as its statement, and counts at once; how much that is, the id of its
inquiry says, since the model has no amount in a notice.
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
from egov.policy.payments.accounts import Account
from egov.policy.payments.accounts import is_closed
from egov.policy.payments.accounts import obstacle
from egov.policy.payments.accounts import payable
from egov.policy.payments.finding import numbered
from egov.policy.payments.receiving import keep_declared
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
    def inquiry(self) -> str:
        """The id of the inquiry that was answered with that."""
        return fees.inquiry_id(self.number, self.to_collect)

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


def told_paid(number: str, inquiry: str, reference: str) -> Payment:
    """The operator tells that a bill was paid: what its inquiry said; told twice, it is once.

    Meanwhile the request may have been closed, or paid elsewhere.  The money has come all the
    same: it counts, and giving back what is too much is proposed, so that somebody decides.
    If the inquiry does not say what was told and something was paid before, nobody can tell how
    much has come: then it waits to be checked, as what a clerk declares.

    :raises NotFound: if no case of that number has something to pay.
    :raises NotAllowed: if the account is that of no operator.
    :raises StateConflict: if nothing can have come, or the transaction is that of another bill.
    :raises InvalidValues: naming ``paymentReferenceID``.
    """
    if me() not in operators():
        raise NotAllowed("tell_payment")
    case, written = _case(number), fees.normalised(reference, "paymentReferenceID")
    known = store.find(store.transaction_of(me(), written).payment)
    if known is not None and known.case_number == case.reference:
        return known
    account = payable(case)
    told = fees.amount_told(inquiry, case.reference)
    made = _transfer(case, told or _likely(account), written)
    store.hold_reference(made.operator, written, made.id)
    if not told and account.paid:
        return keep_declared(case, made)
    return _received(case, made, account.left)


def _likely(account: Account) -> Decimal:
    """What an inquiry will have said that says it no more: what is left, else all of the bill.

    :raises StateConflict: if that is nothing.
    """
    likely = account.left if account.left > 0 else account.due
    if not likely:
        raise StateConflict("settled")
    return likely


def _transfer(case: ICase, amount: Decimal, reference: str) -> Payment:
    return replace(
        new(case, case.unit, Way.TRANSFER, amount),
        operator=me(),
        reference=reference,
        paid_on=clock.today(),
    )


def _received(case: ICase, made: Payment, left: Decimal) -> Payment:
    """Write down what counts at once; what is not owed is proposed to be given back."""
    received = receive(case, replace(made, status=Status.RECEIVED, checked_by=me()))
    is_owed = Decimal(0) if is_closed(case) else max(left, Decimal(0))
    if made.amount <= is_owed:
        return received
    why = _site_words(_CLOSED if is_closed(case) else _TOO_MUCH)
    return suggest(case, received, Undo.REFUND, made.amount - is_owed, why, me())


_CLOSED = _("The request was closed when the operator told that it was paid.")
_TOO_MUCH = _("More has come than was still to be paid when the operator told of it.")


def _site_words(message: str) -> str:
    """A message in the language of the site: what is written in a book stays in one."""
    return translate(message, target_language=api.portal.get_default_language())


def _case(number: str) -> ICase:
    """The case of a number that has something to pay."""
    case = numbered(number)
    if case is None or obstacle(case):
        raise NotFound(number)
    return case

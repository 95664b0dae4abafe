"""What the journal of a case says of its payments: amounts and numbers, no names of payers."""

from egov.policy import journal
from egov.policy.core.fees import Payment


def note(case, action: str, payment: Payment, **more: str) -> None:
    """Write an entry; ``more`` is a reason, an amount."""
    told = {
        "payment": payment.id,
        "amount": f"{payment.amount:f}",
        "way": str(payment.way),
        "receipt": payment.receipt,
        "operator": payment.operator,
        "reference": payment.reference,
        **more,
    }
    journal.record(case, action, **{name: text for name, text in told.items() if text})

"""Payments and closings as the contract shows them."""

from egov.policy import people
from egov.policy.core.fees import Closing
from egov.policy.core.fees import Payment
from egov.policy.payments.printing import Print
from plone import api
from typing import Any


def payment_data(payment: Payment) -> dict[str, Any]:
    """A payment or refund; the key of the form says nothing to others."""
    data, site = payment.plain(), api.portal.get().absolute_url()
    del data["key"]
    return {
        "@id": f"{site}/@payments/{payment.id}",
        **data,
        "case": f"{site}/{payment.case}",
        "by_name": people.display_name(payment.by),
        "proof_url": f"{site}/@@payment-proof?id={payment.id}" if payment.proof else "",
        "receipt": payment.receipt,
        "waits_for_approval": payment.waits,
    }


def print_data(payment: Payment, item: Print) -> dict[str, Any]:
    """A print of a receipt; its file is a page of the site."""
    address = (
        f"{api.portal.get().absolute_url()}/@@receipt-pdf?id={payment.id}&number={item.number}"
    )
    return {
        "number": item.number,
        "duplicate": item.number > 1,
        "status": str(item.status),
        "code": item.code,
        "made_on": item.made_on.isoformat(),
        "made_by": item.made_by,
        "size": item.size,
        "sha256": item.sha256,
        "download": address if item.file is not None else "",
    }


def closing_data(closing: Closing) -> dict[str, Any]:
    """How a till was closed."""
    return {
        **closing.plain(),
        "cashier_name": people.display_name(closing.cashier),
        "closed_by_name": people.display_name(closing.closed_by) if closing.closed_by else "",
        "computed": f"{closing.computed:f}",
        "difference": f"{closing.difference:f}",
    }

"""Payments and closings as the contract shows them."""

from egov.policy import people
from egov.policy.core.fees import Closing
from egov.policy.core.fees import Payment
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


def closing_data(closing: Closing) -> dict[str, Any]:
    """How a till was closed."""
    return {
        **closing.plain(),
        "cashier_name": people.display_name(closing.cashier),
        "closed_by_name": people.display_name(closing.closed_by) if closing.closed_by else "",
        "computed": f"{closing.computed:f}",
        "difference": f"{closing.difference:f}",
    }

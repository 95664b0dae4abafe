"""What a case owes, worked out anew: a tariff was missing, an answer was wrong."""

from egov.policy import casework
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Status
from egov.policy.payments.accounts import of_case
from egov.policy.payments.rights import handles
from egov.policy.payments.rights import me


def recompute(case, reason: str) -> None:
    """Fix what is due by the answers and the tariffs of today.

    :raises NotAllowed: if the current person does not handle payments there.
    :raises StateConflict: if it was not filed, something was paid, or a transfer waits.
    :raises InvalidValues: naming ``comment``, if no reason is given.
    """
    if not handles(case.unit):
        raise NotAllowed("recompute")
    if any(item.status is Status.DECLARED for item in of_case(case)):
        raise StateConflict("transfer_waits")
    casework.recharge(case, me(), reason)

"""Finding payments, and the cases they are for."""

from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from egov.policy.cases import ICase
from egov.policy.core.fees import Payment
from egov.policy.payments import store
from egov.policy.payments.rights import handles
from egov.policy.payments.rights import may_see
from plone import api
from zExceptions import NotFound


def find(id: str) -> Payment:
    """The payment of that id; NotFound if there is none, or the person may not see it."""
    found = store.find(id)
    if found is None or not (handles(found.unit) or _sees_case(found)):
        raise NotFound(id)
    return found


def proof(id: str):
    """The file that proves a transfer, for who sees the payment; NotFound if there is none.

    Whoever checks it may have no right on the case itself.
    """
    found = find(id)
    case = case_of(found)
    document = case._getOb(found.proof, None) if case is not None and found.proof else None
    if document is None:
        raise NotFound(id)
    return document


def case_of(payment: Payment) -> ICase | None:
    """The case that was paid for; None once it was destroyed."""
    return api.portal.get().unrestrictedTraverse(payment.case, None)


def required_case(payment: Payment) -> ICase:
    """The same; NotFound once it was destroyed."""
    found = case_of(payment)
    if found is None:
        raise NotFound(payment.id)
    return found


def case_numbered(number: str) -> ICase | None:
    """The case of an official number, if the current person may see what was paid for it."""
    found = numbered(number)
    return found if found is not None and may_see(found) else None


def numbered(number: str) -> ICase | None:
    """The case of an official number, whoever asks."""
    asked = number.strip()
    if not asked:
        return None
    catalog = api.portal.get_tool("portal_catalog")
    rows = catalog.unrestrictedSearchResults(case_reference=[asked, asked.upper()])
    return rows[0]._unrestrictedGetObject() if len(rows) == 1 else None


def at_office(unit: str, first: date, last: date) -> Sequence[Payment]:
    """What was paid and given back at a cash office on some days of one year, oldest first."""
    return store.reading(unit, first.year).between(first, last)


def waiting(units: frozenset[str]) -> Iterator[Payment]:
    """What waits to be checked or approved at some cash offices."""
    for unit in sorted(units):
        yield from store.waiting(unit)


def _sees_case(payment: Payment) -> bool:
    case = case_of(payment)
    return case is not None and may_see(case)

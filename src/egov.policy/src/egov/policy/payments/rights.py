"""Who takes payments where: cashiers and controllers, by the functions they hold today.

A cashier has a till at the unit of their function.  Cashiers and controllers handle what is
paid there and in the units below.
"""

from egov.policy import people
from egov.policy.permissions import ADD_DOCUMENT
from plone import api
from Products.CMFCore.permissions import View


CASHIER = "Cashier"
CONTROLLER = "Cash Controller"


def tills() -> frozenset[str]:
    """Units at which the current person is a cashier."""
    return people.posts_of(me(), CASHIER)


def offices() -> frozenset[str]:
    """Units whose books the current person handles."""
    own = tills() | people.posts_of(me(), CONTROLLER)
    return own.union(*map(people.descendants, own))


def handles(unit: str) -> bool:
    """Whether the current person handles the book of a unit."""
    posts = tills() | people.posts_of(me(), CONTROLLER)
    return not posts.isdisjoint((unit, *people.ancestors(unit)))


def controls(unit: str) -> bool:
    """Whether the current person controls the tills of a unit."""
    return not people.posts_of(me(), CONTROLLER).isdisjoint((unit, *people.ancestors(unit)))


def office_for(case) -> str:
    """The unit at which the current person may take cash for a case; empty if at none."""
    own = tills()
    return next((unit for unit in (case.unit, *people.ancestors(case.unit)) if unit in own), "")


def may_declare(case) -> bool:
    """Whether the current person may declare a transfer: who works on the case, or its cashier."""
    return bool(office_for(case)) or api.user.has_permission(ADD_DOCUMENT, obj=case)


def may_see(case) -> bool:
    """Whether the current person may see what was paid for a case."""
    return api.user.has_permission(View, obj=case) or (
        case.filed_on is not None and handles(case.unit)
    )


def me() -> str:
    """Id of the current person."""
    return api.user.get_current().getId() or ""

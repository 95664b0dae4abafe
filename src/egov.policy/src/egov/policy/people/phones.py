"""The telephone numbers of people, beside the units: an account of Plone has none.

Used by forms, which propose it, and by messages.  A person says their own, and who gives
functions those of others.
"""

from AccessControl import getSecurityManager
from BTrees.OOBTree import OOBTree
from egov.policy import clock
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.form import phone_number
from egov.policy.people.store import unit_folder
from egov.policy.permissions import MANAGE_PEOPLE
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.people.phones"


def phone_of(user_id: str) -> str:
    """The number of a person, as +25779123456; empty if none is known."""
    return IAnnotations(unit_folder()).get(KEY, {}).get(user_id, "")


def set_phone(user_id: str, text: str) -> str:
    """Keep the number of a person, as it is kept; an empty one takes it away.

    :raises NotAllowed: it is neither the current person's nor do they look after people.
    :raises InvalidValues: there is no such account, or it is no number.
    """
    require_own(user_id)
    if api.user.get(userid=user_id) is None:
        raise InvalidValues([FieldProblem.unknown("user", user_id)])
    found = _number(text) if text.strip() else ""
    if found != phone_of(user_id):
        _keep(user_id, found)
    return found


def require_own(user_id: str) -> None:
    """Contact details are for the person themselves and for who looks after people.

    :raises NotAllowed: for everybody else.
    """
    me = getSecurityManager().getUser().getId() or ""
    if user_id != me and not api.user.has_permission(MANAGE_PEOPLE, obj=api.portal.get()):
        raise NotAllowed("contact_details")


def _number(text: str) -> str:
    found = phone_number(text, clock.country())
    if found is None:
        raise InvalidValues([FieldProblem("phone", "not_a_phone")])
    return found


def _keep(user_id: str, number: str) -> None:
    annotations = IAnnotations(unit_folder())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    if number:
        annotations[KEY][user_id] = number
    else:
        annotations[KEY].pop(user_id, None)

"""What one request has already read about its people.

The plugin is asked several times for every user that Zope makes; the answer is
read once and kept on the request, until that request changes an assignment.
"""

from egov.policy.people.model import Assignment
from egov.policy.people.store import people
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


KEY = "egov.policy.people"


def assignments_of(portal, user_id: str) -> tuple[Assignment, ...]:
    """Assignments of a person in that site, whatever their dates."""
    request = getRequest()
    if request is None:
        return people(portal).of_user(user_id)
    known = IAnnotations(request).setdefault(KEY, {})
    key = (portal.getPhysicalPath(), user_id)
    if key not in known:
        known[key] = people(portal).of_user(user_id)
    return known[key]


def forget() -> None:
    """Read anew from here on: an assignment has changed."""
    request = getRequest()
    if request is not None:
        IAnnotations(request).pop(KEY, None)

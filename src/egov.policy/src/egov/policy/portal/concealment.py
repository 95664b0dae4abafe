"""Whether a case exists is told to nobody who may not see it.  Used by the pages of errors.

Zope answers 401 where there is something and 404 where there is nothing.  For
cases, a person who is signed in gets 404 for both, a stranger 401 for both.
"""

from AccessControl import getSecurityManager
from egov.policy.cases import ICase
from egov.policy.cases import ICaseFolder
from plone import api
from plone.rest.traverse import RESTWrapper
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized


def as_told(error: Exception, request) -> Exception:
    """What whoever asked is told instead of what happened."""
    if not isinstance(error, NotFound | Unauthorized):
        return error
    place = place_of(request)
    if place is None:
        return error
    person = who_asks(request)
    if person is None:
        return Unauthorized("You are not authorized to access this resource.")
    if ICase.providedBy(place) and not person.has_permission("View", place):
        # The answer names the address at which the way ended: for a case that is
        # not there, that of the case.
        request.set("URL", place.absolute_url())
        return NotFound()
    return error


def place_of(request) -> Any:
    """The case on the way that was asked for, else a folder of cases."""
    # Not in a sure order: the publisher turns the list round only at the end of the way.
    parents = [getattr(item, "context", item) for item in request["PARENTS"] if _may_hold(item)]
    cases = [item for item in parents if ICase.providedBy(item)]
    folders = [item for item in parents if ICaseFolder.providedBy(item)]
    return next(iter(cases + folders), None)


def _may_hold(item: Any) -> bool:
    return isinstance(item, RESTWrapper) or ICase.providedBy(item) or ICaseFolder.providedBy(item)


def who_asks(request) -> Any:
    """Who asks, also where the publisher came to no decision; None for a stranger."""
    known = getSecurityManager().getUser()
    if known.getId() is not None:
        return known
    site = api.portal.get()
    if request.get("PUBLISHED") is None:
        request.set("PUBLISHED", site)
    folders = (site.acl_users, site.getPhysicalRoot().acl_users)
    found = (folder.validate(request, roles=("Anonymous",)) for folder in folders)
    return next((user for user in found if user is not None and user.getId() is not None), None)

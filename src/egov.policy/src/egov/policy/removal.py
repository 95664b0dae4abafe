"""Content that is kept: the refusal that the guards of the verticals share.

A guard is a subscriber of OFS.interfaces.IObjectWillBeMovedEvent, which every
stock way of deleting, moving and renaming sends, for all that is inside as well.
It decides what is kept; here is only how that is said.
"""

from Products.CMFCore.interfaces import ISiteRoot
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate


def is_leaving(event) -> bool:
    """Whether something goes or gets another name; it may come, and go with a whole site."""
    return event.oldParent is not None and not ISiteRoot.providedBy(event.object)


def refuse(message) -> None:
    """Refuse.

    :raises Forbidden: saying why.
    """
    refusal = Forbidden(translate(message, context=getRequest()))
    refusal.for_people = str(refusal)
    raise refusal

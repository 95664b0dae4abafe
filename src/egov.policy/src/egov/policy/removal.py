"""Content that is kept: the refusal that the guards of the verticals share.

A guard is a subscriber of OFS.interfaces.IObjectWillBeMovedEvent, which every
stock way of deleting, moving and renaming sends, for all that is inside as well.
It decides what is kept; here is only how that is said.
"""

from Products.CMFCore.interfaces import ISiteRoot
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate


def refuse(event, message) -> None:
    """Refuse that something goes or gets another name; it may come, and go with a whole site.

    :raises Forbidden: saying why.
    """
    if event.oldParent is None or ISiteRoot.providedBy(event.object):
        return
    refusal = Forbidden(translate(message, context=getRequest()))
    refusal.for_people = str(refusal)
    raise refusal

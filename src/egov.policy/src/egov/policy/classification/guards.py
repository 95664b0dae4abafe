"""A class stays for ever: files that name it must find it."""

from egov.policy import _
from Products.CMFCore.interfaces import ISiteRoot
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate


def refuse_removal(item, event) -> None:
    """Nobody deletes, moves or renames a class, nor the plan; a whole site is another matter."""
    if event.oldParent is None or not item.entries or ISiteRoot.providedBy(event.object):
        return
    message = _(
        "Class ${code} of the plan is kept: import a plan without it to close it.",
        mapping={"code": item.code},
    )
    raise Forbidden(translate(message, context=getRequest()))

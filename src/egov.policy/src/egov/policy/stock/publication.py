"""Who reaches what stock Plone publishes, decided once for every address.

Hundreds of stock pages and methods are public and print what they hang on.
Rather than listing them, a stranger reaches only what is ours, and a person
only what hangs on content that they may view.  It runs when the publisher has
found the page and the person, before anything is computed.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from Acquisition import aq_chain
from collections.abc import Iterator
from egov.policy.interfaces import IBrowserLayer
from egov.policy.interfaces import IJudgesItself
from plone.rest.traverse import RESTWrapper
from Products.CMFCore.interfaces import IContentish
from Products.CMFCore.interfaces import IFolderish
from Products.CMFCore.interfaces import ISiteRoot
from Products.CMFCore.permissions import View
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized


PUBLIC = (
    "egov.policy.",
    "plone.resource.",
    "Products.CMFPlone.resources.",
    "Products.Five.browser.resource",
)
"""Packages whose pages a stranger may ask for: ours and static files."""

UNUSED = {
    "@email-notification",
    "@email-send",
    "@login",
    "@login-renew",
    "contact-info",
    "contact-info-email",
    "mail_password",
    "mail_password_form",
    "mail_password_response",
    "mail_password_template",
    "passwordreset",
    "register",
    "resolveUid",
    "resolveuid",
    "sendto_form",
}
"""Stock pages that send mail, make accounts or tokens, or tell anybody where content is."""

VERBS = {
    "COPY",
    "DELETE",
    "HEAD",
    "LOCK",
    "MKCOL",
    "MOVE",
    "OPTIONS",
    "PROPFIND",
    "PROPPATCH",
    "PUT",
    "TRACE",
    "UNLOCK",
}
"""Verbs of WebDAV, which Zope also publishes as if they were pages."""


def refuse(event) -> None:
    """Refuse what the current person may not reach; subscriber of the publisher."""
    request = event.request
    if not IBrowserLayer.providedBy(request):
        return
    path = request.get("PATH_INFO", "").rstrip("/").split("/")
    if path[-1] in VERBS or UNUSED.intersection(_names(path)):
        raise NotFound(path[-1])
    if _is_stranger() and not _is_public(request.get("PUBLISHED")):
        raise Unauthorized("Sign in first.")
    if IJudgesItself.providedBy(_view(request.get("PUBLISHED"))):
        return
    content = _content(request["PARENTS"])
    if content is not None and not getSecurityManager().checkPermission(View, content):
        raise Unauthorized("You may not see what this page is about.")


def _names(path: list[str]) -> Iterator[str]:
    """What the address names; behind a service stand its parameters: a decision, an id."""
    for name in path:
        yield name.removeprefix("@@")
        if name.startswith("@") and not name.startswith("@@"):
            return


def _is_stranger() -> bool:
    return getSecurityManager().getUser().getId() is None


def _is_public(published: Any) -> bool:
    modules = (f"{kind.__module__}." for kind in type(aq_base(_view(published))).__mro__)
    return any(module.startswith(PUBLIC) for module in modules)


def _view(published: Any) -> Any:
    return getattr(published, "__self__", published)


def _content(parents: list) -> Any:
    """The innermost content on the way to the page; None if that is the site itself."""
    first = parents[0]
    start = first.context if isinstance(first, RESTWrapper) else first
    for item in aq_chain(start):
        if ISiteRoot.providedBy(item):
            return None
        if IContentish.providedBy(item) or IFolderish.providedBy(item):
            return item
    return None

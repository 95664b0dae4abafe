"""How long a session lasts: one that is used goes on, a new password ends all.

After an hour the ticket is written anew.  Plone's own way is a style sheet of
its theme, which our pages do not load.  The database is not written: the ticket
is in the cookie.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from binascii import a2b_base64
from binascii import Error
from egov.policy import clock
from egov.policy.interfaces import IBrowserLayer
from plone.keyring.interfaces import IKeyManager
from plone.session.tktauth import splitTicket
from zope.component import queryUtility
from zope.component.hooks import getSite


def go_on(event) -> None:
    """Renew the ticket of whoever is signed in by one; subscriber of the publisher."""
    request = event.request
    user_id = getSecurityManager().getUser().getId()
    if user_id is None or not IBrowserLayer.providedBy(request):
        return
    plugin = getSite().acl_users.session
    known = _ticket(request.cookies.get(plugin.cookie_name, ""))
    if known is None or known[0] != user_id:
        return
    if clock.now().timestamp() - known[1] > plugin.refresh_interval:
        plugin._refreshSession(request)  # which checks the ticket


def end_all(event) -> None:
    """A new password ends the sessions of its person; subscriber of the user folder."""
    folder = aq_parent(aq_inner(event.object))
    rings = queryUtility(IKeyManager)
    if rings is None or "session" not in folder.objectIds():
        return
    ring = folder.session._getSecretKey(event.object.getId())
    if ring in rings:
        rings.clear(ring)
        rings.rotate(ring)


def _ticket(cookie: str) -> tuple[str, int] | None:
    """Whose ticket it is and since when."""
    try:
        _digest, user_id, _tokens, _data, since = splitTicket(a2b_base64(cookie))
    except (Error, ValueError):
        return None
    return user_id, since

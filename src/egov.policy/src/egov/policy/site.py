"""Making a site: what ``make start`` does on a machine that has none.

Used by the command ``egov create-site`` and by the benchmarks.  Passwords are
returned to the caller, once; the database keeps only their hashes.
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import system
from egov.policy import people
from plone import api
from Products.CMFPlone.factory import addPloneSite
from Products.PluggableAuthService.interfaces.plugins import ICredentialsUpdatePlugin
from zope.component.hooks import setSite

import secrets
import string


SITE_ID = "egov"
SESSION_SECONDS = 2 * 60 * 60
COOKIE_PLUGIN = "credentials_cookie_auth"
ALPHABET = string.ascii_lowercase + string.digits


def create(app, pack: str = "egov.policy:demo") -> tuple[object, dict[str, str]]:
    """The site with a pack, and the new passwords by account.

    A site that exists is left as it is and brings no passwords.
    """
    if SITE_ID in app.objectIds():
        return app[SITE_ID], {}
    newSecurityManager(None, system.__of__(app.acl_users))
    addPloneSite(
        app,
        SITE_ID,
        title="Commune Mukaza",
        description="",
        default_language="fr",
        portal_timezone="Africa/Bujumbura",
        setup_content=False,
        extension_ids=(pack,),
    )
    portal = app[SITE_ID]
    setSite(portal)
    _harden()
    _harden_sessions(portal)
    return portal, {"admin": _admin(portal), **_passwords(portal)}


def password() -> str:
    """A password that can be read over the phone: four groups of four."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def _admin(portal) -> str:
    secret = password()
    # In the site, not above it: the user folder of the root writes name and
    # password into a cookie that scripts can read.
    portal.acl_users.userFolderAddUser("admin", secret, ["Manager"], [])
    return secret


def _passwords(portal) -> dict[str, str]:
    made = {user_id: password() for user_id in people.demo_accounts()}
    for user_id, secret in made.items():
        portal.acl_users.userSetPassword(user_id, secret)
    return made


def _harden() -> None:
    for name, value in {
        "plone.enable_self_reg": False,
        "plone.use_email_as_login": False,
    }.items():
        if api.portal.get_registry_record(name, default=None) is not None:
            api.portal.set_registry_record(name, value)


def _harden_sessions(portal) -> None:
    session = portal.acl_users.session
    session.timeout, session.per_user_keyring = SESSION_SECONDS, True
    for folder in (portal.acl_users, portal.aq_parent.acl_users):
        active = folder.plugins.listPluginIds(ICredentialsUpdatePlugin)
        if COOKIE_PLUGIN in active:
            folder.plugins.deactivatePlugin(ICredentialsUpdatePlugin, COOKIE_PLUGIN)

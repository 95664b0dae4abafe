"""A site as ``make start`` makes it: its Manager and its sessions."""

from egov.policy import site
from Products.PluggableAuthService.interfaces.plugins import ICredentialsUpdatePlugin
from zope.component.hooks import setSite

import pytest


@pytest.fixture
def made(portal):
    """``(site, passwords)`` of a second, new site."""
    yield site.create(portal.aq_parent)
    setSite(portal)


def test_a_new_site_keeps_its_manager_and_passwords_to_itself(made):
    new, passwords = made
    root = new.aq_parent.acl_users
    assert root.authenticate("admin", passwords["admin"], new.REQUEST) is None
    admin = new.acl_users.authenticate("admin", passwords["admin"], new.REQUEST)
    assert "Manager" in admin.getRolesInContext(new)
    for folder in (root, new.acl_users):
        writers = folder.plugins.listPluginIds(ICredentialsUpdatePlugin)
        assert "credentials_cookie_auth" not in writers


def test_its_sessions_end_after_two_hours_and_with_signing_out(made):
    session = made[0].acl_users.session
    assert session.timeout == 7200
    assert session.getProperty("per_user_keyring")

"""The database that is measured: stock Plone and two sites of ours, one small, one large.

All three stand in one database that is thrown away, and are served by one process.
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import system
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from egov.policy.console import application
from egov.policy.console import site_session
from paste.deploy import loadapp
from pathlib import Path
from plone.dexterity.utils import createContentInContainer
from Products.CMFPlone.factory import addPloneSite
from typing import Any
from zope.component.hooks import setSite

import secrets
import transaction
import Zope2


STOCK, SMALL, LARGE = "stock", "small", "large"
EDITOR, CLERK, CHIEF = "editor", "agent.bwiza", "chef.bwiza"
ADMINISTRATOR = "administrateur"
UNIT, PROCEDURE = "bwiza", "attestation-residence"
FOLDER = "folder"
"""What is listed of the stock site."""

TEXT = "<p>La zone atteste que la personne nommée réside dans un de ses quartiers.</p>"
"""Body of a stock document."""

PASSWORD = secrets.token_urlsafe()
"""Of every account of the sites, which live as long as the process."""


@contextmanager
def served(home: Path) -> Iterator[Any]:
    """The pipeline of instance/wsgi.ini, with the three sites made."""
    app = loadapp(f"config:{home / 'instance' / 'wsgi.ini'}")
    try:
        _make_sites()
        yield app
    finally:
        transaction.abort()
        for database in Zope2.opened:
            database.close()


def add_documents(folder: Any, count: int) -> None:
    """Stock documents made in-process, the quickest that stock Plone offers."""
    for number in range(count):
        createContentInContainer(
            folder, "Document", checkConstraints=False, title=f"Document {number}", text=TEXT
        )


def add_folder(portal: Any, id: str) -> Any:
    """A stock folder."""
    return createContentInContainer(portal, "Folder", checkConstraints=False, id=id, title=id)


def add_site(id: str) -> None:
    """Another site of ours: the demonstration commune."""
    _make_site(id, extension_ids=("egov.policy:demo",))
    _commit(id, _give_passwords)


def _make_sites() -> None:
    _make_site(STOCK, setup_content=False, distribution_name="classic")
    _commit(STOCK, _fill_stock)
    for id in (SMALL, LARGE):
        add_site(id)


def _make_site(id: str, **more: Any) -> None:
    with application(Zope2.DB) as app:
        newSecurityManager(None, system)
        common = {"default_language": "fr", "portal_timezone": "Africa/Bujumbura"}
        addPloneSite(app, id, **common, **more)
        transaction.commit()
        setSite(None)


def _commit(id: str, step: Callable[[Any], None]) -> None:
    with site_session(Zope2.DB, id) as portal:
        step(portal)
        transaction.commit()


def _give_passwords(portal: Any) -> None:
    for user in (CLERK, CHIEF, ADMINISTRATOR):
        portal.acl_users.userSetPassword(user, PASSWORD)


def _fill_stock(portal: Any) -> None:
    portal.portal_setup.runAllImportStepsFromProfile("profile-plone.restapi:default")
    roles = ("Member", "Contributor", "Editor", "Reviewer")
    portal.acl_users.userFolderAddUser(EDITOR, PASSWORD, roles, ())
    add_documents(add_folder(portal, FOLDER), 30)

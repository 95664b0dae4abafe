"""The site outside a request: for commands of ``bin/egov`` and for the worker of jobs.

It opens a database as the configuration of Zope says, and a site in it as a
request of the system user would see it.  It is no configuration and runs no
server.
"""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import system
from App.config import getConfiguration
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from egov.policy.core.errors import EgovError
from pathlib import Path
from plone.base.interfaces import IPloneSiteRoot
from Testing.makerequest import makerequest
from transaction.interfaces import TransientError
from typing import Any
from zc.lockfile import LockError
from ZODB import DB
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.event import notify
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from zope.traversing.interfaces import BeforeTraverseEvent
from Zope2.Startup.run import configure_wsgi

import os
import transaction
import Zope2


TRIES = 5
"""How often a step is repeated when it conflicts with other writers."""


class CannotOpen(EgovError):
    """The database or the site cannot be opened; the text says what to do."""


@contextmanager
def open_database(zope_conf: str = "", read_only: bool = False) -> Iterator[DB]:
    """The database of the instance, once in a process; read-only works beside a running server.

    :raises CannotOpen: no such configuration, or another process holds the database.
    """
    configure_wsgi(_existing(zope_conf or _default_conf()))
    if read_only:
        for database in getConfiguration().databases:
            _set_read_only(database.config)
    try:
        Zope2.startup_wsgi()
    except LockError:
        raise CannotOpen("The server is running and holds the database: stop it first.") from None
    try:
        yield Zope2.DB
    finally:
        transaction.abort()
        for database in Zope2.opened:
            database.close()


@contextmanager
def open_site(zope_conf: str = "", read_only: bool = False, site: str = "egov") -> Iterator[Any]:
    """The site of the instance for a command, which commits what it changed by itself.

    :raises CannotOpen: see open_database; also if there is no site of that id.
    """
    with open_database(zope_conf, read_only) as db, site_session(db, site) as portal:
        yield portal


@contextmanager
def site_session(db: DB, site: str) -> Iterator[Any]:
    """A site on a connection and in a transaction of its own; what is not committed is dropped."""
    with ExitStack() as stack:
        app = stack.enter_context(application(db))
        portal = app._getOb(site, None)
        if not IPloneSiteRoot.providedBy(portal):
            raise CannotOpen(f"There is no site {site!r}: make one with bin/egov create-site.")
        stack.callback(setSecurityManager, getSecurityManager())
        stack.callback(setSite, getSite())
        stack.callback(setRequest, getRequest())
        newSecurityManager(None, system)
        setRequest(portal.REQUEST)
        # What publication does before it looks up a view: site, layers, language.
        notify(BeforeTraverseEvent(portal, portal.REQUEST))
        yield portal


def commit_in_site(db: DB, site: str, step: Callable[[Any], None]) -> None:
    """Do something with a site and commit it; done again when it conflicts with other writers.

    :raises TransientError: if it lost every time.
    """
    for left in reversed(range(TRIES)):
        with site_session(db, site) as portal:
            try:
                step(portal)
                transaction.commit()
                return
            except TransientError:
                if not left:
                    raise


def committed(step: Callable[[], None]) -> bool:
    """Do something in a transaction of its own, in the session of who asks; whether it was done.

    It is not where it lost to other writers every time.
    """
    for _ in range(TRIES):
        try:
            transaction.begin()
            step()
            transaction.commit()
        except TransientError:
            transaction.abort()
        else:
            return True
    return False


@contextmanager
def application(db: DB) -> Iterator[Any]:
    """The root of Zope, with a request, on a connection and in a transaction of its own."""
    transaction.begin()
    connection = db.open()
    try:
        yield makerequest(connection.root()["Application"])
    finally:
        transaction.abort()
        connection.close()


def _default_conf() -> str:
    if "EGOV_ZOPE_CONF" in os.environ:
        return os.environ["EGOV_ZOPE_CONF"]
    return str(Path(os.environ.get("EGOV_HOME", "."), "instance", "zope.conf"))


def _existing(zope_conf: str) -> str:
    if not Path(zope_conf).is_file():
        raise CannotOpen(f"There is no {zope_conf}: run bin/egov of an instance that was set up.")
    return zope_conf


def _set_read_only(section: Any) -> None:
    # A storage may stand inside another: blobs around a file.
    storage = getattr(section, "storage", None) or getattr(section, "base", None)
    if storage is None:
        return
    if hasattr(storage.config, "read_only"):
        storage.config.read_only = True
    _set_read_only(storage.config)

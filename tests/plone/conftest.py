"""One fixture site for all Plone tests, snapshotted; every test rolls back to it.

``portal`` rolls back the transaction; ``functional_portal`` the database, for
tests that commit or speak HTTP through ``http``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from egov.policy.testing import FUNCTIONAL_TESTING
from egov.policy.testing import INTEGRATION_TESTING
from plone.app.testing import login
from plone.app.testing import logout
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.pytestlayer import fixture

import pytest
import requests


PASSWORD = "correct horse battery"


class Session(requests.Session):
    """A session whose addresses are relative to the site."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def request(self, method, url, **more):
        """Send it to the site, or to an absolute address."""
        address = url if url.startswith("http") else f"{self.base}/{url.lstrip('/')}"
        more.setdefault("allow_redirects", False)
        return super().request(method, address, **more)


def _layer_fixtures(layer, name: str) -> dict:
    names = {
        "session_fixture_name": f"{name}_session",
        "class_fixture_name": f"{name}_class",
        "function_fixture_name": f"{name}_layer",
    }
    return fixture.create(layer, **names)


globals().update(_layer_fixtures(INTEGRATION_TESTING, "integration"))
globals().update(_layer_fixtures(FUNCTIONAL_TESTING, "functional"))


def _ready(layer):
    portal = layer["portal"]
    setRequest(layer["request"])
    return portal


@pytest.fixture
def portal(integration_session, integration_layer) -> Iterator:
    """The fixture site inside a transaction that is thrown away."""
    yield _ready(integration_layer)
    clearRequest()


@pytest.fixture
def functional_portal(functional_session, functional_layer) -> Iterator:
    """The fixture site on a database that is thrown away; tests may commit."""
    yield _ready(functional_layer)
    clearRequest()


@pytest.fixture
def as_user():
    """``with as_user(portal, "agent.bwiza"): …``: do something as a person."""

    @contextmanager
    def acting(portal, user_id: str):
        login(portal, user_id)
        try:
            yield
        finally:
            logout()

    return acting


@pytest.fixture
def http(functional_portal):
    """``http("agent.bwiza")``: a REST session of that account, or of nobody."""
    import transaction

    sessions = []

    def session(user_id: str = "") -> Session:
        if user_id:
            functional_portal.acl_users.userSetPassword(user_id, PASSWORD)
            transaction.commit()
        made = Session(functional_portal.absolute_url())
        made.headers["Accept"] = "application/json"
        if user_id:
            made.auth = (user_id, PASSWORD)
        sessions.append(made)
        return made

    yield session
    for made in sessions:
        made.close()

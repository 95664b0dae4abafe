"""One fixture site for all tests that need Plone, snapshotted; every test rolls back to it.

A plugin of pytest and no conftest: it is set up once, whichever directory asks for it first.
``portal`` rolls back the transaction; ``functional_portal`` the database, for tests that
commit or speak HTTP.  ``anew`` is for tests that need it more than once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from egov.policy.testing import FUNCTIONAL_TESTING
from egov.policy.testing import INTEGRATION_TESTING
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.pytestlayer import fixture

import pytest


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


@pytest.fixture(scope="session")
def anew(integration_session):
    """``with anew() as portal: …``: what ``portal`` is, each time from the beginning."""

    @contextmanager
    def beginning():
        integration_session.testSetUp()
        try:
            yield _ready(integration_session)
        finally:
            clearRequest()
            integration_session.testTearDown()

    return beginning


@pytest.fixture
def functional_portal(functional_session, functional_layer) -> Iterator:
    """The fixture site on a database that is thrown away; tests may commit."""
    yield _ready(functional_layer)
    clearRequest()


@pytest.fixture(scope="session")
def walk_in_both():
    """``walk_in_both(portal, procedure, test)``: the same, with what is recorded from the case."""
    from .both import walk_in_both

    return walk_in_both


@pytest.fixture(scope="session")
def play_in_both():
    """``play_in_both(portal, procedure, test)``: rehearsed, and played on the site."""
    from .both import play_in_both

    return play_in_both

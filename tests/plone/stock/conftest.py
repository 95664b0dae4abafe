"""Requests to cases by people who may see them and by others."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import transaction


@pytest.fixture
def filed_path(functional_portal, open_filed) -> str:
    """Path of a filed case of Bwiza that requests can see."""
    case = open_filed(functional_portal)
    transaction.commit()
    return case.absolute_url_path()


@pytest.fixture
def manager(functional_portal, http):
    """A session of the Manager of the whole server, below its root."""
    session = http()
    session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    session.base = functional_portal.getPhysicalRoot().absolute_url()
    return session


@pytest.fixture
def stranger(functional_portal, http):
    """A browser of nobody, below the root of the server."""
    session = http()
    session.headers["Accept"] = "text/html"
    session.base = functional_portal.getPhysicalRoot().absolute_url()
    return session

"""Test layers: one site with the pack of a commune, shared by every Plone test."""

from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.testing import zope
from tempfile import TemporaryDirectory

import os
import plone.app.upgrade  # noqa: F401  makes the alias that documentgenerator imports


class EgovLayer(PloneSandboxLayer):
    """A Plone site with the demonstration commune."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configurationContext) -> None:
        """Load the ZCML of the product once."""
        import egov.policy

        self.loadZCML(package=egov.policy)
        self._keys = TemporaryDirectory()
        os.environ["EGOV_KEYS"] = self._keys.name

    def tearDownZope(self, app) -> None:
        """Throw the signing key away."""
        del os.environ["EGOV_KEYS"]
        self._keys.cleanup()

    def setUpPloneSite(self, portal) -> None:
        """Install the demonstration commune, which brings all the rest."""
        applyProfile(portal, "egov.policy:demo")


EGOV_FIXTURE = EgovLayer()
INTEGRATION_TESTING = IntegrationTesting(bases=(EGOV_FIXTURE,), name="egov.policy:Integration")
FUNCTIONAL_TESTING = FunctionalTesting(
    bases=(EGOV_FIXTURE, zope.WSGI_SERVER_FIXTURE),
    name="egov.policy:Functional",
)

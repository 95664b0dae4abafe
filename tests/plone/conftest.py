"""One fixture site for all Plone tests, snapshotted; tests roll back to it."""

from egov.policy.testing import FUNCTIONAL_TESTING
from egov.policy.testing import INTEGRATION_TESTING
from zope.pytestlayer import fixture


globals().update(
    fixture.create(
        {
            INTEGRATION_TESTING: {"session_fixture_name": "integration_session", "class_fixture_name": "integration_class", "function_fixture_name": "integration"},
            FUNCTIONAL_TESTING: {"session_fixture_name": "functional_session", "class_fixture_name": "functional_class", "function_fixture_name": "functional"},
        }
    )
)

"""What papers say of the office, from the registry.  Used by issuing."""

from egov.policy.documents.answers import printable
from egov.policy.documents.expressions import Values
from egov.policy.documents.interfaces import IDocumentSettings
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


PREFIX = "egov.policy.documents"


def letterhead() -> Values:
    """``letterhead.ministry``: the lines above those of the unit."""
    return Values(ministry=printable(_settings().ministry or ""))


def public_address() -> str:
    """Where people reach the site, without a slash at its end."""
    return (_settings().public_address or api.portal.get().absolute_url()).rstrip("/")


def verification_address() -> str:
    """Where the public verifies a paper."""
    return f"{public_address()}/verify"


def _settings():
    return getUtility(IRegistry).forInterface(IDocumentSettings, prefix=PREFIX)

"""The browser layer: what is registered for it exists only where the product is installed.

And what is said above the verticals of what is raised in them.
"""

from zope.interface import Attribute
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IBrowserLayer(IDefaultBrowserLayer):
    """Marks requests to a site on which egov.policy is installed."""


class IToldConflict(Interface):
    """A StateConflict as whoever was too late is told; adapts the error and the request."""

    message = Attribute("One sentence in the language of the request: who, when, where it is now.")
    details = Attribute("The same as plain data, by name: state, by, at, and what the reason has.")


class IJudgesItself(Interface):
    """A page or service that says itself who may reach it, who need not see what it hangs on."""


class IKnowsCaller(Interface):
    """A page for another system, which shows a secret of its own and no account."""

    def knows_caller() -> bool:
        """Whether the secret is right: what the request brings is no failed sign-in then."""

"""The browser layer: what is registered for it exists only where the product is installed."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IBrowserLayer(IDefaultBrowserLayer):
    """Marks requests to a site on which egov.policy is installed."""

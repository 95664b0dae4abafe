"""CSRF protection of our pages without rewriting them.

plone.protect parses each page of a signed-in person with lxml, adds its token
to the forms and a script to the body.  Our forms carry the token already and
load no such script, so for our pages only its check of what a request wrote
remains (docs/adr/0041-csrf-without-rewriting-pages.md).
"""

from egov.policy.interfaces import IBrowserLayer
from egov.policy.portal.interfaces import IPage
from plone.protect.auto import ProtectTransform
from zope.component import adapter


@adapter(IPage, IBrowserLayer)
class ProtectPage(ProtectTransform):
    """Refuses what was written without a token; leaves the page as it is."""

    def transform(self, result, encoding):
        """Nothing to add: the forms of a page carry the token."""
        return

"""Pages of the folders of cases: there are none.

Used by Plone when somebody opens the address of such a folder.  The lists of
cases belong to the portal; stock listings would load and show too much.
"""

from plone import api
from Products.Five.browser import BrowserView


class CaseFolderView(BrowserView):
    """Leads to the list of what waits."""

    def __call__(self) -> str:
        """A redirect."""
        return self.request.response.redirect(f"{api.portal.get().absolute_url()}/@@inbox")

"""First page and help.  The first page of somebody at work is the list of their work."""

from egov.policy import _
from egov.policy import __version__
from egov.policy import permissions
from egov.policy.portal.page import Page


START = (
    (permissions.MANAGE_PROCEDURES, "@@procedures"),
    (permissions.MANAGE_PLAN, "@@records"),
    (permissions.USE_OFFICE, "@@inbox"),
)
"""Where each kind of person begins: the first permission held decides."""


class WelcomeView(Page):
    """The first page for the public; the way to work for those who are signed in."""

    def get(self):
        """Send people to their work."""
        for permission, view in START:
            if not self.anonymous and self.allowed(permission):
                return self.redirect(f"{self.portal_url}/{view}")
        return self.index()


class HelpView(Page):
    """Help for each role, then version and licence."""

    title = _("Help and about")
    version = __version__

"""Errors over REST: what the caller can mend is told, the inside is not.

Used by the page of errors.  Statuses below 500 keep what plone.rest says.
"""

from AccessControl import getSecurityManager
from egov.policy import _
from plone.rest.errors import ErrorHandling
from Products.CMFCore.permissions import ManagePortal
from zope.component.hooks import getSite
from zope.i18n import translate


class RestErrors(ErrorHandling):
    """plone.rest prints exceptions and, for Managers, where they were raised."""

    failed = False

    def render_exception(self, exception):
        """The body of the answer, as plain data."""
        answer = super().render_exception(exception)
        if answer:
            answer.pop("traceback", None)
        if self.failed and not self._is_manager():
            message = _("The service has met a problem")
            answer["type"] = "InternalServerError"
            answer["message"] = translate(message, context=self.request)
        return answer

    def _is_manager(self) -> bool:
        return bool(getSecurityManager().checkPermission(ManagePortal, getSite()))

"""Pages of errors: plain words, what to do next, nothing of the inside.

Used by Zope for whatever a request raises.  Errors of forms are not here: they
are shown in the form.
"""

from dataclasses import dataclass
from egov.policy import _
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import RecordProtected
from egov.policy.core.errors import StateConflict
from egov.policy.portal.concealment import as_told
from egov.policy.portal.concealment import who_asks
from egov.policy.portal.page import Page
from egov.policy.portal.resterrors import RestErrors
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import HTTPException
from zope.component import getMultiAdapter


@dataclass(frozen=True)
class Problem:
    """What a page of error says."""

    title: str
    text: str


PROBLEMS = {
    400: Problem(
        _("The request was not understood"),
        _("Something in the address or in the form is wrong. Go back and try again."),
    ),
    401: Problem(_("Sign in first"), _("This page is for people who are signed in.")),
    403: Problem(
        _("You have no access to this page"),
        _("Your functions do not give this access. If your work needs it, ask the administrator."),
    ),
    404: Problem(
        _("Page not found"),
        _("If you typed the address, check it. If you followed a link, tell who gave it to you."),
    ),
    409: Problem(
        _("Somebody else was faster"),
        _("This file has changed since you opened the page. Nothing you sent was kept."),
    ),
    413: Problem(_("The file is too large"), _("Send a smaller file. Nothing you sent was kept.")),
    429: Problem(_("Wait a moment"), _("Nothing you sent was kept.")),
    500: Problem(
        _("The service has met a problem"),
        _("Nothing you sent was kept. Try again in a few minutes, then tell the administrator."),
    ),
}

NOT_NOW = Problem(_("This cannot be done now"), _("Nothing you sent was kept."))
"""What stands against it is told, and nobody was faster."""

STATUS_OF = {InvalidValues: 400, NotAllowed: 403, RecordProtected: 403, StateConflict: 409}
"""Errors of the core as answers of HTTP."""


class ErrorPage(Page):
    """Shows one problem."""

    error_template = ViewPageTemplateFile("templates/error.pt")
    detail = ""
    case = None

    def show(self, status: int):
        """The page of a status; unknown ones look like a failure of ours."""
        self.problem = self.problem_of(status)
        self.title = self.problem.title
        # Locked, or what comes after would set it again from the name of the
        # exception; but 401 is still to become the way to the sign-in page.
        self.request.response.setStatus(status, lock=status != 401)
        self.set_headers()
        return self.error_template()

    def problem_of(self, status: int) -> Problem:
        """What a status means."""
        return PROBLEMS.get(status, PROBLEMS[500])


class ExceptionPage(ErrorPage, ExceptionView):
    """What a request raised, as a page, or as JSON for whoever asked for JSON."""

    @property
    def detail(self) -> str:
        """What the error itself says to people; most say nothing."""
        return getattr(self.exception, "for_people", "")

    def __call__(self):
        self.exception = as_told(self.context, self.request)
        if self._was_typing():
            return self._sign_in_first()
        if IAPIRequest.providedBy(self.request):
            handling = RestErrors(self.exception, self.request)
            handling.failed = status_of(self.context) >= 500
            handling.__parent__ = self.__parent__
            return handling()
        if self.exception is not self.context:
            return self._conceal()
        return ExceptionView.__call__(self)

    def _was_typing(self) -> bool:
        """Whether a form of a page comes from somebody whose session has ended."""
        if IAPIRequest.providedBy(self.request) or self.request.method != "POST":
            return False
        if "_authenticator" not in self.request.form or status_of(self.exception) != 401:
            return False
        return who_asks(self.request) is None

    def _sign_in_first(self):
        """The sign-in page, which sends on what was typed; nobody is sent away from it."""
        self.request.response._has_challenged = True
        return getMultiAdapter((self.portal, self.request), name="login").first()

    def _conceal(self):
        """Answer as if something else had happened, also where the sign-in page is next."""
        response, status = self.request.response, status_of(self.exception)
        if status == 401:
            response._unauthorized()
        else:
            response._has_challenged = True
        return self.show(status)

    def index(self, error_type: str, error_tb: str):
        """Called by Plone's view, which has followed redirects of moved content."""
        return self.show(status_of(self.exception))


def status_of(error: Exception) -> int:
    """The HTTP status that says best what happened."""
    for kind, status in STATUS_OF.items():
        if isinstance(error, kind):
            return status
    return error.getStatus() if isinstance(error, HTTPException) else 500

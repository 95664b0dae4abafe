"""Signing in and out.  Checking the password is the business of Plone's PAS.

A sign-in form cannot carry a token bound to the person, who is not known yet:
what protects it is that the answer goes to a page of this site only.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy import _
from egov.policy.portal.errors import ErrorPage
from egov.policy.portal.language import safe_address
from egov.policy.portal.page import Page
from plone import api
from typing import Any
from urllib.parse import quote
from urllib.parse import urlsplit


SIGN_IN_PAGES = {"login", "login_form", "logout", "require_login", "logged-out"}
OWN_BOXES = {"came_from", "__ac_name", "__ac_password", "interrupted"}


def texts(form: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and text of each box of a form."""
    for name, value in form.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                yield name, text


class LoginView(Page):
    """``login``: name and password."""

    title = _("Sign in")
    failed = False
    interrupted = False
    """Whether a form was being sent by somebody whose session had ended."""

    def get(self):
        """The form, or the way on for whoever is signed in already."""
        if not self.anonymous:
            return self.redirect(self.came_from)
        return self.index()

    def _post(self):
        # PAS has read name and password from the form before this view runs.
        if self.anonymous:
            self.failed = True
            self.request.response.expireCookie("__ac", path="/")
            return self.index()
        api.portal.get_tool("portal_membership").loginUser(self.request)
        if "interrupted" in self.request.form:
            # The browser sends the same form on, as if nothing had come between.
            return self.request.response.redirect(self.came_from, status=307)
        return self.redirect(self.came_from)

    def first(self):
        """The page in place of what a form was sent to; what was typed in it is kept."""
        self.interrupted = True
        self.request.response.setStatus(401)
        self.set_headers()
        return self.index()

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Boxes of the form that was being sent; files cannot be kept."""
        if not (self.interrupted or "interrupted" in self.request.form):
            return []
        pairs = [(name, text) for name, text in texts(self.request.form) if name not in OWN_BOXES]
        return [*pairs, ("interrupted", "1")]

    @property
    def document_title(self) -> str:
        """Says first that there is an error, for those who hear the page."""
        title = super().document_title
        return f"{self.translated(_('Error:'))} {title}" if self.failed else title

    @property
    def came_from(self) -> str:
        """The page to go to: the one that was asked for if it is of this site."""
        if self.interrupted:
            return self.request["ACTUAL_URL"]
        url = safe_address(self.request.form.get("came_from"))
        names = {name.lstrip("@") for name in urlsplit(url).path.split("/")}
        return self.portal_url if names & SIGN_IN_PAGES else url

    @property
    def name(self) -> str:
        """The name as typed, to be kept after an error."""
        return self.request.form.get("__ac_name", "")


class LogoutView(Page):
    """``logout``: a GET asks, a POST signs out."""

    title = _("Sign out")

    def post(self):
        """End the session, on the server too; a stranger has none, whatever the cookie says."""
        if self.anonymous:
            return self.redirect(self.portal_url)
        api.portal.get_tool("portal_membership").logoutUser(self.request)
        self.tell(_("You are signed out."))
        return self.redirect(self.portal_url)


class RequireLoginView(ErrorPage):
    """``require_login``: where PAS sends whoever lacks a right."""

    def __call__(self):
        if not self.anonymous:
            return self.show(403)
        came_from = quote(self.request.form.get("came_from", ""), safe="")
        return self.redirect(f"{self.portal_url}/login?came_from={came_from}")

"""What every light page shares: layout, headers, CSRF check, language, navigation.

All views of the portal subclass :class:`Page`.  It is not Plone's
``main_template``: neither theme, bundle, toolbar nor portlet takes part
(docs/adr/0040-light-pages-outside-the-theme.md).
"""

from AccessControl import getSecurityManager
from egov.policy import _
from egov.policy import clock
from egov.policy import people
from egov.policy import permissions
from egov.policy.core.model import Text
from egov.policy.portal.assets import asset_url
from egov.policy.portal.format import Formatter
from egov.policy.portal.interfaces import IPage
from egov.policy.portal.language import language_of
from egov.policy.portal.language import LANGUAGES
from egov.policy.portal.language import Spoken
from egov.policy.portal.language import spoken
from functools import cached_property
from plone import api
from plone.protect.authenticator import check
from plone.protect.authenticator import createToken
from plone.protect.authenticator import isAnonymousUser
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from urllib.parse import quote
from zExceptions import Forbidden
from zoneinfo import ZoneInfo
from zope.i18n import translate
from zope.interface import implementer

import transaction


HEADERS = {
    "X-Theme-Disabled": "1",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    # Shared office computers: nothing of a file stays in the browser after signing out.
    "Cache-Control": "private, no-store",
}

NAVIGATION = (
    ("inbox", permissions.USE_OFFICE, _("Inbox")),
    ("records", permissions.SEARCH_RECORDS, _("Search")),
    ("registers", permissions.USE_OFFICE, _("Registers")),
    ("cash-desk", permissions.HANDLE_PAYMENTS, _("Cash desk")),
    ("procedures", permissions.MANAGE_PROCEDURES, _("Procedures")),
    ("people", permissions.MANAGE_PEOPLE, _("People")),
    ("tariffs", permissions.MANAGE_TARIFFS, _("Tariffs")),
)
"""Main navigation: view, permission that shows it, label."""


STRANGERS = {"system": _("the system"), "anonymous": _("a person who was not signed in")}
"""Who acts without an account, as the journal names them."""


class FormExpired(Forbidden):
    """A form came without the token of the person who sends it."""

    for_people = _("This form has expired. Open the page again and send it once more.")


@implementer(IPage)
class Page(BrowserView):
    """A page: ``GET`` renders ``index``; ``POST`` calls ``post()``, which redirects or renders."""

    title = ""
    layout_template = ViewPageTemplateFile("templates/layout.pt")
    paging_template = ViewPageTemplateFile("templates/paging.pt")

    def __call__(self):
        self.set_headers()
        if self.request.method == "POST":
            return self._post()
        return self.get()

    def get(self):
        """Answer a GET; pages that redirect override this."""
        return self.index()

    def post(self):
        """Answer a POST whose token was checked; pages with forms override this."""
        return self.index()

    def _post(self):
        try:
            check(self.request)
        except Forbidden:
            raise FormExpired from None
        body = self.post()
        if self.request.response.getStatus() not in (302, 303):
            # Only a redirect confirms a change; a page of errors leaves nothing behind.
            transaction.doom()
        return body

    def set_headers(self) -> None:
        """Headers of every page of ours."""
        response = self.request.response
        response.setHeader("Content-Type", "text/html; charset=utf-8")
        for name, value in HEADERS.items():
            response.setHeader(name, value)

    @property
    def layout(self):
        """The macro that a template fills."""
        return self.layout_template.macros["page"]

    @property
    def paging_macro(self):
        """The links to the neighbouring pages of a list."""
        return self.paging_template.macros["paging"]

    @cached_property
    def portal(self):
        """The site."""
        return api.portal.get()

    @cached_property
    def portal_url(self) -> str:
        """Address of the site, without a slash at its end."""
        return self.portal.absolute_url()

    @cached_property
    def site_title(self) -> str:
        """Name of the administration."""
        return self.portal.title

    @cached_property
    def language(self) -> str:
        """Language of the page: fr, rn or en."""
        return language_of(self.request)

    @cached_property
    def format(self) -> Formatter:
        """Dates and numbers in the language of the page."""
        zone = api.portal.get_registry_record("plone.portal_timezone", default=None)
        return Formatter(self.language, ZoneInfo(zone or clock.ZONE))

    @cached_property
    def anonymous(self) -> bool:
        """Whether nobody is signed in."""
        return isAnonymousUser(getSecurityManager().getUser())

    @cached_property
    def token(self) -> str:
        """The CSRF token that each form of the page sends."""
        return createToken()

    @property
    def user_id(self) -> str:
        """Id of the person signed in, empty for nobody."""
        return getSecurityManager().getUser().getId() or ""

    @property
    def user_name(self) -> str:
        """The name of the person signed in."""
        return people.display_name(self.user_id)

    def person(self, id: str) -> str:
        """How to name who did something."""
        return self.translated(STRANGERS[id]) if id in STRANGERS else people.display_name(id)

    @property
    def document_title(self) -> str:
        """Text of the title element: page, then administration."""
        parts = [self.translated(part) for part in (self.title, self.site_title) if part]
        return " – ".join(parts)

    @property
    def messages(self) -> list:
        """Status messages that wait to be shown."""
        return IStatusMessage(self.request).show()

    @property
    def languages(self) -> list[dict]:
        """Links of the language switch."""
        here = self.request["ACTUAL_URL"]
        if self.request.get("QUERY_STRING"):
            here = f"{here}?{self.request['QUERY_STRING']}"
        base = f"{self.portal_url}/@@language?next={quote(here, safe='')}&to="
        return [
            {"id": id, "name": name, "url": base + id, "current": id == self.language}
            for id, name in LANGUAGES.items()
        ]

    @property
    def navigation(self) -> list[dict]:
        """Links of the main navigation that this person may use."""
        return [
            {"url": f"{self.portal_url}/@@{view}", "title": title, "current": view == self.__name__}
            for view, permission, title in NAVIGATION
            if self.allowed(permission)
        ]

    def allowed(self, permission: str, context=None) -> bool:
        """Whether the person holds a permission, on the site unless said otherwise."""
        where = self.portal if context is None else context
        return bool(getSecurityManager().checkPermission(permission, where))

    def asset(self, name: str) -> str:
        """Address of a style sheet, script or icon; it changes with the content."""
        return asset_url(self.portal_url, name)

    def say(self, text: Text) -> Spoken:
        """A text of a definition in the best language there is."""
        return spoken(text, self.language)

    def translated(self, message) -> str:
        """A message of ours in the language of the page."""
        return translate(message, context=self.request)

    def tell(self, message, kind: str = "info") -> None:
        """Leave a message for the next page."""
        IStatusMessage(self.request).add(message, kind)

    def redirect(self, url: str):
        """Send the browser on; 303, so that reloading sends nothing twice."""
        self.request.response.redirect(url, status=303)

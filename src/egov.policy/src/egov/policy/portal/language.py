"""Languages of the pages: the switch, texts of definitions, Kirundi falling back to French.

It is not a negotiator: Plone's own reads the cookie that the switch sets.
"""

from dataclasses import dataclass
from egov.policy import PACKAGE_NAME
from egov.policy.core.model import Text
from pathlib import Path
from plone import api
from Products.Five.browser import BrowserView
from zope.component import queryUtility
from zope.i18n.gettextmessagecatalog import GettextMessageCatalog
from zope.i18n.interfaces import ITranslationDomain


LANGUAGES = {"fr": "Français", "rn": "Ikirundi", "en": "English"}
"""Languages of the pages, each under its own name."""

DEFAULT = "fr"
COOKIE = "I18N_LANGUAGE"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Spoken:
    """A text as shown; ``lang`` is None when it is in the language of the page."""

    text: str
    lang: str | None

    def __bool__(self) -> bool:
        return bool(self.text)


def spoken(text: Text, language: str) -> Spoken:
    """The best wording of a text for a page, with its language if it is another one."""
    best, used = text.best(language)
    return Spoken(best, None if used in (language, "") else used)


def language_of(request) -> str:
    """The language of a request, always one of ours."""
    language = request.get("LANGUAGE")  # set by plone.i18n when it reaches the site
    return language if language in LANGUAGES else DEFAULT


class LanguageView(BrowserView):
    """``@@language?to=rn&next=…``: remember a language and go back to the page."""

    def __call__(self) -> None:
        response = self.request.response
        to = self.request.form.get("to")
        if isinstance(to, str) and to in LANGUAGES:
            response.setCookie(COOKIE, to, path="/", max_age=YEAR, same_site="Lax")
        response.redirect(safe_address(self.request.form.get("next")))


def safe_address(url: object) -> str:
    """An address of this site, or its front page."""
    tool = api.portal.get_tool("portal_url")
    if isinstance(url, str) and url and tool.isURLInPortal(url):
        return url
    return tool()


def add_french_fallback(event) -> None:
    """Answer in French what the Kirundi catalogue lacks, when the server starts.

    zope.i18n falls back only when a language has no catalogue at all.
    """
    domain = queryUtility(ITranslationDomain, name=PACKAGE_NAME)
    french = Path(__file__).parent.parent / "locales" / "fr" / "LC_MESSAGES" / f"{PACKAGE_NAME}.mo"
    domain.addCatalog(GettextMessageCatalog("rn", PACKAGE_NAME, str(french)))

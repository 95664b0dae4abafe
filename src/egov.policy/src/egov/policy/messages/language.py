"""In which language somebody is told something."""

from egov.policy.core.model import LANGUAGES
from egov.policy.messages import store
from plone import api


def language_of(person: str) -> str:
    """The language that a person wants, else that of the site."""
    return store.preferences_of(person).language or site_language()


def site_language() -> str:
    """The language of those who have said nothing of theirs."""
    language = api.portal.get_default_language()[:2]
    return language if language in LANGUAGES else LANGUAGES[0]

"""In which language somebody is told something: people by what they chose, others by the case.

Whoever comes to the counter says once which language they want; it is kept beside the case, of
which it changes nothing.
"""

from egov.policy import journal
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import LANGUAGES
from egov.policy.messages import store
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.messages.language"


def language_of(person: str) -> str:
    """The language that a person wants, else that of the site."""
    return store.preferences_of(person).language or site_language()


def language_of_case(case) -> str:
    """The language that the requester of a case wants; empty if nobody has said."""
    return IAnnotations(case).get(KEY, "")


def set_language_of_case(case, language: str) -> None:
    """Keep which language the requester wants; an empty text for that of the site.

    :raises InvalidValues: naming ``language``.
    """
    if language not in ("", *LANGUAGES):
        raise InvalidValues([FieldProblem("language", "not_an_option")])
    if language != language_of_case(case):
        IAnnotations(case)[KEY] = language
        journal.record(case, "language_wanted", language=language)


def site_language() -> str:
    """The language of those who have said nothing of theirs."""
    language = api.portal.get_default_language()[:2]
    return language if language in LANGUAGES else LANGUAGES[0]

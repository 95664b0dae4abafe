"""The catalogues hold every word of the code, all of them in French, and are compiled."""

from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from egov.policy.locales import refresh
from egov.policy.portal.language import add_french_fallback
from zope.i18n import translate

import pytest
import re


@pytest.fixture(scope="module")
def wanted():
    """Messages that the code says today."""
    return refresh.template()


def catalogue(language):
    with refresh.po_file(language).open("rb") as file:
        return read_po(file, locale=language, domain=refresh.DOMAIN)


def ids(messages):
    return {message.id for message in messages if message.id}


@pytest.mark.parametrize("language", refresh.LANGUAGES)
def test_a_catalogue_holds_exactly_the_words_of_the_code(wanted, language):
    assert ids(catalogue(language)) == ids(wanted), "run make i18n"


def test_every_word_of_the_code_is_said_in_french(wanted):
    french = catalogue("fr")
    assert [id for id in ids(wanted) if not french[id].string] == []


@pytest.mark.parametrize("language", ["fr", "rn"])
def test_translations_fill_in_the_same_names(language):
    different = [
        message.id
        for message in catalogue(language)
        if message.id
        and message.string
        and set(re.findall(r"\{(\w+)\}", message.id))
        != set(re.findall(r"\{(\w+)\}", message.string))
    ]
    assert different == []


def test_every_word_of_kirundi_is_marked_for_review():
    unmarked = [
        message.id
        for message in catalogue("rn")
        if message.id and message.string and "à relire" not in message.user_comments
    ]
    assert unmarked == []


@pytest.mark.parametrize("language", refresh.LANGUAGES)
def test_the_compiled_catalogue_says_what_the_readable_one_says(language):
    with refresh.po_file(language).with_suffix(".mo").open("rb") as file:
        compiled = {message.id: message.string for message in read_mo(file) if message.id}
    assert compiled == {m.id: m.string for m in catalogue(language) if m.id and m.string}


def test_what_kirundi_lacks_is_said_in_french(portal):
    from egov.policy import _

    add_french_fallback(None)
    assert translate(_("Yes"), target_language="rn") == "Ego"
    assert translate(_("Draft"), target_language="rn") == "Brouillon"

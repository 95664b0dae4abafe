"""The vocabulary ``egov_french`` of the catalogue.

A text index numbers words.  Here all forms of a word get the number of their
stem, and the lexicon alone knows the forms: the index stays small, ``résidences``
finds ``residence``, and ``résidenc*`` still finds both, which it would not if
only stems were kept.  Created by ``catalog.xml``; ADR 0030.
"""

from AccessControl.class_init import InitializeClass
from difflib import get_close_matches
from egov.policy.search import french
from Products.ZCTextIndex.ZCTextIndex import PLexicon


LEAST_ALIKE = 0.75
"""Share of letters that two words have in common to be almost the same."""

MOST_ALIKE = 20

LAST = "\uffff"
"""Comes after every letter of a word."""

STEM = "="
"""Begins the entry of a stem: the beginning of a word never matches it."""


class FrenchLexicon(PLexicon):
    """A lexicon that splits, folds and stems French by itself: it has no pipeline."""

    meta_type = "egov.policy French lexicon"

    def sourceToWordIds(self, text) -> list[int]:
        """Numbers of the words of a text that is indexed; new words are learnt."""
        return [self._getWordIdCreate(word) for part in _parts(text) for word in french.words(part)]

    def termToWordIds(self, text) -> list[int]:
        """Numbers of the words of a question, 0 for a word that no record has."""
        found = [word for part in _parts(text) for word in french.words(part)]
        return [self._wids.get(_entry(word), 0) for word in found]

    def parseTerms(self, text) -> list[str]:
        """The words of a question, ``*`` kept."""
        return [word for part in _parts(text) for word in french.terms(part)]

    def globToWordIds(self, pattern: str) -> list[int]:
        """Numbers of the words with this beginning, each once."""
        return sorted(set(super().globToWordIds(pattern)))

    def alike(self, word: str) -> list[str]:
        """Known words that are almost written as a folded word and begin as it does."""
        beginning = word[:1]
        known = self._wids.keys(beginning, beginning + LAST)
        return get_close_matches(word, list(known), MOST_ALIKE, LEAST_ALIKE)

    def _getWordIdCreate(self, word: str) -> int:
        known = self._wids.get(word)
        if known is None:
            known = super()._getWordIdCreate(_entry(word))
            self._wids[word] = known
        return known


InitializeClass(FrenchLexicon)


def _entry(word: str) -> str:
    # A number has no other forms and needs one entry only.
    return STEM + french.stem(word) if word.isalpha() else word


def _parts(text) -> list[str]:
    return [text] if isinstance(text, str) else text

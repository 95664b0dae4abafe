"""French words as an index sees them: no accents, no elisions, no endings.

Used by :mod:`.lexicon` when a record is indexed and by :mod:`.text` when
somebody searches, so that both see the same words.  It is no dictionary: a
Kirundi name loses at most an ending, in the index and in the question alike.
"""

from egov.policy.core.texts import folded
from functools import lru_cache

import re
import snowballstemmer


# What NFKD leaves whole.
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})

STOP_WORDS = frozenset(
    """
    a au aux avec c ce ces cet cette d dans de des du elle elles en est et eu il ils j je l la le
    les leur leurs lui m ma mais me mes mon n ne ni nos notre nous on ont ou par pas pour qu que
    qui s sa sans se ses si son sont sous sur t ta te tes toi ton tu un une vos votre vous y
    """.split()
)
"""Words too common to be looked for, and the letters that an apostrophe cuts off."""

IRREGULAR = dict(
    pair.split(":")
    for pair in """
    adieux:adieu aveux:aveu baux:bail cheveux:cheveu coraux:corail eaux:eau emaux:email
    enjeux:enjeu feux:feu jeux:jeu lieux:lieu milieux:milieu neveux:neveu soupiraux:soupirail
    travaux:travail tuyaux:tuyau vantaux:vantail vitraux:vitrail voeux:voeu refu:refus abu:abus
    """.split()
)
"""Plurals that no rule forms, after the *s* is gone, and two words that need theirs."""

SHORTEST_STEM = 4
"""A shorter stem would make one word of *marié* and *mars*, of *décès* and *déc.*"""

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r"[^\W_]+\*?")
_PLURAL = re.compile("(?<=[^s])s$")
# The stemmer knows these endings by an accent, which is folded away.
_FEMININE = re.compile("(?<=e)e$|(?<=ier)e$")


def fold(text: str) -> str:
    """Small letters without accents, ligatures apart."""
    return folded(text.translate(LIGATURES))


def words(text: str) -> list[str]:
    """The folded words of a text; punctuation and common words are left out."""
    return [word for word in _WORD.findall(fold(text)) if word not in STOP_WORDS]


def terms(text: str) -> list[str]:
    """Like :func:`words`, but ``ndayi*`` stays the beginning of a word."""
    return [word for word in _TERM.findall(fold(text)) if word not in STOP_WORDS]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What a folded word has in common with its other forms."""
    if len(word) < SHORTEST_STEM or not word.isalpha():
        return word
    singular = _PLURAL.sub("", word)
    base = _FEMININE.sub("", IRREGULAR.get(singular, singular))
    # One stemmer for each call: it keeps the word in itself, and threads share modules.
    found = snowballstemmer.stemmer("french").stemWord(base)
    return found if len(found) >= SHORTEST_STEM else base

"""French words as an index sees them: no accents, no elisions, no endings.

Used by :mod:`.lexicon` when a record is indexed and by :mod:`.text` when
somebody searches, so that both see the same words.  It is no dictionary: a
Kirundi name loses at most an ending, in the index and in the question alike.
"""

from collections.abc import Iterator
from functools import lru_cache

import re
import snowballstemmer
import unicodedata


# What NFKD leaves whole.
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})

STOP_WORDS = frozenset(
    """
    a au aux avec c ce ces cet cette d dans de des du elle elles en est et eu il ils j je l la le
    les leur leurs lui m ma mais me mes mon n ne ni nos notre nous on ont ou où par pas pour qu que
    qui s sa sans se ses si son sont sous sur t ta te tes toi ton tu un une vos votre vous y
    """.translate(str.maketrans("ù", "u")).split()
)
"""Words too common to be looked for, and the letters that an apostrophe cuts off."""

IRREGULAR = {
    "baux": "bail",
    "coraux": "corail",
    "emaux": "email",
    "soupiraux": "soupirail",
    "travaux": "travail",
    "vantaux": "vantail",
    "vitraux": "vitrail",
}
"""The plurals in *-aux* that do not come from *-al*: all there are."""

SHORTEST_STEM = 4
"""A shorter stem would make one word of *marié* and *mars*, of *décès* and *déc.*"""

_WORD = re.compile(r"[^\W_]+")
_WORD_OR_PREFIX = re.compile(r"[^\W_]+\*?")
_PARTICIPLE = re.compile("ees?$")


def fold(text: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LIGATURES))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def words(text: str) -> Iterator[str]:
    """The folded words of a text; punctuation and common words are left out."""
    return (word for word in _WORD.findall(fold(text)) if word not in STOP_WORDS)


def terms(text: str) -> Iterator[str]:
    """Like :func:`words`, but ``ndayi*`` stays the beginning of a word."""
    return (word for word in _WORD_OR_PREFIX.findall(fold(text)) if word not in STOP_WORDS)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What a folded word has in common with its other forms."""
    word = IRREGULAR.get(word, word)
    if len(word) < SHORTEST_STEM or not word.isalpha():
        return word
    # The stemmer knows participles by their accent, which is folded away.
    word = _PARTICIPLE.sub("e", word)
    # One stemmer for each call: it keeps the word in itself, and threads share modules.
    found = snowballstemmer.stemmer("french").stemWord(word)
    return found if len(found) >= SHORTEST_STEM else _lightly(word)


def _lightly(word: str) -> str:
    word = word.removesuffix("s").removesuffix("x")
    return word.removesuffix("e") if len(word) > SHORTEST_STEM else word

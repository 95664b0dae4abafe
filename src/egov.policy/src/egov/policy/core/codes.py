"""Short codes that people read out, type or send by SMS to verify a paper.

Used when a document is issued and by the public verification.  A code proves
nothing by itself: it is drawn at random and only finds the record; the signed
content is in :mod:`.qr`.

Twelve characters of Crockford's base 32 (no I, L, O, U) in groups of four:
eleven drawn at random, 55 bits, and one that checks them.  The check is a
weighted sum over GF(32), which sees any one wrong character and any two that
changed places.
"""

from collections.abc import Callable

import re


ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_RANDOM_BITS = 5 * (LENGTH - 1)
_READ_AS = str.maketrans("ILO", "110")
_NOT_READ = re.compile(r"[\s\-\u2010-\u2015]+")


def new_code(randbits: Callable[[int], int]) -> str:
    """A new code; ``randbits`` is ``secrets.randbits``."""
    number = randbits(_RANDOM_BITS)
    drawn = [number >> shift & 31 for shift in range(0, _RANDOM_BITS, 5)]
    return _grouped("".join(ALPHABET[value] for value in (*drawn, _check(drawn))))


def normalise(text: str) -> str:
    """What somebody typed, as a code is stored: capitals, I and L as 1, O as 0, groups of four."""
    return _grouped(_NOT_READ.sub("", text).upper().translate(_READ_AS))


def is_well_formed(text: str) -> bool:
    """Whether this can be a code at all; slips of typing are found without a look-up."""
    characters = normalise(text).replace("-", "")
    if len(characters) != LENGTH or not set(characters) <= set(ALPHABET):
        return False
    *drawn, check = map(ALPHABET.index, characters)
    return _check(drawn) == check


def _check(values: list[int]) -> int:
    total = 0
    for value in values:
        total = _twice(total ^ value)
    return total


def _twice(value: int) -> int:
    """Multiply by x in GF(32), the polynomials over GF(2) modulo x⁵ + x² + 1."""
    return value << 1 ^ (0b100101 if value & 0b10000 else 0)


def _grouped(characters: str) -> str:
    return "-".join(characters[start : start + 4] for start in range(0, len(characters), 4))

"""Free text as people type it: tidied, and without what nobody types.

Used by the form, and for comments, reasons and every other text that comes in.
It knows no fields and no lengths of theirs.
"""

from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues

import re
import unicodedata


HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What a person does not type: controls, changes of direction, what XML cannot hold."""

MOST_MARKS = 30
"""Marks over one letter; more is no text of any language (Unicode 15.1, UAX 15, 13.1)."""

MOST_FIGURES = 9
"""Figures of a year, a number of a book, a version."""

LINES = re.compile("[\t\n\u2028\u2029]")


def tidy(text: str) -> str:
    """The text in its composed form, with plain ends of lines and nothing around it."""
    plain = text.replace("\r\n", "\n").strip()
    # The time that composing takes grows with the square of the marks over one letter.
    return plain if _is_piled_up(plain) else unicodedata.normalize("NFC", plain).strip()


def hides(text: str, *, lines: bool = True) -> bool:
    """Whether a tidied text holds what nobody types; without ``lines``, also a second line."""
    found = HIDDEN.search(text) or (not lines and LINES.search(text))
    return bool(found) or _is_piled_up(text)


def remark(name: str, text: str, most: int) -> str:
    """A comment or a reason of several lines, tidied.

    :raises InvalidValues: if it holds what nobody types, or is too long.
    """
    tidied = tidy(text)
    if hides(tidied):
        raise InvalidValues([FieldProblem(name, "control_character")])
    if len(tidied) > most:
        raise InvalidValues([FieldProblem.too_long(name, most)])
    return tidied


def whole(text: str) -> int | None:
    """The whole number that a text writes in figures; None for whatever else.

    More figures than :data:`MOST_FIGURES` write none: nothing here has so many, and Python
    refuses to read thousands of them.
    """
    good = text.isascii() and text.isdecimal() and len(text) <= MOST_FIGURES
    return int(text) if good else None


def folded(text: str) -> str:
    """For comparing: small letters without accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _is_piled_up(text: str) -> bool:
    """Whether a letter bears more marks than letters do."""
    if text.isascii():
        return False
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MOST_MARKS:
            return True
    return False

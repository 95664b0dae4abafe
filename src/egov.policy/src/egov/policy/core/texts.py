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

LINES = re.compile("[\t\n\u2028\u2029]")


def tidy(text: str) -> str:
    """The text in its composed form, with plain ends of lines and nothing around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


def hides(text: str, *, lines: bool = True) -> bool:
    """Whether a tidied text holds what nobody types; without ``lines``, also a second line."""
    return bool(HIDDEN.search(text) or (not lines and LINES.search(text)))


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

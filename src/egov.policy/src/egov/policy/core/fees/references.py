"""References of transactions, as operators print them and people type them: one way to write each.

Used where a payment is declared and where a statement is read, so that the same transaction
is found whatever blanks, points or small letters were typed.
"""

from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues

import unicodedata


LEAST, MOST = 4, 40
"""Letters and figures of a reference."""


def normalised(text: str, field: str = "reference") -> str:
    """Letters and figures alone, in capitals.

    :raises InvalidValues: if there are too few to tell one transaction from another, or too many.
    """
    told = unicodedata.normalize("NFKC", text).upper()
    found = "".join(sign for sign in told if sign.isascii() and sign.isalnum())
    if not found:
        raise InvalidValues([FieldProblem.required(field)])
    if len(found) > MOST:
        raise InvalidValues([FieldProblem.too_long(field, MOST)])
    if len(found) < LEAST:
        raise InvalidValues([FieldProblem(field, "too_short", {"least": LEAST})])
    return found

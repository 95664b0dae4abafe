"""Whether two cases are about the same person: names that are alike, days that are near.

After the rules by which OpenCRVS finds duplicate births: a name that is written almost
the same and a day of birth a few days apart.  Used by the effect ``search_duplicates``,
on the site and in rehearsals; it decides nothing, a person looks at what it finds.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from egov.policy.core.texts import folded
from typing import Any


ALIKE = 0.85
"""Share of letters that two names have in common to be alike; one letter of seven differs."""


def alike(one: str, other: str) -> bool:
    """Whether two names may be the same: accents, capitals and the order of words aside."""
    first, second = _letters(one), _letters(other)
    if not first or not second:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def is_duplicate(
    one: Mapping[str, Any],
    other: Mapping[str, Any],
    *,
    names: Sequence[str],
    date: str,
    days: int,
) -> bool:
    """Whether the answers of two cases may be about the same person.

    ``names`` and ``date`` are ids of fields; a case without that day is nobody's duplicate.
    """
    if not _near(one.get(date), other.get(date), days):
        return False
    return alike(_name(one, names), _name(other, names))


def _near(one: Any, other: Any, days: int) -> bool:
    if not isinstance(one, date) or not isinstance(other, date):
        return False
    return abs((one - other).days) <= days


def _name(values: Mapping[str, Any], names: Sequence[str]) -> str:
    return " ".join(str(values.get(id) or "") for id in names)


def _letters(name: str) -> str:
    plain = folded(name)
    letters = "".join(letter if letter.isalnum() else " " for letter in plain if letter.isascii())
    return " ".join(sorted(letters.split()))

"""Finding assignments as people ask for them: by what the person or the unit is called.

Used by the list of assignments, for the page and for REST.
"""

from collections.abc import Iterable
from egov.policy.core.acts import words_of
from egov.policy.people.model import Assignment
from egov.policy.people.names import display_name
from egov.policy.people.tree import find_unit
from functools import cache


LONGEST = 200
"""Characters of a question that are looked at."""


def answering(found: Iterable[Assignment], text: str) -> list[Assignment]:
    """Those whose full name, user name and unit have words that begin as all words of the text do.

    Accents and capitals do not matter.  A text without words finds all.
    """
    wanted = words_of(text[:LONGEST])
    person, place = cache(_words_of_person), cache(_words_of_unit)
    return [item for item in found if _answers(person(item.user) + place(item.unit), wanted)]


def _answers(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)


def _words_of_person(user_id: str) -> tuple[str, ...]:
    return words_of(f"{display_name(user_id)} {user_id}")


def _words_of_unit(id: str) -> tuple[str, ...]:
    unit = find_unit(id)
    return words_of(f"{unit.kind} {unit.title}" if unit else id)

"""What a person types → a query of the text index that cannot fail.

Three things mean something: words, which must all be there; ``"words in a
row"``; and ``beginning*``.  All else is punctuation: nobody has to know that
the index also has operators, and no input is an error of syntax.
"""

from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.search import french

import re


MAX_LENGTH = 200
"""Longest question, in characters."""

SHORTEST_PREFIX = 3
"""Fewest letters before ``*``: a shorter beginning is half the dictionary."""

_TOKEN = re.compile(r'"([^"]*)"|([^\s"]+)')


def text_query(text: str) -> str:
    """The query for ``record_text``.

    :raises InvalidValues: if nothing in it can be looked for.
    """
    if len(text) > MAX_LENGTH:
        raise InvalidValues([FieldProblem.too_long("text", MAX_LENGTH)])
    atoms = [atom for phrase, word in _TOKEN.findall(text) for atom in _atoms(phrase, word)]
    if not atoms:
        raise InvalidValues([FieldProblem("text", "no_word")])
    # Quoted, AND, OR and NOT are words like others.
    return " ".join(f'"{atom}"' for atom in atoms)


def _atoms(phrase: str, word: str) -> list[str]:
    if phrase or not word.endswith("*"):
        found = french.words(phrase or word)
        return [" ".join(found)] if found else []
    *before, beginning = french.terms(word) or [""]
    if len(beginning.rstrip("*")) < SHORTEST_PREFIX:
        raise InvalidValues([FieldProblem("text", "short_prefix", {"least": SHORTEST_PREFIX})])
    return [*before, beginning]

"""What parts, keys and words of a definition are called when a change is told."""

from collections.abc import Mapping
from egov.policy.core.composites import KINDS
from egov.policy.core.composites import PARTS
from egov.policy.core.model import Period
from egov.policy.core.reader.nodes import trusted
from functools import cache
from pathlib import Path
from typing import Any


PATH = Path(__file__).with_name("words.yaml")

SPOKEN = ("fr", "en")
"""Languages in which changes are told."""

Entry = Mapping[str, Any]
"""A word by language, and what grammar wants to know of it."""


@cache
def words() -> Mapping[str, Mapping[str, Entry]]:
    """The words of ``words.yaml``, and those for parts of persons and kinds of papers."""
    found = trusted(PATH.read_text("utf-8"))
    parts = {part.id: part.title for table in PARTS.values() for part in table}
    kinds = {kind.id: kind.title for kind in KINDS}
    found["words"] |= {"parts": parts, "required_parts": parts, "kinds": kinds}
    return found  # type: ignore[no-any-return]


def word(group: str, id: str, language: str) -> str:
    """A word of a group; its id where there is none."""
    return _in(words()[group], id, language)


def term(table: str, id: str, language: str) -> str:
    """A word of a closed list of definitions; the word itself where it is not translated."""
    return _in(words()["words"].get(table, {}), id, language)


def period(value: Period, language: str) -> str:
    """A length of time: ``2 jours ouvrables``."""
    entry = words()["periods"][value.unit]
    named = entry["one"] if value.amount == 1 else entry
    return f"{value.amount} {named[language]}"


def _in(entries: Mapping[str, Entry], id: str, language: str) -> str:
    return str(entries[id][language]) if id in entries else id

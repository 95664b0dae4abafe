"""The body of a request to an SMS gateway: JSON whose texts hold placeholders.

A placeholder is replaced inside a text that was read already, so that whatever it stands
for cannot change the structure around it.
"""

from collections.abc import Mapping
from typing import Any

import json
import re


NEEDED = frozenset({"to", "text"})
KNOWN = NEEDED | {"id", "secret"}

Rule = tuple[str, frozenset[str]]
"""A path in an answer, and the good values there; an empty path is no rule."""

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def read(text: str) -> dict[str, Any] | None:
    """The object of a template; None if it is none, or lacks a placeholder or has another."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    names = set(_PLACEHOLDER.findall(text))
    if not isinstance(found, dict) or not NEEDED <= names <= KNOWN:
        return None
    return found


def filled(value: Any, words: Mapping[str, str]) -> Any:
    """The object with words in the place of its placeholders."""
    if isinstance(value, dict):
        return {name: filled(item, words) for name, item in value.items()}
    if isinstance(value, list):
        return [filled(item, words) for item in value]
    if isinstance(value, str):
        return _PLACEHOLDER.sub(lambda found: words.get(found[1], ""), value)
    return value


def parsed(answer: bytes) -> Any:
    """What a JSON answer holds; None if it is none."""
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None


def holds(data: Any, rule: Rule) -> bool:
    """Whether one of the good values stands at the path of a rule."""
    path, good = rule
    return bool(path) and found_at(data, path) in good


def found_at(value: Any, path: str) -> str:
    """What stands at a path, ``messages.0.id``; empty if nothing does."""
    try:
        for step in path.split("."):
            value = value[int(step)] if isinstance(value, list) else value[step]
    except (ValueError, LookupError, TypeError):
        return ""
    return str(value) if isinstance(value, str | int | float | bool) else ""

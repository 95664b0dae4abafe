"""Kinds of plain value that a definition holds: how each is read, and its JSON Schema.

Both sides of a kind stand together, so that the reader and the schema that
editors use cannot drift apart.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.place import shown
from enum import StrEnum
from typing import Any
from typing import Protocol

import re
import yaml


BAD = object()
"""What reading gives where something was wrong; a finding says what."""

ID = "^[a-z][a-z0-9_]{0,39}$"
PROCEDURE_ID = "^[a-z][a-z0-9-]{0,59}$"
OPTION_ID = "^[A-Za-z][A-Za-z0-9_]{0,39}$"
TEXT = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*$"
"""Neither control characters nor what XML, JSON or YAML cannot hold or would change."""

ANY_TEXT = "a text without control characters"

LARGEST = 10**14
"""Of the numbers that people give; JSON and browsers hold them exactly."""


class Kind(Protocol):
    """A kind of value."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The value of a node, or BAD with a finding."""

    def schema(self) -> dict[str, Any]:
        """The same rule as JSON Schema."""


@dataclass(frozen=True)
class String:
    """A text in one language, or an id when it has a pattern."""

    pattern: str = TEXT
    most: int = 4000
    example: str = ANY_TEXT

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The text."""
        if not is_scalar(node, "str"):
            place.fault(node, "E011", "A text is expected here.", f"Write {self.example}.")
            return BAD
        if len(node.value) > self.most:
            place.fault(node, "E012", f"More than {self.most} characters.", "Shorten it.")
            return BAD
        if not node.value or not re.fullmatch(self.pattern, node.value):
            message = f"“{shown(node.value)}” cannot stand here."
            place.fault(node, "E013", message, f"Write {self.example}.")
            return BAD
        return node.value

    def schema(self) -> dict[str, Any]:
        """A string of bounded length."""
        bounds = {"minLength": 1, "maxLength": self.most}
        rule = {"type": "string", **bounds, "pattern": self.pattern}
        return rule if self.example == ANY_TEXT else {"description": self.example, **rule}


@dataclass(frozen=True)
class Name(String):
    """The id of another part; ``of`` are the keys that hold such parts.

    What is named is looked up by the checks; a name of nothing is a word of its own, or a
    fault.
    """

    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Whole:
    """A whole number within bounds."""

    least: int = -(10**9)
    most: int = 10**9

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The number; ``2.0`` is one too, as JSON has it."""
        remedy = f"Write a whole number from {self.least} to {self.most}."
        is_number = is_scalar(node, "int") or is_scalar(node, "float")
        number = float(node.value) if is_number else 0.5
        if not number.is_integer() and abs(number) != float("inf"):
            place.fault(node, "E011", "A whole number is expected here.", remedy)
            return BAD
        if not self.least <= number <= self.most:
            place.fault(node, "E012", f"{shown(node.value)} is out of bounds.", remedy)
            return BAD
        return int(number)

    def schema(self) -> dict[str, Any]:
        """An integer within the bounds."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The truth value."""
        if not is_scalar(node, "bool"):
            place.fault(node, "E011", "A yes or no is expected here.", "Write true or false.")
            return BAD
        return node.value == "true"

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


_NUMBER = Whole(-LARGEST, LARGEST)


@dataclass(frozen=True)
class Plain:
    """A single answer: a text, a whole number, true or false; decimals are texts, “12.5”."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The value in its own type."""
        if is_scalar(node, "bool"):
            return Flag().read(node, place)
        if is_scalar(node, "int") or is_scalar(node, "float"):
            return _NUMBER.read(node, place)
        example = "a text, a whole number, true or false; a decimal in quotes, “12.5”"
        return String(example=example).read(node, place)

    def schema(self) -> dict[str, Any]:
        """One of the three."""
        return {"anyOf": [String().schema(), _NUMBER.schema(), Flag().schema()]}


@dataclass(frozen=True)
class OneOf:
    """A word of a closed list."""

    words: type[StrEnum]

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The member of the enumeration."""
        known = [str(word) for word in self.words]
        word = shown(node.value) if isinstance(node, yaml.ScalarNode) else "…"
        if is_scalar(node, "str") and node.value in known:
            return self.words(node.value)
        near = get_close_matches(word, known, 1)
        remedy = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
        place.fault(node, "E013", f"“{word}” is no word of this list.", remedy)
        return BAD

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": [str(word) for word in self.words]}


def is_scalar(node: yaml.Node, tag: str) -> bool:
    """Whether a node is a value of a type of YAML."""
    return isinstance(node, yaml.ScalarNode) and node.tag == f"tag:yaml.org,2002:{tag}"

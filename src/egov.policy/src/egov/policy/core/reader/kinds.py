"""Kinds of value that a definition holds: how each is read, and its JSON Schema.

Both sides of a kind stand together, so that the reader and the schema that
editors use cannot drift apart.
"""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from difflib import get_close_matches
from egov.policy.core.findings import Finding
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Period
from egov.policy.core.model import Text
from egov.policy.core.terms import PeriodUnit
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
PERIOD = "^(0|[1-9][0-9]{0,2}) (working day|day|month|year)s?$"


@dataclass
class Place:
    """Where the reader stands: file, path inside the definition, findings so far."""

    file: str
    path: str = ""
    findings: list[Finding] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def child(self, name: str | int, node: yaml.Node) -> "Place":
        """One step further down."""
        path = f"{self.path}.{name}" if self.path else str(name)
        self.lines[path] = node.start_mark.line + 1
        return replace(self, path=path)

    def fault(self, node: yaml.Node, code: str, message: str, remedy: str) -> Any:
        """Note a fault of a node; gives BAD."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.findings.append(
            Finding("error", code, message, remedy, self.file, line, column, self.path)
        )
        return BAD


class Kind(Protocol):
    """A kind of value."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The value of a node, or BAD with a finding."""

    def schema(self) -> dict[str, Any]:
        """The same rule as JSON Schema."""


@dataclass(frozen=True)
class String:
    """A text in one language, or an id when it has a pattern."""

    pattern: str = ""
    most: int = 4000
    example: str = "a text"

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The text."""
        if not _is(node, "str"):
            return place.fault(node, "E011", "A text is expected here.", f"Write {self.example}.")
        if len(node.value) > self.most:
            return place.fault(node, "E012", f"More than {self.most} characters.", "Shorten it.")
        if not node.value or (self.pattern and not re.fullmatch(self.pattern, node.value)):
            message = f"“{node.value[:60]}” cannot stand here."
            return place.fault(node, "E013", message, f"Write {self.example}.")
        return node.value

    def schema(self) -> dict[str, Any]:
        """A string of bounded length."""
        rule: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": self.most}
        return {**rule, "pattern": self.pattern} if self.pattern else rule


@dataclass(frozen=True)
class Whole:
    """A whole number within bounds."""

    least: int = -(10**9)
    most: int = 10**9

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The number."""
        remedy = f"Write a whole number from {self.least} to {self.most}."
        if not _is(node, "int"):
            return place.fault(node, "E011", "A whole number is expected here.", remedy)
        if len(node.value) > 12 or not self.least <= int(node.value) <= self.most:
            return place.fault(node, "E012", f"{node.value[:20]} is out of bounds.", remedy)
        return int(node.value)

    def schema(self) -> dict[str, Any]:
        """An integer within the bounds."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The truth value."""
        if not _is(node, "bool"):
            return place.fault(
                node, "E011", "true or false is expected here.", "Write true or false."
            )
        return node.value == "true"

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class OneOf:
    """A word of a closed list."""

    words: type[StrEnum]

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The member of the enumeration."""
        known = [str(word) for word in self.words]
        if _is(node, "str") and node.value in known:
            return self.words(node.value)
        near = get_close_matches(str(node.value), known, 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        message = f"“{str(node.value)[:60]}” is not one of {', '.join(known)}."
        return place.fault(node, "E013", message, f"Choose one of them.{hint}")

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": [str(word) for word in self.words]}


@dataclass(frozen=True)
class Words:
    """A sentence in several languages, French at least."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Text."""
        example = "Write {fr: …, en: …}."
        if not isinstance(node, yaml.MappingNode) or not node.value:
            return place.fault(node, "E011", "A text by language is expected here.", example)
        found = Text()
        for key, value, inner in entries(node, place):
            if key not in LANGUAGES:
                known = ", ".join(LANGUAGES)
                inner.fault(value, "E010", f"“{key}” is not one of {known}.", example)
                return BAD
            text = String(example="the text").read(value, inner)
            if text is BAD:
                return BAD
            found[key] = text
        return found

    def schema(self) -> dict[str, Any]:
        """An object of strings by language."""
        properties = {language: String().schema() for language in LANGUAGES}
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "minProperties": 1,
        }


@dataclass(frozen=True)
class PeriodText:
    """A length of time, ``2 working days``."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Period."""
        example = "“2 working days”, “10 days”, “1 month” or “5 years”"
        text = String(PERIOD, example=example).read(node, place)
        if text is BAD:
            return BAD
        amount, unit = text.split(" ", 1)
        return Period(int(amount), PeriodUnit(unit.rstrip("s").replace(" ", "_") + "s"))

    def schema(self) -> dict[str, Any]:
        """A string of that form."""
        return String(PERIOD).schema()


def entries(node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, yaml.Node, Place]]:
    """Keys, values and places of a mapping; a key that comes twice is a fault."""
    seen: set[str] = set()
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if not isinstance(key, yaml.ScalarNode):
            place.fault(key, "E011", "A key must be a word.", "Write key: value.")
        elif name in seen:
            place.fault(key, "E003", f"“{name}” stands here twice.", "Keep one of the two.")
        else:
            seen.add(name)
            yield name, value, place.child(name, key)


def _is(node: yaml.Node, tag: str) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == f"tag:yaml.org,2002:{tag}"


Factory = Callable[..., Any]

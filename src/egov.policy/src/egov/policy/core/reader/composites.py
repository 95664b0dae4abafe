"""Kinds that hold other kinds: texts by language, lists, maps by id."""

from collections.abc import Callable
from dataclasses import dataclass
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Text
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import ID
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.place import entries
from egov.policy.core.reader.place import Entry
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.place import shown
from egov.policy.core.reader.record import Record
from typing import Any

import re
import yaml


MOST = 300
"""Parts of a list or of a mapping, unless its table says otherwise."""

ALONE = LANGUAGES[0]
"""The language of a sentence that is written without one."""

TOO_MANY = "Name fewer, or make several procedures of it."


@dataclass(frozen=True)
class Words:
    """A sentence in several languages; the checks want French at least."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Text."""
        example = "Write {fr: …, en: …}."
        if not isinstance(node, yaml.MappingNode) or not node.value:
            place.fault(node, "E011", "A text by language is expected here.", example)
            return BAD
        before = len(place.findings)
        found = Text()
        for entry in entries(node, place):
            if entry.name in LANGUAGES:
                found[entry.name] = String().read(entry.value, entry.place)
            else:
                message = f"“{shown(entry.name)}” is not one of {', '.join(LANGUAGES)}."
                entry.place.fault(entry.key, "E010", message, example)
        return found if len(place.findings) == before else BAD

    def schema(self) -> dict[str, Any]:
        """An object of strings by language."""
        return {
            "title": "Text",
            "description": str(Text.__doc__).splitlines()[0],
            "type": "object",
            "properties": {language: String().schema() for language in LANGUAGES},
            "additionalProperties": False,
            "minProperties": 1,
        }


@dataclass(frozen=True)
class Sentence(Words):
    """The same; one that is written without a language is in French."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Text."""
        if not isinstance(node, yaml.ScalarNode):
            return super().read(node, place)
        said = self._alone.read(node, place)
        return BAD if said is BAD else Text({ALONE: said})

    def schema(self) -> dict[str, Any]:
        """Both."""
        return {"anyOf": [super().schema(), self._alone.schema()]}

    @property
    def _alone(self) -> String:
        return String(most=500)


@dataclass(frozen=True)
class Items:
    """A list, as a rule with one item at least, read into a tuple."""

    kind: Kind
    least: int = 1
    most: int = MOST

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The tuple."""
        if not isinstance(node, yaml.SequenceNode):
            place.fault(node, "E011", "A list is expected here.", "Write [a, b] or - lines.")
            return BAD
        if len(node.value) < self.least:
            place.fault(node, "E012", "The list is empty.", "Name one at least.")
            return BAD
        if len(node.value) > self.most:
            place.fault(node, "E012", f"The list has more than {self.most} parts.", TOO_MANY)
            return BAD
        return _whole(
            tuple(
                self.kind.read(item, place.child(number, item))
                for number, item in enumerate(node.value)
            )
        )

    def schema(self) -> dict[str, Any]:
        """An array."""
        bounds = {"minItems": self.least, "maxItems": self.most}
        return {"type": "array", "items": self.kind.schema(), **bounds}


@dataclass(frozen=True)
class OneOrMany:
    """One value or a list of them, read into a tuple."""

    kind: Kind

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The tuple."""
        if isinstance(node, yaml.SequenceNode):
            return Items(self.kind).read(node, place)
        return _whole((self.kind.read(node, place),))

    def schema(self) -> dict[str, Any]:
        """The value or an array of it."""
        return {"anyOf": [self.kind.schema(), Items(self.kind).schema()]}


@dataclass(frozen=True)
class ById:
    """A mapping from ids to content, one at least, read into a tuple of objects with an ``id``.

    What is no record is made into one by ``make``, whose attribute ``content`` it becomes.
    ``of`` says which kinds of part the ids name, where they are not ids of its own.
    """

    kind: Kind
    make: Callable[[str, Any], Any] | None = None
    pattern: str = ID
    content: str = ""
    most: int = MOST
    of: tuple[str, ...] = ()

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The tuple, in the order of the text."""
        if not isinstance(node, yaml.MappingNode):
            message = "Ids with their content are expected here."
            place.fault(node, "E011", message, "Write id: ….")
            return BAD
        if not node.value:
            place.fault(node, "E012", "Nothing is named here.", "Name one at least.")
            return BAD
        if len(node.value) > self.most:
            place.fault(node, "E012", f"More than {self.most} are named here.", TOO_MANY)
            return BAD
        return _whole(tuple(self._one(entry) for entry in entries(node, place)))

    def schema(self) -> dict[str, Any]:
        """An object whose names follow the pattern."""
        return {
            "type": "object",
            "patternProperties": {self.pattern: self.kind.schema()},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": self.most,
        }

    def _one(self, entry: Entry) -> Any:
        if not re.fullmatch(self.pattern, entry.name):
            message = f"“{shown(entry.name)}” cannot be an id."
            remedy = "Begin with a small letter; then letters, digits and _, forty at most."
            entry.place.fault(entry.key, "E013", message, remedy)
            return BAD
        if isinstance(self.kind, Record):
            return self.kind.read(entry.value, entry.place, id=entry.name)
        value = self.kind.read(entry.value, entry.place)
        return BAD if value is BAD or self.make is None else self.make(entry.name, value)


@dataclass(frozen=True)
class Mapped:
    """A mapping from ids to content, perhaps empty, read into a mapping."""

    kind: Kind

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The mapping."""
        if isinstance(node, yaml.MappingNode) and not node.value:
            return {}
        found = ById(self.kind, lambda id, value: (id, value)).read(node, place)
        return found if found is BAD else dict(found)

    def schema(self) -> dict[str, Any]:
        """An object whose names are ids."""
        return {**ById(self.kind).schema(), "minProperties": 0}


def _whole(read: tuple[Any, ...]) -> Any:
    return BAD if any(item is BAD for item in read) else read

"""Kinds that hold other kinds: records, lists, maps by id, effects."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from difflib import get_close_matches
from egov.policy.core.model import Effect
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import entries
from egov.policy.core.reader.kinds import Factory
from egov.policy.core.reader.kinds import ID
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.kinds import Place
from typing import Any

import re
import yaml


@dataclass(frozen=True)
class Key:
    """One key of a record: its kind, and the attribute of the model it fills."""

    kind: Kind
    required: bool = False
    attribute: str = ""


@dataclass(frozen=True)
class Record:
    """A mapping with known keys, read into an object of the model."""

    factory: Factory
    keys: Mapping[str, Key]
    id_pattern: str = ID

    def read(self, node: yaml.Node, place: Place, **given: Any) -> Any:
        """The object; every fault inside is noted, not only the first."""
        if not isinstance(node, yaml.MappingNode):
            known = ", ".join(self.keys)
            return place.fault(
                node, "E011", "Keys and values are expected here.", f"Known: {known}."
            )
        before = len(place.findings)
        found = {}
        for name, value, inner in entries(node, place):
            if name not in self.keys:
                self._unknown(name, value, inner)
                continue
            key = self.keys[name]
            found[key.attribute or name] = key.kind.read(value, inner)
        self._missing(node, place)
        return self.factory(**given, **found) if len(place.findings) == before else BAD

    def schema(self) -> dict[str, Any]:
        """An object with these properties and no other."""
        return {
            "type": "object",
            "properties": {name: key.kind.schema() for name, key in self.keys.items()},
            "required": [name for name, key in self.keys.items() if key.required],
            "additionalProperties": False,
        }

    def _unknown(self, name: str, value: yaml.Node, place: Place) -> None:
        near = get_close_matches(name, self.keys, 1)
        hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(self.keys)}."
        place.fault(value, "E010", f"“{name}” is not a key of this place.", hint)

    def _missing(self, node: yaml.MappingNode, place: Place) -> None:
        present = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
        for name, key in self.keys.items():
            if key.required and name not in present:
                place.fault(node, "E014", f"The key {name} is missing.", f"Add {name}.")


@dataclass(frozen=True)
class Items:
    """A list, read into a tuple."""

    kind: Kind
    least: int = 1

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The tuple."""
        if not isinstance(node, yaml.SequenceNode):
            return place.fault(node, "E011", "A list is expected here.", "Write [a, b] or - lines.")
        if len(node.value) < self.least:
            return place.fault(node, "E012", "The list is empty.", "Name one at least.")
        read = (
            self.kind.read(item, place.child(number, item))
            for number, item in enumerate(node.value)
        )
        return _whole(tuple(read))

    def schema(self) -> dict[str, Any]:
        """An array."""
        return {"type": "array", "items": self.kind.schema(), "minItems": self.least}


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
    """A mapping from ids to records, read into a tuple of objects with an ``id``."""

    record: Record | Kind
    factory: Factory | None = None
    pattern: str = ID
    least: int = 1

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The tuple, in the order of the text."""
        if not isinstance(node, yaml.MappingNode):
            return place.fault(node, "E011", "Ids with their content are expected.", "Write id: ….")
        if len(node.value) < self.least:
            return place.fault(node, "E012", "Nothing is named here.", "Name one at least.")
        return _whole(tuple(self._one(*entry) for entry in entries(node, place)))

    def schema(self) -> dict[str, Any]:
        """An object whose names follow the pattern."""
        return {
            "type": "object",
            "patternProperties": {self.pattern: self.record.schema()},
            "additionalProperties": False,
            "minProperties": self.least,
        }

    def _one(self, id: str, node: yaml.Node, place: Place) -> Any:
        if not re.fullmatch(self.pattern, id):
            remedy = "Begin with a small letter; then letters, digits and _."
            return place.fault(node, "E013", f"“{id[:60]}” cannot be an id.", remedy)
        if isinstance(self.record, Record):
            return self.record.read(node, place, id=id)
        value = self.record.read(node, place)
        return BAD if value is BAD or self.factory is None else self.factory(id, value)


@dataclass(frozen=True)
class Effects:
    """A list of effects, each ``name: {parameter: value}``."""

    least: int = field(default=1)

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The tuple of Effects."""
        if not isinstance(node, yaml.SequenceNode) or len(node.value) < self.least:
            return place.fault(node, "E011", "A list of effects is expected.", "Write - name: {}.")
        return _whole(
            tuple(self._one(item, place.child(n, item)) for n, item in enumerate(node.value))
        )

    def schema(self) -> dict[str, Any]:
        """An array of objects with one property."""
        parameters = {
            "type": "object",
            "patternProperties": {ID: {"type": ["string", "integer", "boolean"]}},
            "additionalProperties": False,
        }
        effect = {
            "type": "object",
            "patternProperties": {ID: parameters},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        }
        return {"type": "array", "items": effect, "minItems": self.least}

    def _one(self, node: yaml.Node, place: Place) -> Any:
        if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
            return place.fault(node, "E011", "One effect is expected.", "Write name: {}.")
        (name, body, inner), *_ = [*entries(node, place), ("", node, place)]
        if not re.fullmatch(ID, name) or not isinstance(body, yaml.MappingNode):
            return place.fault(node, "E011", "An effect has parameters.", "Write name: {}.")
        return self._effect(name, body, inner)

    def _effect(self, name: str, body: yaml.MappingNode, place: Place) -> Any:
        parameters = {}
        for key, value, inner in entries(body, place):
            parsed = _plain(value)
            if parsed is BAD or not re.fullmatch(ID, key):
                return inner.fault(value, "E011", "A plain value is expected.", "Write a word.")
            parameters[key] = parsed
        return Effect(name, parameters)


def _plain(node: yaml.Node) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        return BAD
    kind = node.tag.rpartition(":")[2]
    if kind == "int" and len(node.value) <= 12:
        return int(node.value)
    if kind == "bool":
        return node.value == "true"
    return node.value if kind == "str" else BAD


def _whole(read: tuple[Any, ...]) -> Any:
    return BAD if any(item is BAD for item in read) else read

"""Mappings with known keys: the kind that the tables are made of."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.place import entries
from egov.policy.core.reader.place import Entry
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.place import shown
from typing import Any

import dataclasses
import yaml


@dataclass(frozen=True)
class Key:
    """One key of a record: its kind, what it says, and the attribute of the model it fills.

    What is ``short`` is written out at reading and is no part of the canonical text.
    """

    kind: Kind
    says: str
    required: bool = False
    attribute: str = ""
    short: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping with known keys, read into an object of the model."""

    model: type
    keys: Mapping[str, Key]
    name: str = ""
    says: str = ""

    @property
    def title(self) -> str:
        """Its name in the schema and in the reference."""
        return self.name or self.model.__name__

    @property
    def description(self) -> str:
        """What it is, in a sentence."""
        return self.says or str(self.model.__doc__).splitlines()[0]

    def attribute(self, name: str) -> str:
        """The attribute of the model that a key fills."""
        return self.keys[name].attribute or name

    def read(self, node: yaml.Node, place: Place, **given: Any) -> Any:
        """The object; every fault inside is noted, not only the first."""
        if not isinstance(node, yaml.MappingNode):
            remedy = f"Known here: {', '.join(self.keys)}."
            place.fault(node, "E011", "Keys with their values are expected here.", remedy)
            return BAD
        before = len(place.findings)
        found = {}
        for entry in entries(node, place):
            if entry.name in self.keys:
                found[entry.name] = self.keys[entry.name].kind.read(entry.value, entry.place)
            else:
                self._unknown(entry)
        self._missing(node, place)
        self._doubled(node, place, found)
        values = {self.attribute(name): value for name, value in found.items()}
        return self.model(**given, **values) if len(place.findings) == before else BAD

    def schema(self) -> dict[str, Any]:
        """An object with these properties and no other."""
        rule = {
            "title": self.title,
            "description": self.description,
            "type": "object",
            "properties": {name: _property(key) for name, key in self.keys.items()},
            "required": [name for name, key in self.keys.items() if key.required],
            "additionalProperties": False,
        }
        doubled = [{"required": list(pair)} for pair in self._rivals()]
        return {**rule, "not": {"anyOf": doubled}} if doubled else rule

    def _unknown(self, entry: Entry) -> None:
        near = get_close_matches(shown(entry.name), self.keys, 1)
        hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(self.keys)}."
        message = f"“{shown(entry.name)}” is not a key of this place."
        entry.place.fault(entry.key, "E010", message, hint)

    def _missing(self, node: yaml.MappingNode, place: Place) -> None:
        present = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
        for name, key in self.keys.items():
            if key.required and name not in present:
                place.fault(node, "E014", f"The key {name} is missing.", f"Add {name}.")

    def _doubled(self, node: yaml.Node, place: Place, found: Mapping[str, Any]) -> None:
        for one, other in self._rivals():
            if one in found and other in found:
                message = f"{one} and {other} say the same."
                place.fault(node, "E013", message, f"Keep {one} or {other}.")

    def _rivals(self) -> Iterator[tuple[str, str]]:
        """Keys that fill the same attribute: a short one, and that for which it is short."""
        for name, key in self.keys.items():
            if key.short:
                yield key.attribute, name


def defaults(model: type) -> dict[str, Any]:
    """What the attributes of a class of the model stand for when nothing is said of them."""
    found = {}
    for item in dataclasses.fields(model):
        if item.default is not dataclasses.MISSING:
            found[item.name] = item.default
        elif item.default_factory is not dataclasses.MISSING:
            found[item.name] = item.default_factory()
    return found


def _property(key: Key) -> dict[str, Any]:
    rule = key.kind.schema()
    bare = {name: value for name, value in rule.items() if name != "description"}
    # What has a title is described in its own place.
    return {"description": key.says, **({"allOf": [rule]} if "title" in rule else bare)}

"""Kinds of what an heir says of the parts of its base: some keys, parts at a place.

Made into the tables of :mod:`.tables.heir`; what they mean for the base is done by
:mod:`.merging`.
"""

from dataclasses import dataclass
from dataclasses import replace
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.place import entries
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.place import shown
from egov.policy.core.reader.record import Record
from typing import Any

import re
import yaml


NAME = "[a-z][a-z0-9_]{0,39}"

BESIDE = f"(after|before) {NAME}"
"""The key of what is put beside another part."""


@dataclass(frozen=True)
class Unlisted:
    """Keys that have no table of their own in the reference: those of others, told again."""

    record: Record

    def read(self, node: yaml.Node, place: Place) -> Any:
        """What the record gives."""
        return self.record.read(node, place)

    def schema(self) -> dict[str, Any]:
        """That of the record, without a name."""
        return {name: rule for name, rule in self.record.schema().items() if name != "title"}


def some_of(record: Record, *without: str) -> Unlisted:
    """Keys of a record, but for some, which are given anew; the others stay as they are."""
    keys = {
        name: replace(key, required=False)
        for name, key in record.keys.items()
        if name not in without
    }
    return Unlisted(Record(dict, keys, says=f"keys of a {record.title}"))


@dataclass(frozen=True)
class ByName:
    """A mapping by names that follow a pattern, perhaps of parts inside others."""

    kind: Kind
    pattern: str
    example: str

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The mapping."""
        if not isinstance(node, yaml.MappingNode):
            place.fault(node, "E011", "Names with their content are expected here.", self.example)
            return BAD
        found = {}
        for entry in entries(node, place):
            if re.fullmatch(self.pattern, entry.name):
                found[entry.name] = self.kind.read(entry.value, entry.place)
            else:
                message = f"“{shown(entry.name)}” names no place here."
                entry.place.fault(entry.key, "E013", message, self.example)
        return found

    def schema(self) -> dict[str, Any]:
        """An object whose names follow the pattern."""
        return {
            "type": "object",
            "patternProperties": {self.pattern: self.kind.schema()},
            "additionalProperties": False,
        }


@dataclass(frozen=True)
class Placed:
    """Parts that are added: at the end, or ``after x`` or ``before x``, another part."""

    kind: ById | Items

    def read(self, node: yaml.Node, place: Place) -> Any:
        """All of them, by the part they are put beside; those at the end by an empty name."""
        beside, rest = apart(node)
        found = {
            entry.name: self.kind.read(entry.value, entry.place)
            for entry in (entries(beside, place) if beside else ())
        }
        if rest is not None:
            found[""] = self.kind.read(rest, place)
        return BAD if any(item is BAD for item in found.values()) else found

    def schema(self) -> dict[str, Any]:
        """What the parts are, and an object of them by place."""
        beside = {f"^{BESIDE}$": self.kind.schema()}
        own = self.kind.schema()
        if own["type"] == "object":
            return {**own, "patternProperties": {**own["patternProperties"], **beside}}
        by_place = {"type": "object", "patternProperties": beside, "additionalProperties": False}
        return {"anyOf": [own, {**by_place, "minProperties": 1}]}


def apart(node: yaml.Node) -> tuple[yaml.MappingNode | None, yaml.Node | None]:
    """What is put beside other parts, and what is put at the end; None where there is none."""
    if not isinstance(node, yaml.MappingNode):
        return None, node
    beside = [pair for pair in node.value if re.fullmatch(BESIDE, str(pair[0].value))]
    rest = [pair for pair in node.value if pair not in beside]
    at_end = None if beside and not rest else _with(node, rest)
    return _with(node, beside) if beside else None, at_end


def _with(node: yaml.MappingNode, pairs: list[tuple[yaml.Node, yaml.Node]]) -> yaml.MappingNode:
    return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)

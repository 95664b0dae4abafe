"""Where the reader stands in a definition, and what it has found so far."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from egov.policy.core.findings import Finding
from egov.policy.core.model import UnitOption
from egov.policy.core.reader.shared import Library
from egov.policy.core.reader.shared import Line
from egov.policy.core.reader.shared import Lines
from egov.policy.core.reader.shared import Written
from typing import NamedTuple

import yaml


MAX_FINDINGS = 100

MAX_PARTS = 60_000
"""Of a definition in which blocks and lists are written out."""


class Enough(Exception):
    """The rest is not looked at: there is too much, or what it stands on has faults."""


@dataclass
class Place:
    """A path inside the definition; findings, lines and used files are shared by all places.

    The file of a part is that of its node: a definition is put together from several.
    ``options`` are those that it declares; None if they have faults.
    """

    path: str = ""
    library: Library = field(default_factory=Library)
    options: Mapping[str, UnitOption] | None = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    used: dict[str, Written] = field(default_factory=dict)

    def child(self, name: str | int, node: yaml.Node) -> "Place":
        """One step further down; ``node`` is where it begins: the key, or the item of a list."""
        path = f"{self.path}.{name}" if self.path else str(name)
        self.lines[path] = line_of(node)
        return replace(self, path=path)

    def at(self, path: str) -> "Place":
        """Another path of the same definition."""
        return replace(self, path=path)

    def include(self, lines: Lines, start: str, node: yaml.Node) -> None:
        """Note the lines of what stands here instead of this node: the part ``start`` of a file.

        :raises Enough: when there are too many.
        """
        found = {path: line for path, line in lines.items() if path.startswith(f"{start}.")}
        if len(self.lines) + len(found) > MAX_PARTS:
            message = "Written out, the definition has too many parts."
            self.fault(node, "E002", message, "Use fewer blocks and shared lists.")
            raise Enough
        for path, line in found.items():
            self.lines[self.path + path.removeprefix(start)] = line

    def fault(self, node: yaml.Node, code: str, message: str, remedy: str) -> None:
        """Note a fault of a node.

        :raises Enough: when there are too many.
        """
        file, line = line_of(node)
        column = node.start_mark.column + 1
        self.findings.append(Finding("error", code, message, remedy, file, line, column, self.path))
        if len(self.findings) >= MAX_FINDINGS:
            raise Enough


class Entry(NamedTuple):
    """One key of a mapping with its value, and the place it opens."""

    name: str
    key: yaml.Node
    value: yaml.Node
    place: Place


def line_of(node: yaml.Node) -> Line:
    """File and line at which a node begins."""
    return Line(node.start_mark.name, node.start_mark.line + 1)


def entries(node: yaml.MappingNode, place: Place) -> Iterator[Entry]:
    """The entries of a mapping; a key that is no word or comes twice is a fault."""
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            place.fault(key, "E011", "A key must be a word.", "Write key: value.")
        elif key.value in seen:
            place.fault(key, "E003", f"“{shown(key.value)}” stands here twice.", "Keep one.")
        else:
            seen.add(key.value)
            yield Entry(key.value, key, value, place.child(shown(key.value), key))


def shown(text: str) -> str:
    """The beginning of a stranger's text, safe to print."""
    start = text[:60]
    if start.isprintable():
        return start
    return "".join(letter if letter.isprintable() else "�" for letter in start)

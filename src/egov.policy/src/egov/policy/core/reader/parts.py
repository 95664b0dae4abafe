"""Parts of a definition in its tree of nodes: where each kind stands, and one by its name.

Used by :mod:`.merging`.  Parts are named by their ids; a task, whose id another state
may use too, as ``state.task``.  What a container holds are pairs of key and content, or
the contents themselves with an ``id``: both are called entries here.
"""

from collections.abc import Iterator
from egov.policy.core.reader.nodes import value_of
from egov.policy.core.reader.tables.heir import INSIDE
from typing import Any
from typing import NamedTuple

import yaml


TASKS = "tasks"


class Found(NamedTuple):
    """A part: the entries among which it stands, and which of them it is."""

    entries: list[Any]
    at: int

    @property
    def content(self) -> Any:
        """What is said of it."""
        return content_of(self.entries[self.at])


def put(node: yaml.MappingNode, key: yaml.Node, value: yaml.Node) -> None:
    """Set a key of a mapping, in its place if it has one."""
    at = next((at for at, pair in enumerate(node.value) if pair[0].value == key.value), None)
    if at is None:
        node.value.append((key, value))
    else:
        node.value[at] = (key, value)


def drop(node: yaml.MappingNode, name: str) -> bool:
    """Take a key out of a mapping; whether it was there."""
    left = [pair for pair in node.value if pair[0].value != name]
    gone = len(left) < len(node.value)
    node.value[:] = left
    return gone


def id_of(entry: Any) -> str:
    """The id of an entry; empty for the use of a block, which has none."""
    if isinstance(entry, tuple):
        return str(entry[0].value)
    id = value_of(entry, "id")
    return str(id.value) if id else ""


def content_of(entry: Any) -> Any:
    """What an entry says."""
    return entry[1] if isinstance(entry, tuple) else entry


def holders(root: yaml.MappingNode, kind: str) -> Iterator[tuple[str, yaml.MappingNode]]:
    """The mappings in which parts of a kind stand, each by the id of its own part."""
    if kind not in INSIDE:
        yield "", root
        return
    outer = value_of(root, INSIDE[kind][0])
    for entry in outer.value if outer else ():
        yield id_of(entry), content_of(entry)


def find(root: yaml.MappingNode, kind: str, name: str) -> Found | None:
    """The part of that name; None if there is none."""
    for held_by, holder in holders(root, kind):
        container = value_of(holder, kind)
        prefix = f"{held_by}." if kind == TASKS else ""
        for at, entry in enumerate(container.value if container else ()):
            if prefix + id_of(entry) == name:
                return Found(container.value, at)
    return None

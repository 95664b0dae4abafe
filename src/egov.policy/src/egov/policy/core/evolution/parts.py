"""A procedure cut into its parts, by the tables of the reader.

A part is what has an id: a field, a state, an option.  What else it says are its
properties.  A key that is added to the tables is a property or holds parts at once,
without a line here.  Used to compare versions, and to remember what ids mean.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.record import defaults
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.tables import PROCEDURE
from functools import cached_property
from typing import Any


Path = tuple[str, ...]
"""Keys and ids from the outside in: ``("states", "check", "tasks", "verify")``."""

GROUPING = frozenset({"sections"})
"""Keys of parts that only group others: a field stays what it is in another section."""


@dataclass(frozen=True)
class Property:
    """What a part says under one key, and what would stand there if nothing were said."""

    kind: Kind
    value: Any
    unsaid: Any = None


@dataclass(frozen=True)
class Part:
    """A part where it stands.

    ``holder`` is the part in which it is written, which its own path leaves out when that
    only groups.  ``place`` is where that is in the text, ``sections.0.fields.3``.
    """

    path: Path
    holder: Path
    place: str
    item: Any
    table: Record | ById

    @property
    def kind(self) -> str:
        """The key that holds parts like it; empty for the whole procedure."""
        return self.path[-2] if self.path else ""

    @property
    def id(self) -> str:
        """Its id; empty for the whole procedure."""
        return self.path[-1] if self.path else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds of part that its id names, if it has no meaning of its own."""
        return self.table.of if isinstance(self.table, ById) else ()

    @property
    def title(self) -> Text:
        """Its title; empty if it has none."""
        return Text(getattr(self.item, "title", {}))

    @cached_property
    def properties(self) -> Mapping[str, Property]:
        """What it says by key, ``automatic.after`` for what is said one level down."""
        if isinstance(self.table, ById):
            value = getattr(self.item, self.table.content)
            return {self.table.content: Property(self.table.kind, value)}
        return dict(_properties(self.table, self.item))


def parts_of(procedure: Procedure) -> dict[Path, Part]:
    """The procedure itself under the empty path, and all its parts, in their order."""
    whole = Part((), (), "", procedure, PROCEDURE)
    return {part.path: part for part in (whole, *_inside(whole))}


def _inside(part: Part) -> Iterator[Part]:
    if not isinstance(part.table, Record):
        return
    outer = part.path[:-2] if part.kind in GROUPING else part.path
    for name, key in part.table.keys.items():
        table = _table_of_parts(key.kind)
        if table is not None and not key.short:
            listed = isinstance(key.kind, Items)
            for number, item in enumerate(getattr(part.item, part.table.attribute(name))):
                place = f"{part.place}.{name}.{number if listed else item.id}".lstrip(".")
                inner = Part((*outer, name, item.id), part.path, place, item, table)
                yield inner
                yield from _inside(inner)


def _table_of_parts(kind: Kind) -> Record | ById | None:
    """How the parts that a key holds are written; None if it holds none."""
    if isinstance(kind, ById):
        return kind.kind if isinstance(kind.kind, Record) else kind
    if isinstance(kind, Items) and isinstance(kind.kind, Record) and "id" in kind.kind.keys:
        return kind.kind
    return None


def _properties(table: Record, item: Any, before: str = "") -> Iterator[tuple[str, Property]]:
    unsaid = defaults(table.model)
    for name, key in table.keys.items():
        attribute = table.attribute(name)
        if key.short or attribute == "id" or _table_of_parts(key.kind) is not None:
            continue
        value = getattr(item, attribute)
        if not isinstance(key.kind, Record):
            yield before + name, Property(key.kind, value, unsaid.get(attribute))
        elif value is not None:
            yield from _properties(key.kind, value, f"{before}{name}.")

"""The tree of a base with what an heir says: the definition as it is, without ``extends``.

Both are known to have the form of their tables.  Each part keeps the file and line
where it was written.  What is removed goes first, then what stays is changed, then the
new is put beside it: so a part can be removed and written anew.
"""

from collections.abc import Iterator
from egov.policy.core.reader.nodes import value_of
from egov.policy.core.reader.partial import apart
from egov.policy.core.reader.parts import content_of
from egov.policy.core.reader.parts import drop
from egov.policy.core.reader.parts import find
from egov.policy.core.reader.parts import holders
from egov.policy.core.reader.parts import id_of
from egov.policy.core.reader.parts import put
from egov.policy.core.reader.parts import TASKS
from egov.policy.core.reader.place import entries
from egov.policy.core.reader.place import Entry
from egov.policy.core.reader.place import line_of
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.place import shown
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.shared import Removed
from egov.policy.core.reader.tables.heir import INSIDE
from egov.policy.core.reader.tables.heir import OWN
from egov.policy.core.reader.tables.heir import PARTS
from typing import Any
from typing import cast

import yaml


KEYS = "keys"
"""What is removed under it are keys of the whole definition."""


def merge(base: yaml.MappingNode, heir: yaml.MappingNode, place: Place) -> list[Removed]:
    """Make the tree of a base that of its heir; the parts that were removed."""
    said = {entry.name: entry for entry in entries(heir, place)}
    for name in OWN:
        if name in said:
            put(base, said[name].key, said[name].value)
        else:
            drop(base, name)
    removed = [
        part
        for entry in _inside(said.get("remove"))
        for item in entry.value.value
        for part in _remove(base, entry, item)
    ]
    for entry in _inside(said.get("change")):
        _change(base, entry)
    for entry in _inside(said.get("add")):
        _add(base, entry)
    return removed


def _inside(entry: Entry | None) -> Iterator[Entry]:
    return entries(cast(yaml.MappingNode, entry.value), entry.place) if entry else iter(())


def _remove(base: yaml.MappingNode, entry: Entry, item: yaml.Node) -> Iterator[Removed]:
    kind, name = entry.name, item.value
    part, _, key = name.rpartition(".")
    if kind == KEYS:
        gone = drop(base, name)
    elif found := find(base, kind, name):
        del found.entries[found.at]
        _drop_empty(base, kind)
        yield Removed(kind, name, line_of(item))
        gone = True
    else:
        holder = find(base, kind, part)
        gone = bool(holder and drop(holder.content, key))
    if not gone:
        _missing(entry.place, item, kind, name)


def _drop_empty(base: yaml.MappingNode, kind: str) -> None:
    for _, holder in holders(base, kind):
        container = value_of(holder, kind)
        if container and not container.value:
            drop(holder, kind)


def _change(base: yaml.MappingNode, entry: Entry) -> None:
    if entry.name not in PARTS:
        if value_of(base, entry.name) is None:
            _missing(entry.place, entry.key, KEYS, entry.name)
        put(base, entry.key, entry.value)
        return
    for part in _inside(entry):
        found = find(base, entry.name, part.name)
        if found is None:
            _missing(part.place, part.key, entry.name, part.name)
        elif isinstance(table := PARTS[entry.name].kind, Record):
            _give_anew(found.content, part.value, table)
        else:
            found.entries[found.at] = (part.key, part.value)


def _give_anew(content: yaml.MappingNode, changed: Any, table: Record) -> None:
    for key, value in changed.value:
        # A key that is short for another one stands in its place.
        for name in table.keys:
            if name != key.value and table.attribute(name) == table.attribute(key.value):
                drop(content, name)
        put(content, key, value)


def _add(base: yaml.MappingNode, entry: Entry) -> None:
    if entry.name not in PARTS:
        if value_of(base, entry.name) is not None:
            _there(entry.place, entry.key, entry.name)
        put(base, entry.key, entry.value)
    elif entry.name in INSIDE:
        for part in _inside(entry):
            _put_beside(base, entry.name, part)
    else:
        beside, rest = apart(entry.value)
        for part in entries(beside, entry.place) if beside else ():
            _put_beside(base, entry.name, part)
        if rest is not None:
            _put_at_end(base, entry.name, "", entry._replace(value=rest))


def _put_beside(base: yaml.MappingNode, kind: str, part: Entry) -> None:
    """Put parts after or before the one that a place names, or at the end of what it names."""
    where, _, name = part.name.rpartition(" ")
    if not where:
        _put_at_end(base, kind, name, part)
        return
    _must_be_new(base, kind, name.rpartition(".")[0], part)
    found = find(base, kind, name)
    if found is None:
        _missing(part.place, part.key, kind, name)
    else:
        at = found.at + (where == "after")
        found.entries[at:at] = part.value.value


def _put_at_end(base: yaml.MappingNode, kind: str, held_by: str, part: Entry) -> None:
    holder = dict(holders(base, kind)).get(held_by)
    if holder is None:
        _missing(part.place, part.key, INSIDE[kind][0], held_by)
        return
    _must_be_new(base, kind, held_by, part)
    container = value_of(holder, kind)
    if container is None:
        put(holder, _named(part.key, kind), part.value)
    else:
        container.value.extend(part.value.value)


def _must_be_new(base: yaml.MappingNode, kind: str, held_by: str, part: Entry) -> None:
    prefix = f"{held_by}." if kind == TASKS else ""
    for item in part.value.value:
        name = prefix + id_of(item)
        if id_of(item) and find(base, kind, name):
            node = item[0] if isinstance(item, tuple) else content_of(item)
            _there(part.place, node, name)


def _named(key: yaml.Node, name: str) -> yaml.Node:
    return yaml.ScalarNode(key.tag, name, key.start_mark, key.end_mark)


def _missing(place: Place, node: yaml.Node, kind: str, name: Any) -> None:
    message = f"The base has no {shown(name)} among its {kind}."
    place.fault(node, "E019", message, "Name what the base has, or write it under add.")


def _there(place: Place, node: yaml.Node, name: str) -> None:
    message = f"The base has {shown(name)} already."
    place.fault(node, "E018", message, "Write it under change, or give it another id.")

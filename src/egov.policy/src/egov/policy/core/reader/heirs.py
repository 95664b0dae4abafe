"""Definitions that extend others: found, read, and put together into one tree.

What leaves this module is the tree of a whole definition, which knows nothing of its
base; each node still says the file and line where it was written.
"""

from dataclasses import dataclass
from dataclasses import replace
from difflib import get_close_matches
from egov.policy.core.model import Procedure
from egov.policy.core.reader.expansion import expanded
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.merging import merge
from egov.policy.core.reader.nodes import compose
from egov.policy.core.reader.nodes import decode
from egov.policy.core.reader.nodes import Unreadable
from egov.policy.core.reader.nodes import value_of
from egov.policy.core.reader.place import Enough
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.shared import Line
from egov.policy.core.reader.shared import Lines
from egov.policy.core.reader.shared import Removed
from egov.policy.core.reader.shared import Written
from egov.policy.core.reader.tables import HEIR
from egov.policy.core.reader.whole import whole
from egov.policy.core.reader.writing import as_data
from egov.policy.core.reader.writing import canonical_text
from typing import Any
from typing import cast

import json
import yaml


EXTENDS = "extends"

MOST_BASES = 4
"""How many definitions may stand above another one."""

MOST_PARTS = 20_000
"""Of all the definitions above another one together, counted in parts and in bytes of text."""

BYTES_OF_A_PART = 15
"""As many as a part of a definition has as a rule."""

MEND = "Mend it first; its faults are told as well."

MAP, SEQUENCE = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"


@dataclass(frozen=True)
class Base:
    """A definition that another one extends, as it is, and the file in which it is written.

    ``text`` is all that its heir is read against: it stands alone, and is not yet expanded.
    """

    procedure: Procedure
    file: str
    text: str


@dataclass(frozen=True)
class Descent:
    """A whole tree, where it comes from: its bases, the nearest first, and what it does without."""

    root: yaml.Node
    bases: tuple[Base, ...] = ()
    removed: tuple[Removed, ...] = ()


@dataclass
class _Ascent:
    """The way up from an heir: the ids of those that extend, and how much was read for them."""

    ids: tuple[str, ...] = ()
    weight: int = 0


def descended(root: yaml.Node, place: Place) -> Descent:
    """The whole definition of a tree.

    :raises Enough: if what it extends, or how it does, has a fault.
    """
    return _descended(root, place, _Ascent())


def _descended(root: yaml.Node, place: Place, ascent: _Ascent) -> Descent:
    if not isinstance(root, yaml.MappingNode) or not (node := value_of(root, EXTENDS)):
        return Descent(root)
    said = replace(place, lines={})
    heir = HEIR.read(root, said)
    if heir is BAD:
        raise Enough
    here = said.child(EXTENDS, node)
    ascent.ids += (heir.id,)
    written = _found(heir.extends, node, here, ascent)
    try:
        tree, bases = _whole(heir.extends, written, place, ascent)
    except Enough:
        here.fault(node, "E017", f"The base {heir.extends} has faults of its own.", MEND)
        raise
    before = len(place.findings)
    removed = merge(tree, root, said)
    if len(place.findings) > before:
        raise Enough
    return Descent(tree, bases, tuple(removed))


def _found(id: str, node: yaml.Node, place: Place, ascent: _Ascent) -> Written:
    """The definition to extend, as it was written."""
    known, ids = place.library.bases, ascent.ids
    if id in ids:
        way = " → ".join((*ids[ids.index(id) :], id))
        place.fault(node, "E017", f"{way}: nothing can extend itself.", "Extend another one.")
    elif len(ids) > MOST_BASES:
        message = f"More than {MOST_BASES} definitions stand above this one."
        place.fault(node, "E017", message, "Extend one that is further up.")
    elif id in known:
        return known[id]
    else:
        near = get_close_matches(id, list(known), 1)
        hint = f"Did you mean {near[0]}?" if near else "Put it beside this one, or publish it."
        place.fault(node, "E017", f"There is no procedure {id} to extend.", hint)
    raise Enough


def _whole(
    id: str, written: Written, place: Place, ascent: _Ascent
) -> tuple[yaml.MappingNode, tuple[Base, ...]]:
    """The tree of a base with its own bases in it, ready to be changed, and all of them."""
    above = replace(place, path="", lines={}, used={})
    root = _composed(written, above, ascent)
    descent = _descended(root, above, ascent)
    procedure = _procedure(descent.root, above)
    _carry(ascent, len(above.lines), root, above)
    if procedure.id != id:
        message = f"This file describes {procedure.id}, not {id}."
        above.fault(root, "E017", message, "Name the file as its procedure.")
        raise Enough
    tree = _node(as_data(procedure), "", above.lines, Line(written.file, 1))
    base = Base(expanded(procedure), written.file, canonical_text(procedure))
    return tree, (base, *descent.bases)


def _composed(written: Written, place: Place, ascent: _Ascent) -> yaml.Node:
    file, text = written
    try:
        root = compose(text if isinstance(text, str) else decode(text, file), file)
    except Unreadable as error:
        place.findings.append(error.finding)
        raise Enough from None
    _carry(ascent, len(text) // BYTES_OF_A_PART, root, place)
    return root


def _carry(ascent: _Ascent, weight: int, node: yaml.Node, place: Place) -> None:
    """Count what was read for the bases: all of it again for each that extends it."""
    ascent.weight += weight
    if ascent.weight > MOST_PARTS:
        message = "The definitions that extend one another have too many parts together."
        place.fault(node, "E002", message, "Make several procedures of them.")
        raise Enough


def _procedure(root: yaml.Node, place: Place) -> Procedure:
    before = len(place.findings)
    procedure = whole(root, place)
    if len(place.findings) > before:
        raise Enough
    return cast(Procedure, procedure)


def _node(data: Any, path: str, lines: Lines, around: Line) -> Any:
    """Plain data as a node that says where it was written: the nearest place that is known."""
    line = lines.get(path, around)
    mark = yaml.Mark(line.file, 0, line.number - 1, 0, None, 0)
    start = f"{path}." if path else ""
    if isinstance(data, dict):
        values = [_node(value, f"{start}{key}", lines, line) for key, value in data.items()]
        keys = [_scalar(key, value.start_mark) for key, value in zip(data, values, strict=True)]
        return yaml.MappingNode(MAP, list(zip(keys, values, strict=True)), mark, mark)
    if isinstance(data, list):
        items = [_node(item, f"{start}{at}", lines, line) for at, item in enumerate(data)]
        return yaml.SequenceNode(SEQUENCE, items, mark, mark)
    return _scalar(data, mark)


_TAGS: dict[type, str] = {str: "str", bool: "bool", int: "int", type(None): "null"}


def _scalar(value: str | bool | int | None, mark: yaml.Mark) -> yaml.Node:
    text = value if isinstance(value, str) else json.dumps(value)
    return yaml.ScalarNode(f"tag:yaml.org,2002:{_TAGS[type(value)]}", text, mark, mark)

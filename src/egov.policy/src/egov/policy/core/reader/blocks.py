"""Blocks and shared lists in a definition: what stands for fields and options.

They are written out while the definition is read, so that nothing after the reader
knows of them.  A part that comes from a block keeps the line of the block's file.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from egov.policy.core.model import Field
from egov.policy.core.reader import plain
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import ID
from egov.policy.core.reader.place import line_of
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.place import shown
from egov.policy.core.reader.record import defaults
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.renaming import prefixed
from egov.policy.core.reader.shared import Block
from egov.policy.core.reader.shared import BlockUse
from typing import Any

import re
import yaml


MARK = "block"
"""The key by which a block is told from a field."""

BLOCK_USE = Record(
    BlockUse,
    {
        MARK: Key(plain.NAME, "The block, `workflows/blocks/<id>.yaml`.", required=True),
        "prefix": Key(
            plain.PREFIX,
            "What the ids of its fields begin with here, so that it can be used twice.",
        ),
        "title": Key(
            plain.WORDS,
            "Whom or what they are about, before the titles of its fields: “Seller: full name”.",
        ),
        "only": Key(plain.NAMES, "The fields of the block that are asked; left out: all."),
        "required": Key(plain.NAMES, "Fields of the block to which an answer must be given here."),
        "visible_when": Key(
            plain.CONDITION, "The fields of the block are asked only when this holds."
        ),
    },
)


@dataclass(frozen=True)
class FieldsAndBlocks(Items):
    """Fields of a section or a table, read into a tuple in which blocks are written out."""

    kind: Record

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The tuple."""
        if not isinstance(node, yaml.SequenceNode) or not 0 < len(node.value) <= self.most:
            return super().read(node, place)
        found: list[Any] = []
        for item in node.value:
            here = place.child(len(found), item)
            if _has_mark(item):
                found += _written_out(item, place, len(found), self.kind)
            else:
                found.append(self.kind.read(item, here))
        if len(found) > self.most:
            message = f"With those of the blocks there are more than {self.most} fields."
            place.fault(node, "E012", message, "Use fewer blocks, or several sections.")
            return BAD
        return BAD if any(field is BAD for field in found) else tuple(found)

    def schema(self) -> dict[str, Any]:
        """An array of fields and blocks."""
        either = {
            "if": {"type": "object", "required": [MARK]},
            "then": BLOCK_USE.schema(),
            "else": self.kind.schema(),
        }
        return {**super().schema(), "items": either}


@dataclass(frozen=True)
class FieldsOfBlock(Items):
    """The fields of a block, among which is no block."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The tuple."""
        nested = list(_uses(node))
        for item in nested:
            message = "A block does not use another block."
            place.fault(item, "E016", message, "Write the fields here, or use both in a section.")
        return BAD if nested else super().read(node, place)


@dataclass(frozen=True)
class SharedOptions:
    """The id of a shared list, read into its options."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The options."""
        id = plain.NAME.read(node, place)
        if id is BAD:
            return BAD
        known = place.library.lists
        if id not in known:
            _unknown(node, place, "list", id, list(known))
            return BAD
        place.used.update(known[id].used)
        parent, _, _ = place.path.rpartition(".")
        place.at(f"{parent}.options").include(known[id].lines, "options", node)
        return known[id].options

    def schema(self) -> dict[str, Any]:
        """An id."""
        return {**plain.NAME.schema(), "description": "the id of a shared list"}


def _written_out(node: yaml.Node, place: Place, number: int, table: Record) -> list[Any]:
    """The fields for which a block stands, the first of which has this number."""
    use = BLOCK_USE.read(node, place.at(f"{place.path}.{number}"))
    if use is BAD:
        return [BAD]
    block = place.library.blocks.get(use.block)
    if block is None:
        _unknown(node, place, MARK, use.block, list(place.library.blocks))
        return [BAD]
    place.used.update(block.used)
    if not _names_are_good(node, place, use, block):
        return [BAD]
    chosen = [item for item in enumerate(block.fields) if not use.only or item[1].id in use.only]
    misfits = [field.id for _, field in chosen if not _fits(field, table)]
    if misfits:
        message = f"{', '.join(misfits)} of this block cannot stand in a table."
        place.fault(node, "E013", message, "Name the others by only.")
        return [BAD]
    for offset, (index, _) in enumerate(chosen):
        here = place.at(f"{place.path}.{number + offset}")
        here.include(block.lines, f"fields.{index}", node)
        # The id is made here: what is wrong with it is mended here.
        for path in (here.path, f"{here.path}.id"):
            here.lines[path] = line_of(node)
    return prefixed([field for _, field in chosen], use, {field.id for field in block.fields})


def _names_are_good(node: yaml.Node, place: Place, use: BlockUse, block: Block) -> bool:
    known = [field.id for field in block.fields]
    before = len(place.findings)
    for name in (*use.only, *use.required):
        if name not in known:
            _unknown(node, place, "field in this block", name, known)
    for name in known:
        if not re.fullmatch(ID, use.prefix + name):
            message = f"“{use.prefix}{name}” is too long for an id."
            place.fault(node, "E012", message, "Shorten the prefix.")
    return len(place.findings) == before


def _unknown(node: yaml.Node, place: Place, what: str, id: str, known: Sequence[str]) -> None:
    near = get_close_matches(id, known, 1)
    remedy = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known) or 'none'}."
    place.fault(node, "E015", f"There is no {what} {shown(id)}.", remedy)


def _fits(field: Field, table: Record) -> bool:
    """Whether it says nothing but what fields of that place can say."""
    sayable = {table.attribute(name) for name in table.keys}
    unsaid = defaults(Field)
    return all(name in sayable or getattr(field, name) == unsaid[name] for name in unsaid)


def _uses(node: yaml.Node) -> Iterator[yaml.Node]:
    """Uses of a block among fields, and among the columns of tables."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else []:
        if _has_mark(item):
            yield item
        elif isinstance(item, yaml.MappingNode):
            for key, value in item.value:
                if key.value == "columns":
                    yield from _uses(value)


def _has_mark(node: yaml.Node) -> bool:
    if not isinstance(node, yaml.MappingNode):
        return False
    return any(isinstance(key, yaml.ScalarNode) and key.value == MARK for key, _ in node.value)

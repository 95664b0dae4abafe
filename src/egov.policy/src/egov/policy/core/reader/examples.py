"""Examples of the grammar, which ``docs/reference/definition.md`` shows and tests run.

They live in ``examples.yaml``; each key of each table is in one of them.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from egov.policy.core.reader.blocks import BLOCK_USE
from egov.policy.core.reader.blocks import FieldsAndBlocks
from egov.policy.core.reader.blocks import MARK
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.library import library_of
from egov.policy.core.reader.nodes import trusted
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.shared import Library
from egov.policy.core.reader.shared import Written
from egov.policy.core.reader.tables import BLOCK
from egov.policy.core.reader.tables import HEIR
from egov.policy.core.reader.tables import LIST
from egov.policy.core.reader.tables import PROCEDURE
from functools import cached_property
from pathlib import Path
from typing import Any


PATH = Path(__file__).parent / "examples.yaml"
FILES: Mapping[str, Record] = {"procedure": PROCEDURE, "heir": HEIR, "block": BLOCK, "list": LIST}
"""Kinds of file, and the table of what stands at their top."""

Used = tuple[str, str]
"""Title of a table, and a key of it."""


@dataclass(frozen=True)
class Example:
    """A part of a definition, or a whole file that definitions share."""

    of: str
    title: str
    text: str
    file: str = "procedure"

    @cached_property
    def data(self) -> Any:
        """What the text says, as plain data."""
        return trusted(self.text)

    @cached_property
    def shown(self) -> frozenset[Used]:
        """The keys that it shows."""
        return frozenset(_used(FILES[self.file], self.data))


def examples() -> list[Example]:
    """All examples, in their order: the first is a whole definition, into which each fits."""
    content = trusted(PATH.read_text("utf-8"))
    minimal = Example(PROCEDURE.title, "The least that a definition says", content["minimal"])
    return [minimal, *(Example(**item) for item in content["examples"])]


def library() -> Library:
    """The blocks and lists among the examples, which the others use, and the least definition."""
    shown = examples()
    texts = {kind: {item.title: item.text for item in shown if item.file == kind} for kind in FILES}
    whole = {shown[0].data["procedure"]: Written(shown[0].title, shown[0].text)}
    return replace(library_of(texts["block"], texts["list"]), bases=whole)


def fitted(*parts: Example) -> Any:
    """The whole definition of the first example into which these are put."""
    whole = examples()[0].data
    for part in parts:
        whole = _merged(whole, part.data)
    return whole


def tables() -> list[Record]:
    """All tables of the grammar, each after one that names it."""
    found: dict[str, Record] = {}
    for record in FILES.values():
        _collect(record, found)
    return list(found.values())


def _merged(one: Any, other: Any) -> Any:
    """Both together: mappings by key, lists of parts by the id of each, else the other."""
    if isinstance(one, dict) and isinstance(other, dict):
        both = {key: _merged(one[key], other[key]) for key in one if key in other}
        return {**one, **other, **both}
    if isinstance(one, list) and all(isinstance(item, dict) and "id" in item for item in one):
        return list(_merged(_by_id(one), _by_id(other)).values())
    return other


def _by_id(items: list[Any]) -> dict[str, Any]:
    return {item["id"]: item for item in items}


def _collect(record: Record, found: dict[str, Record]) -> None:
    if record.title in found:
        return
    found[record.title] = record
    for key in record.keys.values():
        for inner in _records(key.kind):
            _collect(inner, found)


def _records(kind: Kind) -> list[Record]:
    if isinstance(kind, Record):
        return [kind]
    blocks = [BLOCK_USE] if isinstance(kind, FieldsAndBlocks) else []
    inner = getattr(kind, "kind", None)
    return blocks + (_records(inner) if inner else [])


def _used(kind: Kind, value: Any) -> Iterator[Used]:
    if isinstance(kind, Record):
        for name, part in value.items():
            yield kind.title, name
            yield from _used(kind.keys[name].kind, part)
    elif isinstance(kind, ById):
        for part in value.values():
            yield from _used(kind.kind, part)
    elif isinstance(kind, Items):
        for part in value:
            is_block = isinstance(kind, FieldsAndBlocks) and MARK in part
            yield from _used(BLOCK_USE if is_block else kind.kind, part)

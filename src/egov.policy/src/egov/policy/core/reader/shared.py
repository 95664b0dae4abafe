"""What definitions share: blocks of fields, lists of options, and definitions to extend.

Immutable data, found by :mod:`.library`, written into definitions by :mod:`.blocks` and
:mod:`.heirs`.  No part of a published definition: its text stands alone.
"""

from collections import ChainMap
from collections.abc import Mapping
from collections.abc import MutableMapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Text
from typing import cast
from typing import NamedTuple


class Line(NamedTuple):
    """A line of a file."""

    file: str
    number: int


class Written(NamedTuple):
    """Something as somebody wrote it, and the name of its file."""

    file: str
    text: str | bytes


Lines = Mapping[str, Line]
"""Where the parts of something stand, by their path in it."""

Used = Mapping[str, Written]
"""Files that stand for parts of something, ``blocks/person``, as they were written."""


@dataclass(frozen=True)
class Block:
    """A group of fields that is written once and used by many procedures.

    ``used`` are its own text and those of the lists in it.
    """

    id: str
    title: Text
    fields: tuple[Field, ...]
    lines: Lines = field(default_factory=dict)
    used: Used = field(default_factory=dict)


@dataclass(frozen=True)
class SharedList:
    """A list of options that is written once and used by many fields.

    ``used`` is its own text.
    """

    id: str
    title: Text
    options: tuple[Option, ...]
    lines: Lines = field(default_factory=dict)
    used: Used = field(default_factory=dict)


@dataclass(frozen=True)
class BlockUse:
    """A block that stands for fields of a section."""

    block: str
    prefix: str = ""
    title: Text = field(default_factory=Text)
    only: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    visible_when: str = ""


class Removed(NamedTuple):
    """A part of a base that its heir does without: its kind, its name, where that is said."""

    kind: str
    name: str
    line: Line


@dataclass(frozen=True)
class Library:
    """Blocks and lists by id; by the id of a procedure, the definition that others extend."""

    blocks: Mapping[str, Block] = field(default_factory=dict)
    lists: Mapping[str, SharedList] = field(default_factory=dict)
    bases: Mapping[str, Written] = field(default_factory=dict)

    def over(self, other: "Library") -> "Library":
        """Both together; of the same id, what this one has."""
        return Library(
            {**other.blocks, **self.blocks},
            {**other.lists, **self.lists},
            # Not copied: a site finds its definitions only when they are asked for.
            ChainMap(*(cast("MutableMapping[str, Written]", it.bases) for it in (self, other))),
        )

"""Types of the values that conditions and formulas speak of.

Known when a text is read, so that evaluation never meets two that differ.
A browser gets them as :func:`described` writes them.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from typing import Self


class ValueType(StrEnum):
    """Types of single values, and of lists of texts.

    A time of day is written ``HH:MM``.  A date of which only the year or the month is
    known (``2015``, ``2015-03``) is a text that ``year`` understands.
    """

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    LIST = "list"


@dataclass(frozen=True)
class _Composite:
    members: tuple[tuple[str, ValueType], ...]

    @classmethod
    def of(cls, members: Mapping[str, ValueType] | Iterable[tuple[str, ValueType]]) -> Self:
        """The type with these members, in any order."""
        return cls(tuple(sorted(dict(members).items())))

    def member(self, name: str) -> ValueType | None:
        """Type of a member; None if there is none of that name."""
        return dict(self.members).get(name)


class TableType(_Composite):
    """Rows with the same columns."""

    def __str__(self) -> str:
        return "table"


class RecordType(_Composite):
    """One thing with named parts: a person, an organisation, an identity paper."""

    def __str__(self) -> str:
        return "record"


Type = ValueType | TableType | RecordType


def described(type_: Type) -> Any:
    """A type as JSON: ``"number"`` or ``{"table": {"amount": "number"}}``."""
    if isinstance(type_, ValueType):
        return str(type_)
    return {str(type_): {name: str(member) for name, member in type_.members}}


def from_description(description: Any) -> Type:
    """The type that :func:`described` wrote."""
    if isinstance(description, str):
        return ValueType(description)
    ((kind, members),) = description.items()
    made = {name: ValueType(member) for name, member in members.items()}
    return TableType.of(made) if kind == "table" else RecordType.of(made)

"""Finding a part of a definition by its id."""

from collections.abc import Iterable
from typing import Protocol
from typing import TypeVar


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Named)


def named(items: Iterable[_Item], id: str) -> _Item:
    """The part of that id; KeyError if there is none."""
    for item in items:
        if item.id == id:
            return item
    raise KeyError(id)

"""How a book goes on: the next number and volume, and the bytes of the next entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from egov.policy.core import chain
from typing import Any


ENTERED = "act"
"""Action of the entry that holds an act."""


MENTIONED = "mention"
"""Action of the entry that holds a mention of an act."""


@dataclass(frozen=True)
class BookState:
    """How far a book is: the head of its chain, its last number, its volume and acts in that."""

    head: chain.Head
    last: int = 0
    volume: int = 0
    filled: int = 0


def start(register: str, unit: str, year: int) -> BookState:
    """A book without acts; its chain begins with its own name."""
    return BookState(chain.start(name(register, unit, year)))


def name(register: str, unit: str, year: int) -> str:
    """What a book is called in its chain: the entries of one are no entries of another."""
    return f"{register}/{unit}/{year}"


def after_act(state: BookState, number: int, per_volume: int) -> BookState:
    """How far the book is with the act of that number, but for its chain.

    A volume that is full, by what the procedure of this act says, is followed by another.

    :raises ValueError: if the number does not follow the last one.
    """
    if number != state.last + 1:
        raise ValueError(f"act {number} does not follow act {state.last}")
    if state.volume == 0 or state.filled >= per_volume:
        return replace(state, last=number, volume=state.volume + 1, filled=1)
    return replace(state, last=number, filled=state.filled + 1)


def append(
    state: BookState, *, at: datetime, actor: str, action: str, data: Mapping[str, Any]
) -> tuple[bytes, BookState]:
    """The bytes of the next entry, and the book with it in its chain."""
    encoded, head = chain.append(state.head, at=at, actor=actor, action=action, data=data)
    return encoded, replace(state, head=head)

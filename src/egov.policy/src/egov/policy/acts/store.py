"""Where books are kept: one for each register, unit and year, in an annotation of the site.

A book is written by whoever enters an act into it and by nobody else: two who enter at the
same moment are done one after the other.  What it holds are bytes of plain data, each entry
in an object of its own, so that an act that comes does not store its neighbours anew.
"""

from AccessControl import getSecurityManager
from BTrees.LLBTree import LLBTree
from BTrees.LOBTree import LOBTree
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy import clock
from egov.policy.core import acts
from egov.policy.core import chain
from egov.policy.core.acts import Act
from egov.policy.core.acts import BookState
from egov.policy.core.acts import Mention
from persistent import Persistent
from persistent.mapping import PersistentMapping
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.acts"

Key = tuple[str, str, int]
"""Register, unit, year."""

SYSTEM = "system"
"""Who writes when no person does."""

LAST = chr(0x10FFFF)
"""Comes after every letter."""


class Book(Persistent):
    """The acts of one register of one unit in one year, as a chain of entries.

    ``entries`` are the bytes by position, ``acts`` the position of each act by its number,
    ``words`` the words of names with the number of the act that has them, ``mentions`` the
    positions of the mentions of an act, ``volumes`` the number of the first act of each volume
    and ``prints`` what was printed of it; ``proposal`` and ``closing`` those of the entries that
    propose to close it and close it, None before.
    """

    def __init__(self, state: BookState) -> None:
        self.entries, self.acts, self.words = LOBTree(), LLBTree(), OOTreeSet()
        self.mentions = LOBTree()
        self.volumes, self.prints = LLBTree(), LOBTree()
        self.proposal, self.closing = None, None
        self.state = state

    @property
    def state(self) -> BookState:
        """How far it is."""
        return BookState(chain.Head(self.size, self.hash), self.last, self.volume, self.filled)

    @state.setter
    def state(self, state: BookState) -> None:
        self.size, self.hash = state.head.size, state.head.hash
        self.last, self.volume, self.filled = state.last, state.volume, state.filled

    def add(self, action: str, data: Mapping[str, Any]) -> int:
        """Append an entry of this moment; its position."""
        position, by = self.size, getSecurityManager().getUser().getId() or SYSTEM
        encoded, self.state = acts.append(
            self.state, at=clock.now(), actor=by, action=action, data=data
        )
        self.entries[position] = PersistentMapping(encoded=encoded)
        return position

    def enter(self, act: Act, state: BookState) -> None:
        """Append an act, with which the book is as far as that."""
        self.state = state
        self.volumes.setdefault(act.volume, act.number)
        self.acts[act.number] = self.add(acts.ENTERED, act.plain())
        self.words.update((word, act.number) for name in act.names for word in acts.words_of(name))

    def mention(self, mention: Mention) -> None:
        """Append a mention of an act."""
        position = self.add(acts.MENTIONED, mention.plain())
        self.mentions[mention.act] = (*self.mentions.get(mention.act, ()), position)

    @property
    def mentioned(self) -> int:
        """How many mentions it has."""
        return sum(map(len, self.mentions.values()))

    @property
    def bound(self) -> tuple[int, ...]:
        """Its volumes: those with acts; where it was closed without any, one for its minutes."""
        return (*self.volumes,) or ((1,) if self.closing is not None else ())

    def ends_with(self, volume: int) -> bool:
        """Whether the minutes of its closing stand in a volume: in the last one."""
        return self.closing is not None and volume == self.bound[-1]

    def content_of(self, volume: int) -> list[int | bool]:
        """How many acts and mentions a volume has, and whether it ends with the closing of the
        book: all that can come to what is printed of it."""
        numbers = self.numbers_of(volume)
        mentions = self.mentions.values(numbers.start, numbers.stop, excludemax=True)
        return [len(numbers), sum(map(len, mentions)), self.ends_with(volume)]

    def numbers_of(self, volume: int) -> range:
        """Numbers of the acts of a volume."""
        first = self.volumes.get(volume)
        if first is None:
            return range(0)
        return range(first, self.volumes.get(volume + 1, self.last + 1))

    def act(self, number: int) -> Act:
        """The act of a number; KeyError if there is none."""
        return Act.of(self.entry(self.acts[number]).data)

    def mentions_of(self, number: int) -> tuple[Mention, ...]:
        """The mentions of an act, the oldest first."""
        positions = self.mentions.get(number, ())
        return tuple(Mention.of(self.entry(position).data) for position in positions)

    def entry(self, position: int) -> chain.Entry:
        """An entry."""
        return chain.read(self.entries[position]["encoded"])

    def find(self, words: tuple[str, ...]) -> list[int]:
        """Numbers of the acts whose names have words that begin with all of these."""
        found = (
            {number for _, number in self.words.keys((word,), (f"{word}{LAST}",))} for word in words
        )
        return sorted(set.intersection(*found))


def books() -> Mapping[Key, Book]:
    """The books of the site, in the order of register, unit and year."""
    return IAnnotations(api.portal.get()).get(KEY, OOBTree())


def find(register: str, unit: str, year: int) -> Book | None:
    """The book; None if nothing was entered there."""
    return books().get((register, unit, year))


def of_unit(register: str, unit: str) -> Iterator[tuple[int, Book]]:
    """Years and books of a unit, the latest first."""
    kept = books()
    keys = [*kept.keys((register, unit, 0), (register, unit, 99_999))]
    yield from ((key[2], kept[key]) for key in reversed(keys))


def writable(register: str, unit: str, year: int) -> Book:
    """The book to write to, made when its first act comes."""
    kept = IAnnotations(api.portal.get()).setdefault(KEY, OOBTree())
    key = (register, unit, year)
    if key not in kept:
        kept[key] = Book(acts.start(*key))
    return kept[key]

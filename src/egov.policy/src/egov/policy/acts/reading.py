"""Looking acts up: one by its number, or those of a register by name, number and year."""

from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy.acts import store
from egov.policy.acts import years
from egov.policy.acts.access import Reader
from egov.policy.core import acts
from egov.policy.core.acts import Act
from egov.policy.core.acts import ActRef
from egov.policy.core.acts import BookState
from egov.policy.core.acts import Mention
from itertools import islice


LONGEST = 200
"""Characters of a question that are looked at."""


@dataclass(frozen=True)
class BookInfo:
    """A book as lists show it."""

    register: str
    unit: str
    year: int
    state: BookState


@dataclass(frozen=True)
class Found:
    """An act and where it stands."""

    ref: ActRef
    act: Act


@dataclass(frozen=True)
class Page:
    """A part of what was found, and how much that is in all."""

    items: tuple[Found, ...]
    total: int

    @property
    def shown(self) -> list[tuple[int, int, int]]:
        """Year and number of its acts, as the log of consultations takes them."""
        refs = [item.ref for item in self.items]
        return [(ref.year, ref.number, ref.number) for ref in refs]


def books(reader: Reader) -> list[store.Key]:
    """The books that somebody may look into, by register and unit, the latest year first.

    A year that has ended without acts has one too: it is closed like others.
    """
    every = [*store.books(), *years.without_acts()]
    allowed = {place: reader.may_consult(*place) for place in {key[:2] for key in every}}
    found = [key for key in every if allowed[key[:2]]]
    return sorted(found, key=lambda key: (*key[:2], -key[2]))


def is_kept(register: str, unit: str) -> bool:
    """Whether a unit has such a register, be it without acts."""
    return bool(years.kept(register, unit))


def info(register: str, unit: str, year: int) -> BookInfo | None:
    """What a list shows of a book; None if the register was not kept in that year."""
    book = store.find(register, unit, year)
    if book is not None:
        return BookInfo(register, unit, year, book.state)
    if year in years.kept(register, unit):
        return BookInfo(register, unit, year, acts.start(register, unit, year))
    return None


def get(ref: ActRef) -> Act | None:
    """The act that stands there; None if none does."""
    book = store.find(ref.register, ref.unit, ref.year)
    if book is None or ref.number not in book.acts:
        return None
    return book.act(ref.number)


def mentions(ref: ActRef) -> tuple[Mention, ...]:
    """The mentions in the margin of an act, the oldest first."""
    book = store.find(ref.register, ref.unit, ref.year)
    return () if book is None else book.mentions_of(ref.number)


def search(
    register: str, unit: str, text: str = "", year: int | None = None, *, start: int, size: int
) -> Page:
    """Acts of a register of a unit, the latest first.

    ``text`` is a number, or the beginnings of words of a name in any order; an empty one finds
    all.
    """
    words = acts.words_of(text[:LONGEST])
    years = [
        (wanted, book, _numbers(book, words))
        for wanted, book in store.of_unit(register, unit)
        if year in (None, wanted)
    ]
    found = ((wanted, book, number) for wanted, book, numbers in years for number in numbers)
    shown = tuple(
        Found(ActRef(register, unit, wanted, number), book.act(number))
        for wanted, book, number in islice(found, start, start + size)
    )
    return Page(shown, sum(len(numbers) for _, _, numbers in years))


def _numbers(book: store.Book, words: tuple[str, ...]) -> Sequence[int]:
    """Numbers of the acts that answer to a question, the last first."""
    if not words:
        return range(book.last, 0, -1)
    if len(words) == 1 and words[0].isdecimal():
        number = int(words[0][:15])
        return [number] if number in book.acts else []
    return book.find(words)[::-1]

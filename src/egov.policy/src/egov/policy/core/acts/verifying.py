"""Whether a book is whole: its chain, its numbers without a gap, its mentions, its minutes."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy.core import chain
from egov.policy.core.acts.act import Act
from egov.policy.core.acts.book import ENTERED
from egov.policy.core.acts.book import MENTIONED
from egov.policy.core.acts.closing import CLOSED
from egov.policy.core.acts.closing import Minutes
from egov.policy.core.acts.closing import table_of
from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """What can be wrong with a book."""

    CHAIN = "chain"
    NUMBER = "number"
    MENTION = "mention"
    AFTER_CLOSING = "after_closing"
    MINUTES = "minutes"


@dataclass(frozen=True)
class BookFault:
    """What is wrong at an entry, counted from 0."""

    entry: int
    kind: Kind
    detail: str = ""


def faults(encoded: Sequence[bytes], head: chain.Head, uid: str) -> tuple[BookFault, ...]:
    """All faults of a book; where the chain is broken, that alone: the rest means nothing then."""
    verdict = chain.verify(encoded, head, uid=uid)
    if not verdict.ok:
        return (BookFault(verdict.first_bad or 0, Kind.CHAIN, str(verdict.reason)),)
    return tuple(_Reading().faults(map(chain.read, encoded)))


class _Reading:
    """What was read of a book so far."""

    def __init__(self) -> None:
        self._acts: list[Act] = []
        self._mentions = 0
        self._closed = False

    def faults(self, entries: Iterable[chain.Entry]) -> Iterator[BookFault]:
        """What is wrong with each entry after those before it."""
        for entry in entries:
            if (read := self._READ.get(entry.action)) is not None:
                yield from read(self, entry)

    def _entered(self, entry: chain.Entry) -> Iterator[BookFault]:
        act = Act.of(entry.data)
        self._acts.append(act)
        if act.number != len(self._acts):
            yield BookFault(entry.seq, Kind.NUMBER, str(act.number))
        if self._closed:
            yield BookFault(entry.seq, Kind.AFTER_CLOSING, str(act.number))

    def _mentioned(self, entry: chain.Entry) -> Iterator[BookFault]:
        self._mentions += 1
        if not 1 <= entry.data["act"] <= len(self._acts):
            yield BookFault(entry.seq, Kind.MENTION, str(entry.data["act"]))

    def _ended(self, entry: chain.Entry) -> Iterator[BookFault]:
        self._closed, minutes = True, Minutes.of(entry.data)
        said = (minutes.first, minutes.last, minutes.acts, minutes.volumes, minutes.mentions)
        count = len(self._acts)
        volumes = self._acts[-1].volume if self._acts else 0
        right = said == (min(1, count), count, count, volumes, self._mentions)
        if not right or minutes.digest != entry.prev or minutes.table != table_of(self._acts):
            yield BookFault(entry.seq, Kind.MINUTES)

    _READ: ClassVar = {ENTERED: _entered, MENTIONED: _mentioned, CLOSED: _ended}
    """Action of an entry → what is looked at."""

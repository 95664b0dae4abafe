"""The journal of one case as a chain of hashes.

Used by the journal, which stores the bytes and the head, and by the command
that verifies a site.  It stores nothing.  A chain detects and does not
prevent: entries taken off its end are seen only against a head that was kept
elsewhere.

* The hash of an entry is SHA-256(0x00 ‖ bytes), a leaf of RFC 6962, so that it
  may stand in a Merkle tree as it is.  The bytes hold the hash of the entry
  before.
* The first entry follows a hash of the case's own uid: one case's journal
  cannot be passed off as another's.
"""

from .canonical import canonical
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from enum import StrEnum
from hashlib import sha256
from typing import Any

import json


@dataclass(frozen=True)
class Entry:
    """One event; ``at`` is UTC in ISO 8601 with microseconds, ``prev`` the hash it follows."""

    seq: int
    at: str
    actor: str
    action: str
    data: Mapping[str, Any]
    prev: str

    def __post_init__(self) -> None:
        texts = (self.at, self.actor, self.action, self.prev)
        if type(self.seq) is not int or not all(isinstance(text, str) for text in texts):
            raise ValueError("an entry has a whole number and texts")
        if not isinstance(self.data, Mapping):
            raise ValueError("the data of an entry is a mapping")
        if _utc(datetime.fromisoformat(self.at)) != self.at:
            raise ValueError("the time of an entry is UTC with microseconds")


@dataclass(frozen=True)
class Head:
    """How many entries a journal has, and the hash of the last one."""

    size: int
    hash: str


class Fault(StrEnum):
    """What is wrong at an index of a journal."""

    MALFORMED = "malformed"
    SEQUENCE = "sequence"
    LINK = "link"
    TRUNCATED = "truncated"
    BEYOND_HEAD = "beyond_head"


@dataclass(frozen=True)
class Verdict:
    """Whether a journal is whole, else the first bad index and what is wrong there."""

    ok: bool
    first_bad: int | None = None
    reason: Fault | None = None


def start(uid: str) -> Head:
    """The head of the empty journal of the case of that uid."""
    return Head(0, sha256(b"egov.policy journal\x00" + uid.encode()).hexdigest())


def append(
    head: Head, *, at: datetime, actor: str, action: str, data: Mapping[str, Any]
) -> tuple[bytes, Head]:
    """Bytes of the next entry and the head that follows; nothing is stored."""
    encoded = canonical(vars(Entry(head.size, _utc(at), actor, action, data, head.hash)))
    return encoded, Head(head.size + 1, link(encoded))


def read(encoded: bytes) -> Entry:
    """The entry that these bytes hold; ValueError unless they are its one canonical form."""
    try:
        entry = Entry(**json.loads(encoded))
    except (TypeError, RecursionError) as error:
        raise ValueError("not an entry of a journal") from error
    if canonical(vars(entry)) != encoded:
        raise ValueError("not the canonical form of an entry")
    return entry


def link(encoded: bytes) -> str:
    """The hash of an entry, by which the next one names it."""
    return sha256(b"\x00" + encoded).hexdigest()


def verify(entries: Iterable[bytes], head: Head | None, *, uid: str) -> Verdict:
    """Whether these are all the entries of that case, in order and unaltered.

    To check against an older head, such as a sealed one, pass the first
    ``head.size`` entries.  Without a head only the links are judged, and what
    was done to the last two entries may not be seen or be named one too late.
    """
    journal = list(entries)
    heads = [start(uid)]
    for encoded in journal:
        if fault := _fault(encoded, heads[-1]):
            return Verdict(False, _first_bad(journal, len(heads) - 1, head), fault)
        heads.append(Head(len(heads), link(encoded)))
    return _against(heads, head) if head else Verdict(True)


def _fault(encoded: bytes, before: Head) -> Fault | None:
    try:
        entry = read(encoded)
    except ValueError:
        return Fault.MALFORMED
    if entry.seq != before.size:
        return Fault.SEQUENCE
    return None if entry.prev == before.hash else Fault.LINK


def _first_bad(journal: Sequence[bytes], index: int, head: Head | None) -> int:
    """The index to blame when the chain breaks at ``index``: that one or the one before.

    An entry that the next one names by its hash, or the head if it is the last,
    is genuine; then its predecessor was altered or pushed in.  An entry whose
    number is too high follows a gap.
    """
    if index == 0 or journal[index] == journal[index - 1]:
        return index
    try:
        entry = read(journal[index])
    except ValueError:
        return index
    follows = entry.prev == link(journal[index - 1])
    if follows or entry.seq > index or not _is_named(journal, index, head):
        return index
    return index - 1


def _is_named(journal: Sequence[bytes], index: int, head: Head | None) -> bool:
    own = link(journal[index])
    if index + 1 == len(journal):
        return head is not None and head.hash == own
    try:
        return read(journal[index + 1]).prev == own
    except ValueError:
        return False


def _against(heads: Sequence[Head], head: Head) -> Verdict:
    size = len(heads) - 1
    if size < head.size:
        return Verdict(False, size, Fault.TRUNCATED)
    if heads[head.size] != head:
        return Verdict(False, max(head.size - 1, 0), Fault.LINK)
    return Verdict(True) if size == head.size else Verdict(False, head.size, Fault.BEYOND_HEAD)


def _utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be put in a journal")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

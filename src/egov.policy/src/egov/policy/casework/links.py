"""Which cases belong together, and how, as plain data.

Used by the effects and by who shows a case.  A link gives nobody a right: who may not see
the other case learns that there is one, and no more.
"""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from datetime import datetime
from egov.policy import clock
from egov.policy import journal
from egov.policy.casework.surroundings import find_rows
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.casework.links"

RELATED, STARTED, DUPLICATE = "related", "started", "duplicate"
"""Ways to belong together: as a field says, opened by the other, perhaps about the same."""


@dataclass(frozen=True)
class Link:
    """Another case by its UID; ``incoming`` if it is the other that names this one."""

    case: str
    how: str
    since: str
    incoming: bool = False

    @property
    def moment(self) -> datetime:
        """Since when they belong together."""
        return datetime.fromisoformat(self.since)


@dataclass(frozen=True)
class LinkedCase:
    """A link with the row of the other case; the row is None for who may not see that."""

    link: Link
    row: Mapping[str, Any] | None


def linked(case) -> tuple[LinkedCase, ...]:
    """The links of a case as the current person may see them, oldest first."""
    known = links(case)
    rows = find_rows([item.case for item in known])
    return tuple(
        LinkedCase(item, rows[item.case].case_row if item.case in rows else None) for item in known
    )


def links(case) -> tuple[Link, ...]:
    """The links of a case, oldest first."""
    return tuple(Link(**item) for item in IAnnotations(case).get(KEY, ()))


def uids(case) -> list[str]:
    """The cases that belong to this one; those that are perhaps about the same do not."""
    return list(dict.fromkeys(item.case for item in links(case) if item.how != DUPLICATE))


def link(case, other, how: str) -> None:
    """Note on both that a case belongs to another; a link that is there stays as it is."""
    if case.UID() == other.UID():
        return
    since = clock.now().isoformat(timespec="seconds")
    if _add(case, Link(other.UID(), how, since)):
        _add(other, Link(case.UID(), how, since, incoming=True))


def note_duplicate(case, other) -> None:
    """Note on a case alone that the other may be about the same: that one may be a record."""
    _add(case, Link(other.UID(), DUPLICATE, clock.now().isoformat(timespec="seconds")))


def _add(case, new: Link) -> bool:
    known = links(case)
    if any((item.case, item.how) == (new.case, new.how) for item in known):
        return False
    IAnnotations(case)[KEY] = tuple(asdict(item) for item in (*known, new))
    journal.record(case, "case_linked", other=new.case, how=new.how, incoming=new.incoming)
    return True

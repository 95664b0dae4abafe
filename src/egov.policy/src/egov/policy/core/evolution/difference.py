"""What differs between two versions of a procedure, as plain changes with a sentence each.

Parts are held against each other by their ids, whatever their order; what an id means
never changes (:mod:`.past`).  Numbers of versions and ids of procedures are not compared.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.evolution.moves import moved
from egov.policy.core.evolution.parts import GROUPING
from egov.policy.core.evolution.parts import Part
from egov.policy.core.evolution.parts import parts_of
from egov.policy.core.evolution.parts import Path
from egov.policy.core.evolution.parts import Property
from egov.policy.core.evolution.telling import Teller
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.tables import PROCEDURE
from egov.policy.core.serialize import as_plain
from enum import StrEnum
from typing import Any


Parts = Mapping[Path, Part]


class What(StrEnum):
    """What happened to a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """One change: what happened to which part, and how it is told.

    ``kind`` is the key that holds such parts (``fields``), empty for the procedure itself;
    ``path`` its keys and ids joined by dots, ``key`` the property, ``automatic.after``.
    ``before`` and ``after`` are plain data: the property, the whole part when it was added
    or removed, the id of the part before it when it was moved (empty: the first).
    """

    what: What
    kind: str
    path: str
    title: Text
    key: str
    before: Any
    after: Any
    said: Text


def difference(before: Procedure, after: Procedure) -> tuple[Change, ...]:
    """All changes from one version to another, in the order of a definition."""
    return tuple(_Comparison(parts_of(before), parts_of(after)).changes())


class _Comparison:
    """Two versions, cut into their parts."""

    def __init__(self, before: Parts, after: Parts) -> None:
        self._before, self._after = before, after
        self._teller = Teller(before, after)

    def changes(self) -> list[Change]:
        """Everything; what is gone comes behind what is there of its kind."""
        behind = moved(self._before, self._after)
        found: list[Change] = []
        for path, part in self._after.items():
            if path not in self._before:
                found += self._whole(What.ADDED, part)
                continue
            found += self._changed(self._before[path], part)
            if path in behind:
                found.append(self._moved(part, *behind[path]))
        gone = (part for path, part in self._before.items() if path not in self._after)
        found += (change for part in gone for change in self._whole(What.REMOVED, part))
        return sorted(found, key=lambda change: ORDER[change.path.partition(".")[0]])

    def _whole(self, what: What, part: Part) -> Iterator[Change]:
        other = self._before if what is What.ADDED else self._after
        if part.path[:-2] not in other:
            return  # told with the part that holds it
        change = _Changed(part, what, self._teller.whole(what, part))
        data = _data(part)
        yield change(after=data) if what is What.ADDED else change(before=data)

    def _changed(self, before: Part, after: Part) -> Iterator[Change]:
        if before.holder != after.holder and before.holder[-2] in GROUPING:
            change = _Changed(after, What.MOVED, self._teller.regrouped(before, after))
            yield change(after.holder[-2], before.holder[-1], after.holder[-1])
        for key in dict.fromkeys((*after.properties, *before.properties)):
            one, other = _pair(before.properties, after.properties, key)
            data = tuple(as_plain(side.kind, side.value) for side in (one, other))
            if data[0] != data[1] and (after.path, key) not in UNTOLD:
                said = self._teller.changed(after, key, one, other)
                yield _Changed(after, What.CHANGED, said)(key, *data)

    def _moved(self, part: Part, before: str, after: str) -> Change:
        return _Changed(part, What.MOVED, self._teller.moved(part, after))("", before, after)


@dataclass(frozen=True)
class _Changed:
    """A change of a part, of which it remains to be said what stood and stands there."""

    part: Part
    what: What
    said: Text

    def __call__(self, key: str = "", before: Any = None, after: Any = None) -> Change:
        part = self.part
        path = ".".join(part.path)
        return Change(self.what, part.kind, path, part.title, key, before, after, self.said)


UNTOLD = {((), "version")}
"""Properties that are another in every version."""

ORDER = {name: number for number, name in enumerate(("", *PROCEDURE.keys))}
ORDER["fields"] = ORDER["sections"]
"""The order in which changes are told: that of the keys of a definition."""


def _pair(
    before: Mapping[str, Property], after: Mapping[str, Property], key: str
) -> tuple[Property, Property]:
    """A property in both versions; where it is missing, what stands if nothing is said."""
    known = before.get(key) or after[key]
    unsaid = Property(known.kind, known.unsaid, known.unsaid)
    return before.get(key, unsaid), after.get(key, unsaid)


def _data(part: Part) -> Any:
    if isinstance(part.table, ById):
        return as_plain(part.table.kind, getattr(part.item, part.table.content))
    return as_plain(part.table, part.item)

"""What is known of units, functions and assignments, as plain immutable data.

Read by every vertical through the door.  The store keeps the plain data of
functions and assignments, so that no class of ours has to be found again to read
it.  Units are content objects: ``UnitInfo`` is what others see of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from egov.policy.core.model import Text
from typing import Any
from typing import Self


@dataclass(frozen=True)
class UnitInfo:
    """A unit of the organisation: a commune, one of its zones.

    ``gazetteer`` is the code of the territory it serves, ``valid_from`` and
    ``valid_to`` the days on which it exists (None: not known, or not ended),
    ``predecessors`` the ids of the units it took over from.
    """

    id: str
    title: str
    kind: str
    parent: str = ""
    gazetteer: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Function:
    """An office that people hold at a unit, with the site roles it brings.

    Who holds it is the head of their unit, if that is of a kind in ``head_of``.
    """

    id: str
    title: Text
    roles: tuple[str, ...] = ()
    head_of: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Its plain data."""
        return {**vars(self), "title": dict(self.title)}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """The function of plain data."""
        return cls(**{**plain, "title": Text(plain["title"])})


@dataclass(frozen=True)
class Stamp:
    """When something was decided, and by whom."""

    at: datetime
    by: str


@dataclass(frozen=True)
class Assignment:
    """A person holds a function at a unit from one day to another, both included.

    ``substitute_for`` names the holder who lends the function for these days.
    It is never deleted: ``ended`` says who shortened it and when.  One that was
    ended before its first day never takes effect.
    """

    id: str
    user: str
    function: str
    unit: str
    start: date
    end: date | None
    substitute_for: str
    created: Stamp
    ended: Stamp | None = None

    def plain(self) -> dict[str, Any]:
        """Its plain data."""
        ended = self.ended and dict(vars(self.ended))
        return {**vars(self), "created": dict(vars(self.created)), "ended": ended}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """The assignment of plain data."""
        ended = plain["ended"] and Stamp(**plain["ended"])
        return cls(**{**plain, "created": Stamp(**plain["created"]), "ended": ended})

    @property
    def group(self) -> str:
        """Id of the group it gives."""
        return group_id(self.unit, self.function)

    @property
    def author(self) -> str:
        """Id of the account that made it."""
        return self.created.by

    @property
    def changed(self) -> datetime:
        """Moment of its last change."""
        return (self.ended or self.created).at

    def active(self, on: date) -> bool:
        """Does it hold on that day?"""
        return self.start <= on and (self.end is None or on <= self.end)

    def covers(self, start: date, end: date | None) -> bool:
        """Does it hold on every day from ``start`` to ``end``?"""
        if self.end is None:
            return self.start <= start
        return self.start <= start and end is not None and end <= self.end


def group_id(unit: str, function: str) -> str:
    """Id of the group of those who hold a function at a unit."""
    return f"{unit}.{function}"

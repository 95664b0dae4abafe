"""The end of a book: what its minutes say, and the alphabetical table of those it is about.

From then on no act enters it; mentions still come.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from egov.policy.core.acts.act import Act
from egov.policy.core.acts.naming import words_of
from typing import Any
from typing import Self


CLOSED = "closed"
"""Action of the entry that closes a book."""

LAST_DAY = (12, 31)
"""Month and day from which a book of the year may be closed."""


@dataclass(frozen=True)
class TableRow:
    """A name of the alphabetical table, and the act that it is in."""

    name: str
    number: int
    volume: int


@dataclass(frozen=True)
class Signature:
    """Who had a part in the closing: name, office, day (ISO 8601)."""

    name: str
    office: str
    day: str


@dataclass(frozen=True)
class Minutes:
    """The minutes of a closing: acts from the first to the last without a gap, in so many volumes.

    ``first`` and ``last`` are 0 in a year without acts.  ``digest`` is the head of the chain
    before the closing: it stands for every act and every mention.
    """

    closed_on: str
    first: int
    last: int
    acts: int
    volumes: int
    mentions: int
    digest: str
    signatures: tuple[Signature, ...]
    table: tuple[TableRow, ...]
    case: str = ""
    reference: str = ""

    def plain(self) -> dict[str, Any]:
        """As the entry of the book holds it."""
        return {
            **vars(self),
            "signatures": [dict(vars(item)) for item in self.signatures],
            "table": [[row.name, row.number, row.volume] for row in self.table],
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """What the entry of the book holds."""
        signatures = tuple(Signature(**item) for item in data["signatures"])
        table = tuple(TableRow(*row) for row in data["table"])
        return cls(**{**data, "signatures": signatures, "table": table})


def table_of(acts: Iterable[Act]) -> tuple[TableRow, ...]:
    """Every name of the acts, in the order of the alphabet: accents, capitals, hyphens aside.

    Names of the same letters stand with the plain one before the accented, as in French.
    """
    rows = (TableRow(name, act.number, act.volume) for act in acts for name in act.names)
    return tuple(sorted(rows, key=lambda row: (words_of(row.name), row.name, row.number)))


def closing_refused(year: int, today: date, *, closed: bool, kept: bool = True) -> str:
    """Why a book of a year cannot be closed on a day: the reason of a conflict, empty if it can.

    ``kept`` is whether the register was kept in that year: of another nobody knows that it had no
    acts.
    """
    if closed:
        return "register_closed"
    if not (1 <= year <= date.max.year and today >= date(year, *LAST_DAY)):
        return "year_runs"
    return "" if kept else "register_not_kept"

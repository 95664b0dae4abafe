"""What may be asked and what comes back: plain data, no catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from typing import Any


MAX_SIZE = 100
"""Most rows of a page."""


@dataclass(frozen=True)
class CaseQuery:
    """A list of cases; an empty value asks for nothing.

    ``sort`` is one of :data:`.cases.SORTS`, with ``-`` in front for the reverse
    order; both days are included.
    """

    procedure: str = ""
    unit: str = ""
    state: str = ""
    phase: str = ""
    text: str = ""
    opened_from: date | None = None
    opened_to: date | None = None
    sort: str = ""
    start: int = 0
    size: int = 25


@dataclass(frozen=True)
class RecordQuery:
    """A list of closed cases, as archivists look for them.

    ``class_code`` finds the class and all below it.  ``closed_from`` and
    ``closed_to`` are included, ``disposal_due_before`` is not.  ``facets`` names
    those of :data:`.facets.FACETS` to count.
    """

    text: str = ""
    reference: str = ""
    class_code: str = ""
    unit: str = ""
    closed_from: date | None = None
    closed_to: date | None = None
    disposal_due_before: date | None = None
    sort: str = ""
    start: int = 0
    size: int = 25
    facets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """Rows (see ``cases.indexers.case_row``), how many there are in all, and counts by facet."""

    rows: tuple[dict[str, Any], ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

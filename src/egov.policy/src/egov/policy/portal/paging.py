"""Pages of a list: which part is shown, and the links to its neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode


SIZE = 25
"""Rows of a page."""


@dataclass(frozen=True)
class Paging:
    """The part of a list that a page shows; ``query`` holds the other parameters."""

    url: str
    query: dict[str, str]
    start: int
    total: int
    size: int = SIZE

    @property
    def first(self) -> int:
        """Number of the first row shown, counted from one."""
        return min(self.start + 1, self.total)

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return min(self.start + self.size, self.total)

    @property
    def previous(self) -> str:
        """Address of the page before, empty on the first one."""
        return self._link(max(self.start - self.size, 0)) if self.start else ""

    @property
    def following(self) -> str:
        """Address of the page after, empty on the last one."""
        after = self.start + self.size
        return self._link(after) if after < self.total else ""

    def _link(self, start: int) -> str:
        return with_query(self.url, {**self.query, "start": str(start)})


def with_query(url: str, query: Mapping[str, str]) -> str:
    """An address that asks again what was asked; what no address can hold becomes ``?``."""
    return f"{url}?{urlencode(query, errors='replace')}"


def start_of(form) -> int:
    """The first row that a request asks for; nonsense means the beginning."""
    text = form.get("start", "0")
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 8 else 0

"""Which parts stand in another order than before: as few as tell all of it."""

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.evolution.parts import Part
from egov.policy.core.evolution.parts import Path
from itertools import pairwise


Behind = tuple[str, str]
"""Id of the part before it, then and now; empty for the first."""


def moved(before: Mapping[Path, Part], after: Mapping[Path, Part]) -> dict[Path, Behind]:
    """The parts that changed places among those that stand together in both versions."""
    found: dict[Path, Behind] = {}
    rows = _rows(before)
    for holder, row in _rows(after).items():
        earlier = [path for path in rows.get(holder, ()) if path in set(row)]
        place = {path: number for number, path in enumerate(earlier)}
        common = [path for path in row if path in place]
        stayed = set(_longest_rise([place[path] for path in common]))
        then, now = _neighbours(rows.get(holder, ())), _neighbours(row)
        for path in common:
            if place[path] not in stayed:
                found[path] = then[path], now[path]
    return found


def _rows(parts: Mapping[Path, Part]) -> dict[tuple[Path, str], list[Path]]:
    """Paths of the parts that stand together, in their order."""
    found: dict[tuple[Path, str], list[Path]] = {}
    for part in parts.values():
        found.setdefault((part.holder, part.kind), []).append(part.path)
    return found


def _neighbours(row: Iterable[Path]) -> dict[Path, str]:
    return {path: before[-1] for before, path in pairwise([("",), *row])}


def _longest_rise(numbers: list[int]) -> Iterator[int]:
    """The longest run of numbers that already rise (patience sorting)."""
    tails: list[int] = []
    links: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        links[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    last = tails[-1] if tails else None
    while last is not None:
        yield last
        last = links[last]

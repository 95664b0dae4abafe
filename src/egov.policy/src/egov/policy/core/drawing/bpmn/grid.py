"""Columns and rows of a process: which node stands where, where flows pass."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy.core.drawing.bpmn.process import Process
from graphlib import TopologicalSorter


Cell = tuple[int, int]
"""A lane and a row in it, both by number."""


@dataclass(frozen=True)
class Grid:
    """Columns and cells of nodes, and the cell along which a flow passes others.

    A timer stands where its host does.
    """

    columns: Mapping[str, int]
    rows: Mapping[str, Cell]
    passing: Mapping[str, Cell]
    hosts: Mapping[str, str]

    def column(self, id: str) -> int:
        """The column of a node, or of what a timer is at."""
        return self.columns[self.hosts.get(id, id)]


def grid_of(process: Process, lanes: Sequence[str]) -> Grid:
    """Where nodes stand in these lanes."""
    hosts = {node.id: node.host for node in process.nodes if node.host}
    nodes = [node for node in process.nodes if not node.host]
    ends = {flow.id: (hosts.get(flow.source, flow.source), flow.target) for flow in process.flows}
    columns = _columns([node.id for node in nodes], list(ends.values()))
    taken: set[tuple[int, int, int]] = set()
    rows, passing = {}, {}
    for node in nodes:
        rows[node.id] = _free(taken, lanes.index(node.lane), [columns[node.id]])
    lane_of = {node.id: rows[node.id][0] for node in nodes}
    for id, (source, target) in ends.items():
        first, last = columns[source], columns[target]
        if last > first + 1:
            passing[id] = _free(taken, lane_of[target], range(first + 1, last))
        elif last <= first:
            passing[id] = _free(taken, lane_of[source], range(last, first + 1))
    return Grid(columns, rows, passing, hosts)


def _free(taken: set[tuple[int, int, int]], lane: int, columns: Iterable[int]) -> Cell:
    """The first row of a lane that nothing takes in these columns; it is taken now."""
    wanted = list(columns)
    row = 0
    while any((lane, column, row) in taken for column in wanted):
        row += 1
    taken.update((lane, column, row) for column in wanted)
    return lane, row


def _columns(ids: Sequence[str], ends: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Each node right of all that lead to it, but for ways that lead back."""
    forwards = set(ends) - set(_back(ids, ends))
    before: dict[str, set[str]] = {id: set() for id in ids}
    for source, target in forwards:
        before[target].add(source)
    found: dict[str, int] = {}
    for id in TopologicalSorter(before).static_order():
        found[id] = max((found[other] + 1 for other in before[id]), default=0)
    return found


def _back(ids: Sequence[str], ends: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The ways that lead back to where one came from, seen from the first node."""
    after: dict[str, list[str]] = {id: [] for id in ids}
    for source, target in ends:
        after[source].append(target)
    seen: set[str] = set()
    for id in ids:
        if id not in seen:
            yield from _back_from(id, after, seen)


def _back_from(
    id: str, after: Mapping[str, list[str]], seen: set[str]
) -> Iterator[tuple[str, str]]:
    way: dict[str, Iterator[str]] = {id: iter(after[id])}
    seen.add(id)
    while way:
        here, rest = list(way.items())[-1]
        for target in rest:
            if target in way:
                yield here, target
            elif target not in seen:
                seen.add(target)
                way[target] = iter(after[target])
                break
        else:
            del way[here]

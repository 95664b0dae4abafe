"""Where nodes and flows of a process stand: columns from left to right, a lane for each actor.

Columns follow the longest way from the start.  Rows inside a lane are shared by nodes and by
flows that pass, so that no line runs through a box.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy.core.drawing.bpmn.grid import Cell
from egov.policy.core.drawing.bpmn.grid import Grid
from egov.policy.core.drawing.bpmn.grid import grid_of
from egov.policy.core.drawing.bpmn.process import Flow
from egov.policy.core.drawing.bpmn.process import Kind
from egov.policy.core.drawing.bpmn.process import Node
from egov.policy.core.drawing.bpmn.process import Process
from egov.policy.core.drawing.layout import Point
from egov.policy.core.drawing.layout import Size


SIZES: Mapping[Kind, Size] = {
    **dict.fromkeys(Kind, Size(120, 80)),
    **dict.fromkeys((Kind.START, Kind.END, Kind.TIMER), Size(36, 36)),
    **dict.fromkeys((Kind.CHOICE, Kind.PARALLEL, Kind.INCLUSIVE), Size(50, 50)),
}

GAP, ROW_GAP, PASSING = 70, 40, 20
"""Between columns, between rows, and the height of a row through which flows only pass."""

PADDING = 20
TITLE = 24
"""What the name of a sub-process takes at its top."""

HEADER = 30
"""What the name of a lane takes at its left."""

TIMER_STEP, STUB, BEND = 44, 10, 8
"""Between two timers, how far a line goes straight from one, between lines that turn."""


@dataclass(frozen=True)
class Band:
    """A column or a row: where it begins and ends."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Halfway."""
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Place:
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    size: Size

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.size.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.size.height

    @property
    def centre(self) -> Point:
        """Its centre."""
        return self.x + self.size.width / 2, self.y + self.size.height / 2

    def moved(self, x: float, y: float) -> "Place":
        """The same elsewhere."""
        return Place(self.x + x, self.y + y, self.size)


@dataclass(frozen=True)
class Picture:
    """Places by id, the places of the lanes, and the points of each flow."""

    size: Size
    places: Mapping[str, Place]
    lanes: Mapping[str, Place]
    routes: Mapping[str, tuple[Point, ...]]


def arranged(process: Process, lanes: Sequence[str]) -> Picture:
    """The picture of a process; its nodes stand in these lanes, from the top."""
    inner = {node.id: arranged(node.graph, ("",)) for node in process.nodes if node.graph}
    sizes = {node.id: _size(node, process, inner) for node in process.nodes}
    grid = grid_of(process, lanes)
    columns, rows = _widths(grid, sizes), _heights(grid, sizes, len(lanes))
    places = {
        id: _within(columns[grid.columns[id]], rows[cell], sizes[id])
        for id, cell in grid.rows.items()
    }
    places |= _timers(process, places)
    routes = {
        flow.id: tuple(_route(number, flow, grid, places, columns, rows))
        for number, flow in enumerate(process.flows)
    }
    for id, picture in inner.items():
        x, y = places[id].x + PADDING, places[id].y + TITLE
        places |= {name: place.moved(x, y) for name, place in picture.places.items()}
        routes |= {
            name: tuple((at_x + x, at_y + y) for at_x, at_y in points)
            for name, points in picture.routes.items()
        }
    return _framed(places, routes, rows, columns, lanes)


# --- sizes


def _size(node: Node, process: Process, inner: Mapping[str, Picture]) -> Size:
    if node.id in inner:
        size = inner[node.id].size
        return Size(size.width + 2 * PADDING, size.height + TITLE + PADDING)
    size = SIZES[node.kind]
    timers = sum(other.host == node.id for other in process.nodes)
    return Size(max(size.width, timers * TIMER_STEP + PADDING), size.height)


def _widths(grid: Grid, sizes: Mapping[str, Size]) -> list[Band]:
    """Where each column begins and ends."""
    found: list[Band] = []
    at = 0.0
    for column in range(max(grid.columns.values(), default=0) + 1):
        widths = [sizes[id].width for id, at_column in grid.columns.items() if at_column == column]
        found.append(Band(at, at + max(widths, default=0)))
        at = found[-1].end + GAP
    return found


def _heights(grid: Grid, sizes: Mapping[str, Size], lanes: int) -> dict[Cell, Band]:
    """Where each row of each lane begins and ends."""
    found: dict[Cell, Band] = {}
    at = 0.0
    for lane in range(lanes):
        at += PADDING
        used = {
            row for where, row in (*grid.rows.values(), *grid.passing.values()) if where == lane
        }
        for row in range(max(used, default=0) + 1):
            heights = [sizes[id].height for id, cell in grid.rows.items() if cell == (lane, row)]
            found[lane, row] = Band(at, at + max(heights, default=PASSING))
            at = found[lane, row].end + ROW_GAP
        at += PADDING - ROW_GAP / 2
    return found


def _within(column: Band, row: Band, size: Size) -> Place:
    return Place(column.middle - size.width / 2, row.middle - size.height / 2, size)


def _timers(process: Process, places: Mapping[str, Place]) -> dict[str, Place]:
    """Timers stand on the lower edge of what they are at."""
    found: dict[str, Place] = {}
    met: dict[str, int] = {}
    for node in process.nodes:
        if node.host:
            host, size = places[node.host], SIZES[node.kind]
            x = host.x + PADDING / 2 + met.get(node.host, 0) * TIMER_STEP
            found[node.id] = Place(x, host.bottom - size.height / 2, size)
            met[node.host] = met.get(node.host, 0) + 1
    return found


# --- lines


def _route(
    number: int,
    flow: Flow,
    grid: Grid,
    places: Mapping[str, Place],
    columns: Sequence[Band],
    rows: Mapping[Cell, Band],
) -> Iterator[Point]:
    """The points of a flow: forwards from right to left edge, back around from below."""
    source, target = places[flow.source], places[flow.target]
    is_timer = flow.source not in grid.columns
    begin, end = grid.column(flow.source), grid.column(flow.target)
    bend = GAP / 2 + (number % 5 - 2) * BEND
    x, y = source.centre
    passing = rows[grid.passing[flow.id]].middle if flow.id in grid.passing else None
    if end <= begin:
        assert passing is not None
        middle = target.centre[0] + (number % 5 - 2) * BEND
        yield x, source.bottom if passing > y else source.y
        yield x, passing
        yield middle, passing
        yield middle, target.bottom if passing > target.centre[1] else target.y
        return
    if is_timer:
        yield x, source.bottom
        y = source.bottom + STUB
        yield x, y
    else:
        yield source.right, y
    out = columns[begin].end + bend
    yield out, y
    if passing is not None:
        yield out, passing
        out = columns[end].start - GAP + bend
        yield out, passing
    yield out, target.centre[1]
    yield target.x, target.centre[1]


def _framed(
    places: Mapping[str, Place],
    routes: Mapping[str, tuple[Point, ...]],
    rows: Mapping[Cell, Band],
    columns: Sequence[Band],
    lanes: Sequence[str],
) -> Picture:
    """All of it moved to the right of the names of the lanes."""
    left = 2 * HEADER + PADDING if len(lanes) > 1 or lanes[0] else 0
    width = left + columns[-1].end + PADDING
    bands = {}
    for number, lane in enumerate(lanes):
        own = [band for (where, _), band in rows.items() if where == number]
        top = own[0].start - PADDING
        height = own[-1].end + PADDING + ROW_GAP / 2 - top
        bands[lane] = Place(HEADER, top, Size(width - HEADER, height))
    moved = {id: place.moved(left, 0) for id, place in places.items()}
    lines = {id: tuple((x + left, y) for x, y in points) for id, points in routes.items()}
    height = max(place.bottom for place in bands.values())
    return Picture(Size(width, height), moved, bands, lines)

"""Where boxes and lines stand: layers from the draft downwards, few crossings.

The layers and their order are found by grandalf (Sugiyama, Tagawa and Toda, *Methods for
visual understanding of hierarchical system structures*, 1981); here lines get an end of
their own at each box, so that no two of them meet there.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.drawing.flow import Way
from grandalf.graphs import Edge
from grandalf.graphs import Graph
from grandalf.graphs import Vertex
from grandalf.layouts import SugiyamaLayout
from grandalf.utils.poset import Poset
from typing import Any


ROUNDS = 6
"""How often the order inside the layers is improved; more changed no shipped picture."""

MARGIN = 20
BETWEEN_BOXES, BETWEEN_LAYERS = 48, 96
PORT, NARROW = 34, 24
"""Pixels between two lines that end at the same side of a box, and the least of them."""

STUB = 28
"""How far a line goes straight from a box, and straight to it."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Size:
    """Width and height in pixels."""

    width: float
    height: float


@dataclass(frozen=True)
class Box:
    """Where a state stands: its centre and its size."""

    x: float
    y: float
    size: Size

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.x - self.size.width / 2

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y - self.size.height / 2


@dataclass(frozen=True)
class Line:
    """A way between two boxes: its points from the edge of the one to that of the other."""

    way: Way
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Layout:
    """The whole picture."""

    size: Size
    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]


@dataclass
class _View:
    """What grandalf needs to know of a vertex, and where it puts it."""

    w: float
    h: float
    xy: Point = (0.0, 0.0)


@dataclass
class _Route:
    """What grandalf tells of an edge: the points it goes through."""

    points: list[Point] = field(default_factory=list)

    def setpath(self, points: list[Point]) -> None:
        """Take the points; grandalf calls it."""
        self.points = points


def laid_out(sizes: Mapping[str, Size], ways: Sequence[Way], first: str) -> Layout:
    """The picture of states of these sizes, beginning with the first."""
    widened = {id: _widened(id, size, ways) for id, size in sizes.items()}
    vertices = {id: _vertex(id, size) for id, size in widened.items()}
    drawn = [way for way in ways if way.source != way.target]
    edges = [_edge(vertices[way.source], vertices[way.target]) for way in drawn]
    _placed(Graph(list(vertices.values()), edges), edges, vertices[first])
    boxes = {id: _box(vertices[id].view) for id in sizes}
    routes = [Line(way, tuple(edge.view.points)) for way, edge in zip(drawn, edges, strict=True)]
    lines = [*_lines(boxes, routes), *_loops(boxes, ways)]
    return _framed(boxes, lines)


def _widened(id: str, size: Size, ways: Iterable[Way]) -> Size:
    """Wide enough for all its lines, should they end at one side."""
    ends = sum((way.source == id) + (way.target == id) for way in ways)
    return Size(max(size.width, NARROW * (ends + 1)), size.height)


def _vertex(id: str, size: Size) -> Any:
    vertex = Vertex(id)
    vertex.view = _View(size.width, size.height)
    return vertex


def _box(view: _View) -> Box:
    x, y = view.xy
    return Box(x, y, Size(view.w, view.h))


def _edge(source: Any, target: Any) -> Any:
    edge = Edge(source, target)
    edge.view = _Route()
    return edge


def _placed(graph: Any, edges: Sequence[Any], first: Any) -> None:
    """Give every vertex its place; what hangs together with nothing else stands beside."""
    right = 0.0
    for part in graph.C:
        # Grandalf gathers the edges in a set: they come in another order each time.
        part.sE = Poset([edge for edge in edges if edge in part.sE])
        layout = SugiyamaLayout(part)
        layout.xspace, layout.yspace = BETWEEN_BOXES, BETWEEN_LAYERS
        layout.init_all(roots=[first] if first in part.sV else None)
        layout.draw(ROUNDS)
        views = [vertex.view for vertex in part.sV]
        shift = right - min(view.xy[0] - view.w / 2 for view in views)
        for view in views:
            view.xy = view.xy[0] + shift, view.xy[1]
        for edge in part.sE:
            edge.view.points = [(x + shift, y) for x, y in edge.view.points]
        right = max(view.xy[0] + view.w / 2 for view in views) + BETWEEN_BOXES


def _lines(boxes: Mapping[str, Box], routes: Sequence[Line]) -> list[Line]:
    """The lines, each with an end of its own at the side of the box where it leaves or comes."""
    sides: dict[tuple[str, bool], list[tuple[float, int, int]]] = {}
    for number, (way, points) in enumerate((line.way, line.points) for line in routes):
        down = points[0][1] < points[-1][1]
        sides.setdefault((way.source, down), []).append((points[1][0], number, 0))
        sides.setdefault((way.target, not down), []).append((points[-2][0], number, -1))
    ends = {}
    for (id, below), met in sides.items():
        for place, (_, number, end) in enumerate(sorted(met)):
            ends[number, end] = _stub(boxes[id], below, place, len(met))
    return [
        Line(line.way, (*ends[number, 0], *line.points[1:-1], *reversed(ends[number, -1])))
        for number, line in enumerate(routes)
    ]


def _stub(box: Box, below: bool, place: int, of: int) -> tuple[Point, Point]:
    """Where a line meets a side of a box, and how far it is straight there."""
    apart = min(PORT, box.size.width / (of + 1))
    x = box.x + (place - (of - 1) / 2) * apart
    side = 1 if below else -1
    edge = box.y + side * box.size.height / 2
    return (x, edge), (x, edge + side * STUB)


def _loops(boxes: Mapping[str, Box], ways: Iterable[Way]) -> list[Line]:
    """Ways from a state to itself: around its right edge."""
    found = []
    for way in ways:
        if way.source == way.target:
            box = boxes[way.source]
            right, third = box.left + box.size.width, box.size.height / 3
            out = right + BETWEEN_BOXES / 2
            corners = (out, box.y - third), (out, box.y + third)
            found.append(Line(way, ((right, box.y - third), *corners, (right, box.y + third))))
    return found


def _framed(boxes: Mapping[str, Box], lines: Iterable[Line]) -> Layout:
    """Everything moved to where the margins let it begin."""
    points = [point for line in lines for point in line.points]
    xs = [x for x, _ in points] + [box.left for box in boxes.values()]
    ys = [y for _, y in points] + [box.top for box in boxes.values()]
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    rights = [box.left + box.size.width for box in boxes.values()] + [x for x, _ in points]
    bottoms = [box.top + box.size.height for box in boxes.values()] + [y for _, y in points]
    size = Size(round(max(rights) - left + MARGIN), round(max(bottoms) - top + MARGIN))
    moved = {id: Box(box.x - left, box.y - top, box.size) for id, box in boxes.items()}
    drawn = tuple(
        Line(line.way, tuple((x - left, y - top) for x, y in line.points)) for line in lines
    )
    return Layout(size, moved, drawn)

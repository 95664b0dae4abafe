"""The flow as an accessible picture, made on the server (SVG 1.1, no style sheet, no script).

Decisions are numbered; whoever shows the picture says beside it in words which is which
(:func:`.flow.numbered`), so that nothing is told by the picture alone.  Kinds of state
differ by their outline, not only by colour: it can be printed in black and white.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy.core.drawing.flow import numbered
from egov.policy.core.drawing.flow import ways
from egov.policy.core.drawing.layout import Box
from egov.policy.core.drawing.layout import laid_out
from egov.policy.core.drawing.layout import Line
from egov.policy.core.drawing.layout import Point
from egov.policy.core.drawing.layout import Size
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.terms import StateKind
from lxml import etree
from math import atan2
from math import cos
from math import sin
from math import tau
from textwrap import shorten
from textwrap import wrap
from typing import Any


SVG = "http://www.w3.org/2000/svg"

WIDTH, LINE_HEIGHT, PADDING = 190, 18, 14
LETTERS, LINES = 23, 3
"""How many letters stand on a line of a box, and how many lines."""

ARROW, BADGE = 10, 20
INK, PAPER, SHADE = "#17211c", "#ffffff", "#e4ebe7"

OUTLINES: Mapping[StateKind, Mapping[str, str]] = {
    StateKind.DRAFT: {"fill": PAPER, "stroke-dasharray": "7 4"},
    StateKind.OPEN: {"fill": SHADE},
    StateKind.SUSPENDED: {"fill": PAPER, "stroke-dasharray": "2 3"},
    StateKind.FINAL: {"fill": PAPER, "stroke-width": "4"},
}
"""How each kind of state is outlined."""


def diagram(procedure: Procedure, language: str) -> str:
    """The picture as an ``svg`` element, its titles in the best language there is."""
    titles = {state.id: _lines_of(state, language) for state in procedure.states}
    sizes = {id: Size(WIDTH, 2 * PADDING + LINE_HEIGHT * len(said)) for id, said in titles.items()}
    layout = laid_out(sizes, ways(procedure), procedure.initial.id)
    name = procedure.title.best(language)[0]
    root = _root(layout.size, name)
    numbers = {transition.id: number for number, transition in numbered(procedure)}
    for line in layout.lines:
        _draw_line(root, line, language)
    for state in procedure.states:
        _draw_state(root, state, layout.boxes[state.id], titles[state.id])
    for line in layout.lines:
        _draw_badge(root, line, numbers)
    return str(etree.tostring(root, encoding="unicode"))


def _lines_of(state: State, language: str) -> list[str]:
    """The title as it stands in the box."""
    title = shorten(state.title.best(language)[0], LETTERS * LINES, placeholder="…")
    return wrap(title, LETTERS, max_lines=LINES, placeholder="…") or [state.id]


def _root(size: Size, name: str) -> Any:
    width, height = f"{size.width:g}", f"{size.height:g}"
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("width", width)
    root.set("height", height)
    root.set("role", "img")
    root.set("aria-label", name)
    root.set("font-family", "sans-serif")
    root.set("font-size", "14")
    return root


def _draw_line(root: Any, line: Line, language: str) -> None:
    group = _put(root, "g", fill="none", stroke=INK)
    titles = (transition.title.best(language)[0] for transition in line.way.transitions)
    _put(group, "title").text = ", ".join(titles)
    _put(group, "polyline", points=_said(line.points))
    _put(group, "polygon", points=_said(_head(*line.points[-2:])), fill=INK)


def _draw_state(root: Any, state: State, box: Box, title: Iterable[str]) -> None:
    group = _put(root, "g")
    shape = {"stroke": INK, "stroke-width": "1.5", **OUTLINES[state.kind]}
    radius = f"{box.size.height / 2:g}" if state.kind is StateKind.FINAL else "4"
    place = {"x": f"{box.left:.1f}", "y": f"{box.top:.1f}", "rx": radius}
    size = {"width": f"{box.size.width:g}", "height": f"{box.size.height:g}"}
    _put(group, "rect", **place, **size, **shape)
    for number, text in enumerate(title):
        base = box.top + PADDING + LINE_HEIGHT * (number + 0.75)
        place = {"x": f"{box.x:.1f}", "y": f"{base:.1f}", "text-anchor": "middle"}
        _put(group, "text", **place, fill=INK).text = text


def _draw_badge(root: Any, line: Line, numbers: Mapping[str, int]) -> None:
    """The numbers of the decisions, where the line begins."""
    said = ", ".join(str(numbers[transition.id]) for transition in line.way.transitions)
    (x, y), (to_x, to_y) = line.points[:2]
    x, y = (x + to_x) / 2, (y + to_y) / 2
    width = BADGE + 7 * (len(said) - 1)
    place = {"x": f"{x - width / 2:.1f}", "y": f"{y - BADGE / 2:.1f}", "rx": f"{BADGE / 2:g}"}
    _put(root, "rect", **place, width=f"{width:g}", height=f"{BADGE:g}", fill=INK)
    place = {"x": f"{x:.1f}", "y": f"{y + 4.5:.1f}", "text-anchor": "middle"}
    _put(root, "text", **place, fill=PAPER, **{"font-size": "12"}).text = said


def _head(before: Point, at: Point) -> list[Point]:
    """The arrow head at the end of a line."""
    angle = atan2(before[1] - at[1], before[0] - at[0])
    corners = [(angle + turn) for turn in (tau / 18, -tau / 18)]
    return [at, *((at[0] + cos(one) * ARROW, at[1] + sin(one) * ARROW) for one in corners)]


def _said(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _put(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{SVG}}}{tag}", attributes)

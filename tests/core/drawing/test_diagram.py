"""The picture of a flow: everything is in it, nothing overlaps, nothing is code."""

from dataclasses import replace
from egov.policy.core.drawing import diagram
from egov.policy.core.drawing import numbered
from egov.policy.core.drawing.flow import ways
from egov.policy.core.drawing.layout import laid_out
from egov.policy.core.drawing.layout import Size
from egov.policy.core.drawing.svg import SVG
from egov.policy.core.model import Text
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from itertools import combinations
from lxml import etree
from pathlib import Path

import os
import pytest
import subprocess
import sys


WORKFLOWS = Path(__file__).parents[3] / "workflows"
LIBRARY = read_library(WORKFLOWS)
SHIPPED = sorted(WORKFLOWS.glob("*.yaml"))


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def shipped(request):
    return read_file(request.param, LIBRARY).procedure


def parse(text):
    return etree.fromstring(text)


def texts(root):
    return [item.text for item in root.iter(f"{{{SVG}}}text")]


def layout_of(procedure):
    sizes = {state.id: Size(190, 46) for state in procedure.states}
    return laid_out(sizes, ways(procedure), procedure.initial.id)


def test_every_state_and_the_number_of_every_decision_is_in_it(shipped):
    shown = " ".join(texts(parse(diagram(shipped, "fr"))))
    for state in shipped.states:
        assert state.title["fr"].split()[0] in shown
    numbers = {part for text in shown.split() for part in text.strip(",").split(",")}
    assert {str(number) for number, _ in numbered(shipped)} <= numbers


def test_no_two_boxes_overlap_and_all_lies_inside(shipped):
    layout = layout_of(shipped)
    for one, other in combinations(layout.boxes.values(), 2):
        beside = abs(one.x - other.x) >= (one.size.width + other.size.width) / 2
        below = abs(one.y - other.y) >= (one.size.height + other.size.height) / 2
        assert beside or below
    for x, y in (point for line in layout.lines for point in line.points):
        assert 0 <= x <= layout.size.width
        assert 0 <= y <= layout.size.height


def test_no_two_lines_end_at_the_same_place(shipped):
    layout = layout_of(shipped)
    ends = [end for line in layout.lines for end in (line.points[0], line.points[-1])]
    assert len(ends) == len(set(ends))
    assert {(line.way.source, line.way.target) for line in layout.lines} == {
        (source, taken.target) for taken in shipped.transitions for source in taken.sources
    }


def test_a_decision_that_changes_nothing_goes_around_its_state(shipped):
    open_state = next(state for state in shipped.states if state.id != shipped.initial.id)
    again = replace(shipped.transitions[0], sources=(open_state.id,), target=open_state.id)
    changed = replace(shipped, transitions=(*shipped.transitions, again))
    loops = (line for line in layout_of(changed).lines if line.way.source == line.way.target)
    (loop,) = (line for line in loops if again in line.way.transitions)
    assert len(loop.points) == 4


def test_states_that_nothing_connects_stand_beside_the_others(shipped):
    lonely = replace(shipped.states[-1], id="lonely", title=Text(fr="Seule"))
    layout = layout_of(replace(shipped, states=(*shipped.states, lonely)))
    assert len(layout.boxes) == len(shipped.states) + 1
    assert layout.boxes["lonely"].left >= 0


def test_titles_are_text_and_never_markup(shipped):
    hostile = Text(fr="</text><script>alert(1)</script>")
    states = tuple(replace(state, title=hostile) for state in shipped.states)
    root = parse(diagram(replace(shipped, states=states, title=hostile), "fr"))
    assert list(root.iter(f"{{{SVG}}}script")) == []
    assert root.get("aria-label") == hostile["fr"]


def test_a_long_title_is_cut_and_stays_in_its_box(shipped):
    long = Text(fr="Un titre d'étape qui dit vraiment tout ce que l'on peut en dire " * 5)
    states = tuple(replace(state, title=long) for state in shipped.states)
    shown = texts(parse(diagram(replace(shipped, states=states), "fr")))
    assert max(len(text) for text in shown) <= 24
    assert sum(text.endswith("…") for text in shown) == len(states)


def test_it_is_an_image_with_a_name_in_the_language_of_the_page(shipped):
    root = parse(diagram(shipped, "en"))
    assert root.get("role") == "img"
    assert root.get("aria-label") == shipped.title.best("en")[0]
    assert not [item for item in root.iter() if item.get("style") or item.get("id")]


def test_it_is_the_same_in_every_process():
    code = (
        "from egov.policy.core.drawing import diagram;"
        "from egov.policy.core.reader import read_file, read_library;"
        "import sys; path = sys.argv[1];"
        "library = read_library(path.rpartition('/')[0]);"
        "print(diagram(read_file(path, library).procedure, 'fr'))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", code, str(SHIPPED[0])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(drawn) == 1


def test_a_flow_of_a_hundred_and_fifty_states_in_one_row_is_drawn(shipped):
    """As deep as definitions may be; what recursion there is does not end it."""
    states = tuple(replace(shipped.states[1], id=f"s{number}") for number in range(150))
    steps = tuple(
        replace(
            shipped.transitions[0],
            id=f"t{number}",
            sources=(f"s{number}",),
            target=f"s{number + 1}",
        )
        for number in range(149)
    )
    sizes = {state.id: Size(190, 46) for state in states}
    layout = laid_out(sizes, ways(replace(shipped, states=states, transitions=steps)), "s0")
    assert layout.size.height > 150 * 46

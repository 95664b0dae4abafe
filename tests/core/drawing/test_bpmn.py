"""BPMN of every shipped definition: valid against the schema of the OMG, whole, and well placed."""

from collections import Counter
from dataclasses import replace
from egov.policy.core.drawing import as_bpmn
from egov.policy.core.model import Text
from egov.policy.core.reader import read
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.serialize import canonical_text
from functools import cache
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from importlib.util import find_spec
from lxml import etree
from pathlib import Path

import pytest


WORKFLOWS = Path(__file__).parents[3] / "workflows"
LIBRARY = read_library(WORKFLOWS)
SHIPPED = sorted(path.stem for path in WORKFLOWS.glob("*.yaml"))

NAMES = {
    "m": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "d": "http://www.omg.org/spec/BPMN/20100524/DI",
    "c": "http://www.omg.org/spec/DD/20100524/DC",
    "w": "http://www.omg.org/spec/DD/20100524/DI",
}

NODES = (
    "startEvent endEvent boundaryEvent userTask task serviceTask sendTask callActivity"
    " exclusiveGateway parallelGateway inclusiveGateway subProcess"
).split()


@cache
def schema():
    """The schemas of the OMG, as SpiffWorkflow ships them."""
    (home,) = find_spec("SpiffWorkflow").submodule_search_locations
    return etree.XMLSchema(etree.parse(Path(home, "bpmn", "parser", "schema", "BPMN20.xsd")))


@cache
def procedure(name):
    return read_file(WORKFLOWS / f"{name}.yaml", LIBRARY).procedure


def drawn(found, language="fr"):
    return etree.fromstring(as_bpmn(found, language))


def nodes(root):
    return {
        element.get("id"): element
        for kind in NODES
        for element in root.iterfind(f".//m:{kind}", NAMES)
    }


def bounds(root):
    return {
        shape.get("bpmnElement"): tuple(
            float(shape.find("c:Bounds", NAMES).get(name)) for name in ("x", "y", "width", "height")
        )
        for shape in root.iterfind(".//d:BPMNShape", NAMES)
    }


def judge(root, found):
    """What the schema cannot say."""
    schema().assertValid(root)
    known, places = nodes(root), bounds(root)
    flows = list(root.iterfind(".//m:sequenceFlow", NAMES))
    ends = {flow.get(name) for flow in flows for name in ("sourceRef", "targetRef")}
    assert ends <= known.keys()
    for flow in flows:
        source, target = known[flow.get("sourceRef")], known[flow.get("targetRef")]
        assert source.getparent() is target.getparent() is flow.getparent(), "no way through a wall"
        assert flow.get("id") in {item.text for item in source.iterfind("m:outgoing", NAMES)}
        assert flow.get("id") in {item.text for item in target.iterfind("m:incoming", NAMES)}
    for id, element in known.items():
        kind = etree.QName(element).localname
        assert (kind == "endEvent") <= (element.find("m:outgoing", NAMES) is None)
        assert (kind in ("startEvent", "boundaryEvent")) <= (
            element.find("m:incoming", NAMES) is None
        )
        assert id in places
    lanes = Counter(item.text for item in root.iterfind(".//m:flowNodeRef", NAMES))
    process = root.find("m:process", NAMES)
    inside = {id for id, element in known.items() if element.getparent() is process}
    assert lanes == Counter(inside), "each node stands in one lane"
    edges = {edge.get("bpmnElement") for edge in root.iterfind(".//d:BPMNEdge", NAMES)}
    assert edges == {flow.get("id") for flow in flows}
    assert {f"state.{state.id}" for state in found.states} <= known.keys()


def overlaps(one, other):
    (x, y, width, height), (to_x, to_y, to_width, to_height) = one, other
    beside = x + width <= to_x or to_x + to_width <= x
    return not (beside or y + height <= to_y or to_y + to_height <= y)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_definition_is_told_in_bpmn(name):
    judge(drawn(procedure(name)), procedure(name))


@pytest.mark.parametrize("name", SHIPPED)
def test_no_box_covers_another_and_all_stand_in_the_pool(name):
    root = drawn(procedure(name))
    known, places = nodes(root), bounds(root)
    process = root.find("m:process", NAMES)
    boxes = [
        places[id]
        for id, element in known.items()
        if element.getparent() is process and element.get("attachedToRef") is None
    ]
    pairs = [(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]]
    assert [pair for pair in pairs if overlaps(*pair)] == []
    x, y, width, height = places[f"pool.{name}"]
    for left, top, wide, high in boxes:
        assert x <= left and left + wide <= x + width
        assert y <= top and top + high <= y + height


def test_tasks_stand_in_the_lanes_of_who_is_asked():
    root = drawn(procedure("attestation-residence"))
    lanes = {
        lane.get("name"): {item.text for item in lane.iterfind("m:flowNodeRef", NAMES)}
        for lane in root.iterfind(".//m:lane", NAMES)
    }
    assert "state.signature" in lanes["Chef de zone"]
    assert "state.verification" in lanes["Agent d'accueil"]


def test_time_and_papers_and_several_people_are_told():
    root = drawn(procedure("demande-cotation"))
    assert root.findall(".//m:boundaryEvent/m:timerEventDefinition/m:timeDuration", NAMES)
    assert root.findall(".//m:multiInstanceLoopCharacteristics/m:completionCondition", NAMES)
    assert root.findall(".//m:subProcess/m:userTask", NAMES)
    assert root.findall(".//m:serviceTask", NAMES)
    assert root.findall(".//m:conditionExpression", NAMES)


def test_what_the_public_asks_for_begins_and_ends_with_a_message():
    for name, told in (("attestation-vie", True), ("conge-agent", False)):
        assert procedure(name).internal is not told
        root = drawn(procedure(name)).find("m:process", NAMES)
        for kind in ("startEvent", "endEvent"):
            found = root.findall(f"m:{kind}/m:messageEventDefinition", NAMES)
            assert bool(found) is told


def test_it_speaks_the_language_that_is_asked_for():
    found = procedure("conge-agent")
    assert as_bpmn(found, "fr") != as_bpmn(found, "en")
    assert found.title["en"] in as_bpmn(found, "en").decode()
    assert as_bpmn(found, "rn"), "what is missing is told in another language"


def test_the_same_definition_gives_the_same_bytes():
    found = procedure("plainte")
    assert as_bpmn(found, "fr") == as_bpmn(read(canonical_text(found)), "fr")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))))
@settings(max_examples=50, deadline=None)
def test_no_name_breaks_the_document(name):
    found = procedure("conge-agent")
    root = drawn(replace(found, title=Text(fr=name)))
    assert root.find("m:process", NAMES).get("name") == name

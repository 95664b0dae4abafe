"""Process and picture → BPMN 2.0 XML with diagram interchange (OMG formal/2011-01-03)."""

from collections.abc import Mapping
from collections.abc import Sequence
from egov.policy.core.drawing.bpmn.lanes import Picture
from egov.policy.core.drawing.bpmn.lanes import Place
from egov.policy.core.drawing.bpmn.process import Flow
from egov.policy.core.drawing.bpmn.process import Kind
from egov.policy.core.drawing.bpmn.process import Node
from egov.policy.core.drawing.bpmn.process import Process
from egov.policy.core.drawing.layout import Size
from egov.policy.core.model import Period
from egov.policy.core.terms import PeriodUnit
from lxml import etree
from typing import Any


MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACES = {None: MODEL, "bpmndi": DI, "dc": DC, "di": DD, "xsi": XSI}

TARGET = "urn:egov.policy:procedures"

CONDITIONS = "urn:egov.policy:conditions"
"""The language of conditions, docs/reference/conditions.md."""

LETTERS = {
    PeriodUnit.WORKING_DAYS: "D",
    PeriodUnit.DAYS: "D",
    PeriodUnit.MONTHS: "M",
    PeriodUnit.YEARS: "Y",
}


def written(id: str, name: str, process: Process, lanes: Mapping[str, str], view: Picture) -> bytes:
    """The document; ``lanes`` are the names of the lanes by what nodes say of theirs."""
    root = etree.Element(_tag("definitions"), nsmap=NAMESPACES)
    root.set("id", f"definitions.{id}")
    root.set("targetNamespace", TARGET)
    root.set("expressionLanguage", CONDITIONS)
    pool, body = f"pool.{id}", f"process.{id}"
    collaboration = _put(root, "collaboration", id=f"collaboration.{id}")
    _put(collaboration, "participant", id=pool, name=name, processRef=body)
    element = _put(root, "process", id=body, name=name, isExecutable="false")
    _put_lanes(element, process, lanes)
    _put_nodes(element, process)
    _draw(root, f"collaboration.{id}", pool, process, lanes, view)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def lane_id(number: int) -> str:
    """The id of a lane."""
    return f"lane.{number}"


# --- what it says


def _put_lanes(parent: Any, process: Process, lanes: Mapping[str, str]) -> None:
    lane_set = _put(parent, "laneSet", id="lanes")
    for number, (lane, name) in enumerate(lanes.items()):
        element = _put(lane_set, "lane", id=lane_id(number), name=name)
        for node in process.nodes:
            if node.lane == lane:
                _put(element, "flowNodeRef").text = node.id


def _put_nodes(parent: Any, process: Process) -> None:
    for node in process.nodes:
        _put_node(parent, node, process.flows)
    for flow in process.flows:
        element = _put(parent, "sequenceFlow", id=flow.id)
        if flow.name:
            element.set("name", flow.name)
        element.set("sourceRef", flow.source)
        element.set("targetRef", flow.target)
        if flow.condition:
            _put_expression(element, "conditionExpression", flow.condition)


def _put_node(parent: Any, node: Node, flows: Sequence[Flow]) -> None:
    element = _put(parent, str(node.kind), id=node.id)
    for name, value in _attributes(node).items():
        element.set(name, value)
    if node.told:
        _put(element, "documentation").text = node.told
    for tag, end in (("incoming", "target"), ("outgoing", "source")):
        for flow in flows:
            if getattr(flow, end) == node.id:
                _put(element, tag).text = flow.id
    _put_event(element, node)
    _put_work(element, node)
    if node.graph:
        _put_nodes(element, node.graph)


def _put_event(element: Any, node: Node) -> None:
    """What an event waits for, or sends."""
    if node.message:
        _put(element, "messageEventDefinition", id=f"message.{node.id}")
    if node.period:
        _put_timer(element, node, node.period)


def _put_work(element: Any, node: Node) -> None:
    """Who does a task, and how many have to."""
    if node.actor:
        owner = _put(element, "potentialOwner", id=f"owner.{node.id}", name=node.actor)
        assigned = _put(owner, "resourceAssignmentExpression", id=f"assigned.{node.id}")
        _put(assigned, "formalExpression").text = node.actor
    if node.several:
        loop = _put(element, "multiInstanceLoopCharacteristics", id=f"several.{node.id}")
        loop.set("isSequential", str(node.several.sequential).lower())
        _put_expression(loop, "completionCondition", node.several.until)


def _attributes(node: Node) -> dict[str, str]:
    found = {"name": node.name, "attachedToRef": node.host, "calledElement": node.called}
    if node.kind is Kind.TIMER:
        found["cancelActivity"] = str(node.interrupts).lower()
    elif not node.interrupts:
        found["isInterrupting"] = "false"
    if node.beside:
        found["triggeredByEvent"] = "true"
    return {name: value for name, value in found.items() if value}


def _put_timer(element: Any, node: Node, period: Period) -> None:
    """How long it takes; days that count are told beside, ISO 8601 knows none."""
    timer = _put(element, "timerEventDefinition", id=f"time.{node.id}")
    if period.unit is PeriodUnit.WORKING_DAYS:
        _put(timer, "documentation").text = f"{period.amount} working days"
    duration = f"P{period.amount}{LETTERS[period.unit]}"
    _put_expression(timer, "timeDuration", duration)


def _put_expression(parent: Any, tag: str, text: str) -> None:
    _put(parent, tag, {f"{{{XSI}}}type": "tFormalExpression"}).text = text


# --- how it looks


def _draw(
    root: Any,
    plane_of: str,
    pool: str,
    process: Process,
    lanes: Mapping[str, str],
    view: Picture,
) -> None:
    diagram = etree.SubElement(root, f"{{{DI}}}BPMNDiagram", id="diagram")
    plane = etree.SubElement(diagram, f"{{{DI}}}BPMNPlane", id="plane", bpmnElement=plane_of)
    height = max(place.bottom for place in view.lanes.values())
    _shape(plane, pool, Place(0, 0, Size(view.size.width, height)), isHorizontal="true")
    for number, lane in enumerate(lanes):
        _shape(plane, lane_id(number), view.lanes[lane], isHorizontal="true")
    _draw_nodes(plane, process, view)


def _draw_nodes(plane: Any, process: Process, view: Picture) -> None:
    for node in process.nodes:
        looks = {Kind.CHOICE: {"isMarkerVisible": "true"}, Kind.INNER: {"isExpanded": "true"}}
        _shape(plane, node.id, view.places[node.id], **looks.get(node.kind, {}))
        if node.graph:
            _draw_nodes(plane, node.graph, view)
    for flow in process.flows:
        edge = etree.SubElement(
            plane, f"{{{DI}}}BPMNEdge", id=f"edge.{flow.id}", bpmnElement=flow.id
        )
        for x, y in view.routes[flow.id]:
            etree.SubElement(edge, f"{{{DD}}}waypoint", x=f"{x:g}", y=f"{y:g}")


def _shape(plane: Any, id: str, place: Place, **looks: str) -> None:
    shape = etree.SubElement(plane, f"{{{DI}}}BPMNShape", id=f"shape.{id}", bpmnElement=id, **looks)
    etree.SubElement(
        shape,
        f"{{{DC}}}Bounds",
        x=f"{place.x:g}",
        y=f"{place.y:g}",
        width=f"{place.size.width:g}",
        height=f"{place.size.height:g}",
    )


def _put(parent: Any, tag: str, attributes: Mapping[str, str] | None = None, **more: str) -> Any:
    return etree.SubElement(parent, _tag(tag), {**(attributes or {}), **more})


def _tag(name: str) -> str:
    return f"{{{MODEL}}}{name}"

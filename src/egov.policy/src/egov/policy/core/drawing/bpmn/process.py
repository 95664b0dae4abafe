"""What a process of BPMN is made of: nodes and flows, in one language, without places."""

from dataclasses import dataclass
from egov.policy.core.model import Period
from enum import StrEnum


class Kind(StrEnum):
    """What a node is; the value is its element of BPMN."""

    START = "startEvent"
    END = "endEvent"
    TIMER = "boundaryEvent"
    TASK = "userTask"
    WAIT = "task"
    SERVICE = "serviceTask"
    SEND = "sendTask"
    CALL = "callActivity"
    CHOICE = "exclusiveGateway"
    PARALLEL = "parallelGateway"
    INCLUSIVE = "inclusiveGateway"
    INNER = "subProcess"


@dataclass(frozen=True)
class Several:
    """That a task is asked of several people: whether one after the other, until when."""

    sequential: bool
    until: str


@dataclass(frozen=True)
class Node:
    """Something of a process.

    ``lane`` is the actor in whose lane it stands, empty for nobody's.  ``told`` is what
    it says besides its name.  A timer has its ``host`` and its ``period``; ``interrupts`` is
    whether it ends what it is at.  A ``message`` comes in with a start, goes out with an
    end.  An inner process has a ``graph``; one that is ``beside`` begins by itself.
    """

    id: str
    kind: Kind
    name: str = ""
    lane: str = ""
    told: str = ""
    actor: str = ""
    several: Several | None = None
    host: str = ""
    period: Period | None = None
    interrupts: bool = True
    message: bool = False
    called: str = ""
    graph: "Process | None" = None
    beside: bool = False


@dataclass(frozen=True)
class Flow:
    """A way from a node to another one, on a condition or on none."""

    id: str
    source: str
    target: str
    name: str = ""
    condition: str = ""


@dataclass(frozen=True)
class Process:
    """Nodes and flows."""

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]

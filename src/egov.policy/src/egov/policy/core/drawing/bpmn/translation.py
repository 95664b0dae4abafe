"""Procedure → process of BPMN.

A state is an activity: a task, or a sub-process around several; decisions leave it through
a gateway, what time does through a timer at its edge.  What others see of a transition (a
paper, another case, another system) are nodes on its way.  A deadline after which nothing
follows by itself runs beside, in a sub-process of its own.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from egov.policy.core.drawing.bpmn.process import Flow
from egov.policy.core.drawing.bpmn.process import Kind
from egov.policy.core.drawing.bpmn.process import Node
from egov.policy.core.drawing.bpmn.process import Process
from egov.policy.core.drawing.bpmn.process import Several
from egov.policy.core.model import Deadline
from egov.policy.core.model import Effect
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Text
from egov.policy.core.model import Transition
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import StateKind
from itertools import pairwise


Say = Callable[[Text], str]
"""Tells a text in the language of the process."""

START = "start"

EFFECTS = {
    "issue_document": (Kind.SERVICE, "document"),
    "call_web": (Kind.SEND, "endpoint"),
    "start_case": (Kind.CALL, "procedure"),
}
"""Effects that are nodes, and their parameter that says what they are about."""


def process_of(procedure: Procedure, language: str) -> Process:
    """The whole process of a procedure, its names in the best language there is."""

    def say(text: Text) -> str:
        return text.best(language)[0]

    return Process(tuple(_nodes(procedure, say)), _with_ids("flow", _flows(procedure, say)))


def _nodes(procedure: Procedure, say: Say) -> Iterator[Node]:
    lane = _lane(procedure, procedure.initial)
    public = not procedure.internal
    yield Node(START, Kind.START, say(procedure.title), lane, message=public)
    for state in procedure.states:
        lane = _lane(procedure, state)
        yield _end(procedure, state, say) if _is_final(state) else _activity(state, lane, say)
        if len(_by_hand(procedure, state)) > 1:
            yield Node(f"choice.{state.id}", Kind.CHOICE, lane=lane)
        for transition, period, told in _by_time(procedure, state, say):
            id = _timer(state, transition)
            yield Node(id, Kind.TIMER, told, lane, host=f"state.{state.id}", period=period)
    for transition in procedure.transitions:
        lane = _lane(procedure, procedure.state(transition.sources[0]))
        for number, effect in _shown(transition):
            yield _effect(procedure, effect, f"effect.{transition.id}.{number}", lane, say)
    yield from (_beside(item, say) for item in procedure.all_deadlines if not item.silence)


def _flows(procedure: Procedure, say: Say) -> Iterator[Flow]:
    yield Flow("", START, f"state.{procedure.initial.id}")
    for state in procedure.states:
        here, taken = f"state.{state.id}", _by_hand(procedure, state)
        if len(taken) > 1:
            yield Flow("", here, f"choice.{state.id}")
            here = f"choice.{state.id}"
        for transition in taken:
            yield Flow("", here, _entry(transition), say(transition.title), _condition(transition))
        for transition, _, _ in _by_time(procedure, state, say):
            yield Flow("", _timer(state, transition), _entry(transition), say(transition.title))
    for transition in procedure.transitions:
        way = [f"effect.{transition.id}.{number}" for number, _ in _shown(transition)]
        ends = [*way[1:], f"state.{transition.target}"]
        yield from (Flow("", *pair) for pair in zip(way, ends, strict=False))


def _with_ids(start: str, flows: Iterator[Flow]) -> tuple[Flow, ...]:
    return tuple(
        Flow(f"{start}.{number}", flow.source, flow.target, flow.name, flow.condition)
        for number, flow in enumerate(flows, start=1)
    )


# --- states


def _is_final(state: State) -> bool:
    return state.kind is StateKind.FINAL


def _lane(procedure: Procedure, state: State) -> str:
    """The actor in whose hands a state is; empty if it is in nobody's."""
    takers = [item.actor for item in procedure.leaving(state.id)]
    if _is_final(state):
        takers = [item.actor for item in procedure.transitions if item.target == state.id]
    named = [*(task.actor for task in state.tasks), *takers, *state.edit]
    return next(filter(None, named), "")


def _activity(state: State, lane: str, say: Say) -> Node:
    id, title = f"state.{state.id}", say(state.title)
    if len(state.tasks) > 1:
        graph = _inside(state, say)
        return Node(id, Kind.INNER, title, lane, say(state.next), graph=graph)
    if state.tasks:
        return _task(state.tasks[0], id, lane, say, before=title)
    return Node(id, Kind.TASK if lane else Kind.WAIT, title, lane, say(state.next), actor=lane)


def _task(task: Task, id: str, lane: str, say: Say, before: str = "") -> Node:
    several = None
    if task.need.kind is not NeedKind.ANY:
        several = Several(task.order is Order.SEQUENTIAL, _need(task))
    told = f"{before}. {task.when}" if task.when else before
    return Node(id, Kind.TASK, say(task.title), lane, told, task.actor, several)


def _need(task: Task) -> str:
    amounts = {NeedKind.NUMBER: str(task.need.amount), NeedKind.PERCENT: f"{task.need.amount}%"}
    return amounts.get(task.need.kind, str(task.need.kind))


def _inside(state: State, say: Say) -> Process:
    """The tasks of a state, at once or one after the other."""
    start, end = f"start.{state.id}", f"end.{state.id}"
    nodes = [_task(task, f"task.{state.id}.{task.id}", "", say) for task in state.tasks]
    ids = [node.id for node in nodes]
    events = [Node(start, Kind.START), Node(end, Kind.END)]
    if state.order is Order.SEQUENTIAL:
        way = [start, *ids, end]
        flows = [Flow("", *pair) for pair in pairwise(way)]
        gates: list[Node] = []
    else:
        gates, flows = _gates(state, ids)
        flows = [Flow("", start, gates[0].id), *flows, Flow("", gates[1].id, end)]
    all_nodes = (events[0], *gates[:1], *nodes, *gates[1:], events[1])
    return Process(all_nodes, _with_ids(f"flow.{state.id}", iter(flows)))


def _gates(state: State, ids: Sequence[str]) -> tuple[list[Node], list[Flow]]:
    """Where the ways to tasks of the same time part, and where they meet again."""
    some = any(task.when for task in state.tasks)
    kind = Kind.INCLUSIVE if some else Kind.PARALLEL
    split, join = f"split.{state.id}", f"join.{state.id}"
    flows = [
        Flow("", split, id, condition=task.when) for id, task in zip(ids, state.tasks, strict=True)
    ]
    flows += [Flow("", id, join) for id in ids]
    return [Node(split, kind), Node(join, kind)], flows


def _end(procedure: Procedure, state: State, say: Say) -> Node:
    """An end; who has asked for something is told how it ended."""
    lane, public = _lane(procedure, state), not procedure.internal
    return Node(f"state.{state.id}", Kind.END, say(state.title), lane, message=public)


# --- transitions


def _by_time(
    procedure: Procedure, state: State, say: Say
) -> Iterator[tuple[Transition, Period, str]]:
    """What leaves a state when a time has passed, after how long, and what that is called."""
    for item in procedure.leaving(state.id):
        if item.automatic and item.automatic.after:
            told = " ".join(filter(None, (say(item.title), item.automatic.when)))
            yield item, item.automatic.after, told
        for deadline in procedure.all_deadlines:
            if deadline.silence == item.id:
                yield item, deadline.period, say(deadline.title)


def _by_hand(procedure: Procedure, state: State) -> list[Transition]:
    """What leaves it otherwise: by a person, by its tasks, on a condition."""
    silent = {deadline.silence for deadline in procedure.all_deadlines}
    named = {state.complete, state.reject}
    named |= {name for task in state.tasks for name in (task.complete, task.reject)}
    return [
        item
        for item in procedure.leaving(state.id)
        if item.actor
        or item.id in named
        or not (item.id in silent or (item.automatic and item.automatic.after))
    ]


def _condition(transition: Transition) -> str:
    automatic = transition.automatic.when if transition.automatic else ""
    return transition.when or automatic


def _timer(state: State, transition: Transition) -> str:
    return f"timer.{state.id}.{transition.id}"


def _shown(transition: Transition) -> list[tuple[int, Effect]]:
    effects = [effect for effect in transition.effects if effect.name in EFFECTS]
    return list(enumerate(effects, start=1))


def _entry(transition: Transition) -> str:
    """Where a transition leads first."""
    return f"effect.{transition.id}.1" if _shown(transition) else f"state.{transition.target}"


def _effect(procedure: Procedure, effect: Effect, id: str, lane: str, say: Say) -> Node:
    kind, parameter = EFFECTS[effect.name]
    about = str(effect.parameters[parameter])
    if kind is Kind.SERVICE:
        return Node(id, kind, say(procedure.document(about).title), lane)
    return Node(id, kind, about, lane, called=about if kind is Kind.CALL else "")


def _beside(deadline: Deadline, say: Say) -> Node:
    """A deadline after which nothing follows by itself: somebody is reminded."""
    start, end = f"start.deadline.{deadline.id}", f"end.deadline.{deadline.id}"
    title = say(deadline.title)
    events = (
        Node(start, Kind.START, period=deadline.period, interrupts=False),
        Node(end, Kind.END),
    )
    graph = Process(events, (Flow(f"flow.deadline.{deadline.id}", start, end),))
    told = f"{title} ({deadline.since})"
    return Node(f"deadline.{deadline.id}", Kind.INNER, title, told=told, graph=graph, beside=True)

"""Checks of how many are asked: nobody excludes all who could, and they are enough."""

from collections.abc import Hashable
from collections.abc import Iterator
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Asked
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.ways import by_one
from egov.policy.core.checks.ways import comes_after
from egov.policy.core.engine import joining
from egov.policy.core.model import Actor
from egov.policy.core.model import State
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import Permitted


SUPERVISED = {Permitted.REASSIGN, Permitted.SKIP, Permitted.REDO}


def enough_are_asked(outline: Outline, report: Report) -> None:
    """No more have to agree than there are."""
    for state in outline.procedure.states:
        if state.need.kind is NeedKind.NUMBER and state.need.amount > len(state.tasks):
            numbers = {"need": state.need.amount, "count": len(state.tasks)}
            report.add("E154", f"states.{state.id}.need", name=state.id, **numbers)
    for asked in outline.tasks:
        actor = outline.actors.get(asked.task.actor)
        need = asked.task.need
        alone = actor is not None and _person(outline, actor) is not None
        if actor and alone and need.kind is NeedKind.NUMBER and need.amount > 1:
            words = {"actor": actor.id, "need": need.amount}
            report.add("E155", f"{asked.path}.need", name=asked.task.id, **words)


def somebody_else_is_left(outline: Outline, report: Report) -> None:
    """Four eyes leave somebody who may act, and look at something."""
    for path, actor, others, states in four_eyes(outline):
        for number, name in enumerate(others):
            other = outline.transitions.get(name)
            if other is None:
                continue
            place = f"{path}.other_than.{number}"
            if _excludes(outline, actor, name):
                report.add("E156", place, actor=actor.id, transition=name)
            elif not any(comes_after(outline, state, other) for state in states):
                report.add("W214", place, transition=name)


def keys_say_something(outline: Outline, report: Report) -> None:
    """No key of a task or a state is without effect."""
    for asked in outline.tasks:
        for key in _idle(asked):
            report.add("W213", f"{asked.path}.{key}", name=asked.task.id, key=key)
    for state in outline.procedure.states:
        for key in _idle_of_state(state):
            report.add("W213", f"states.{state.id}.{key}", name=state.id, key=key)


def somebody_may(outline: Outline, report: Report) -> None:
    """What only a supervisor may do has a supervisor."""
    for asked in outline.tasks:
        needed = SUPERVISED.intersection(asked.task.allow)
        if needed and not asked.task.supervisor:
            words = " and ".join(sorted(needed))
            report.add("E157", f"{asked.path}.allow", name=asked.task.id, allow=words)


RULES = (enough_are_asked, somebody_else_is_left, keys_say_something, somebody_may)


def four_eyes(
    outline: Outline,
) -> Iterator[tuple[str, Actor, tuple[str, ...], tuple[str, ...]]]:
    """Where takers of other transitions are excluded: path, actor, those, states."""
    known = outline.actors
    for asked in outline.tasks:
        task = asked.task
        if task.actor in known:
            yield asked.path, known[task.actor], task.other_than, (asked.state.id,)
    for item in outline.procedure.transitions:
        if item.actor in known:
            yield f"transitions.{item.id}", known[item.actor], item.other_than, item.sources


def _excludes(outline: Outline, actor: Actor, transition: str) -> bool:
    """Whether the only person who can play an actor has taken that transition."""
    mine = _person(outline, actor)
    if mine is None:
        return False
    taken = outline.transitions[transition]
    other = outline.actors.get(taken.actor)
    theirs = _person(outline, other) if other else None
    return mine in (theirs, ("did", transition))


def _person(outline: Outline, actor: Actor, depth: int = 0) -> Hashable | None:
    """The one person whom an actor stands for; None if it can be several."""
    if actor.requester:
        return "requester"
    if actor.person:
        field = outline.fields.get(actor.person)
        return ("person", actor.person) if field and not field.columns else None
    return _taker(outline, actor.did, depth) if actor.did else None


def _taker(outline: Outline, transition: str, depth: int) -> Hashable | None:
    """Who took a transition: its actor, if that is one person; None if several can have."""
    taken = outline.transitions.get(transition)
    if taken is None or not by_one(outline, taken):
        return None
    actor = outline.actors.get(taken.actor)
    known = _person(outline, actor, depth + 1) if actor and depth < len(outline.actors) else None
    return known or ("did", transition)


def _idle(asked: Asked) -> Iterator[str]:
    task = asked.task
    personal = joining.is_personal(task)
    if task.order is Order.SEQUENTIAL and not personal:
        yield "order"
    if task.distribution is not Distribution.GROUP and personal:
        yield "distribution"
    if task.supervisor and not task.allow:
        yield "supervisor"


def _idle_of_state(state: State) -> Iterator[str]:
    if state.order is Order.SEQUENTIAL and len(state.tasks) < 2:
        yield "order"
    if state.need.kind is not NeedKind.ALL and not (state.complete or state.reject):
        yield "need"

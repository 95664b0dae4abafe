"""Checks of actors: each says who it is, and there can be somebody."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.ways import by_people
from egov.policy.core.checks.ways import comes_after
from egov.policy.core.model import Actor
from egov.policy.core.terms import ActorPlace
from graphlib import CycleError
from graphlib import TopologicalSorter


WHO = ("function", "requester", "did", "person", "superior_of")
PLACED = (ActorPlace.KIND, ActorPlace.NAMED, ActorPlace.FIELD)


def actors_are_somebody(outline: Outline, report: Report) -> None:
    """Exactly one key says who an actor is, and a place belongs to a function."""
    for actor in outline.procedure.actors:
        path = f"actors.{actor.id}"
        given = [key for key in WHO if getattr(actor, key)]
        if len(given) != 1:
            told = " and ".join(given) or "nothing"
            report.add("E141", path, name=actor.id, given=told)
        elif not actor.function and (actor.place or actor.at is not ActorPlace.UNIT):
            report.add("E142", path, name=actor.id, problem="only a function is looked up there")
        elif (actor.at in PLACED) != bool(actor.place):
            problem = "place is missing" if actor.at in PLACED else f"at: {actor.at} has no place"
            report.add("E142", path, name=actor.id, problem=problem)


def functions_exist(outline: Outline, report: Report) -> None:
    """The office knows every function, and where it is looked up."""
    context = outline.context
    for actor in outline.procedure.actors:
        path = f"actors.{actor.id}"
        functions = context.functions
        if functions is not None and actor.function and actor.function not in functions:
            guess = hint(actor.function, functions)
            words = {"name": actor.id, "function": actor.function}
            report.add("E112", f"{path}.function", hint=guess, **words)
        places: Mapping[ActorPlace, Collection[str] | None] = {
            ActorPlace.KIND: context.unit_kinds,
            ActorPlace.NAMED: context.units,
        }
        known = places.get(actor.at)
        if known is not None and actor.place and actor.place not in known:
            words = {"name": actor.id, "place": actor.place}
            report.add("E143", f"{path}.place", hint=hint(actor.place, known), **words)
        _has_parent(outline, actor, report)


def superiors_are_found(outline: Outline, report: Report) -> None:
    """No actor is the superior of itself."""
    above = {item.id: {item.superior_of} for item in outline.actors.values() if item.superior_of}
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        circle = error.args[1]
        report.add("E144", f"actors.{circle[0]}.superior_of", circle=" → ".join(circle))


def who_did_has_done(outline: Outline, report: Report) -> None:
    """Who took a transition is asked only where it can have been taken before, by a person."""
    for path, actor, states in _turns(outline):
        did = outline.transitions.get(actor.did)
        if did is None:
            continue
        if not by_people(outline, did):
            report.add("E146", f"actors.{actor.id}.did", name=actor.id, transition=did.id)
        elif not any(comes_after(outline, state, did) for state in states):
            report.add("E145", path, name=actor.id, transition=did.id)


RULES = (
    actors_are_somebody,
    functions_exist,
    superiors_are_found,
    who_did_has_done,
)


def _has_parent(outline: Outline, actor: Actor, report: Report) -> None:
    if actor.at is not ActorPlace.PARENT:
        return
    for kind in outline.procedure.unit_kinds:
        if kind in outline.context.top_kinds:
            report.add("E113", f"actors.{actor.id}.at", name=actor.id, kind=kind)


def _turns(outline: Outline) -> Iterator[tuple[str, Actor, tuple[str, ...]]]:
    """Where an actor who took a transition has a turn: path, actor and states."""
    known = outline.actors
    for item in outline.tasks:
        if item.task.actor in known:
            yield f"{item.path}.actor", known[item.task.actor], (item.state.id,)
    for taken in outline.procedure.transitions:
        if taken.actor in known:
            yield f"transitions.{taken.id}.actor", known[taken.actor], taken.sources

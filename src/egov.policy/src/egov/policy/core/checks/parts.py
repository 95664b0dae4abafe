"""Checks of the parts that name each other: actors, effects, documents."""

from collections.abc import Iterable
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.model import Actor
from egov.policy.core.model import Effect
from egov.policy.core.model import Procedure
from egov.policy.core.terms import ActorPlace


def names_actors(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Tasks, transitions, editors and revokers are actors of the definition."""
    known = {actor.id for actor in procedure.actors}
    for path, name in _mentions(procedure):
        if name not in known:
            report.add("E111", path, name=name, hint=hint(name, known))
    used = {name for _, name in _mentions(procedure)}
    for actor in procedure.actors:
        if actor.id not in used:
            report.add("W202", f"actors.{actor.id}", name=actor.id)


def actors_have_holders(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Somebody can hold every actor."""
    for actor in procedure.actors:
        if context.functions is not None and actor.function not in context.functions:
            words = {"name": actor.id, "function": actor.function}
            guess = hint(actor.function, context.functions)
            report.add("E112", f"actors.{actor.id}.function", hint=guess, **words)
        _has_parent(procedure, context, actor, report)


def effects_are_known(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Effects exist and get their parameters; what they name exists."""
    documents = {document.id for document in procedure.documents}
    issued = set()
    for item in procedure.transitions:
        for number, effect in enumerate(item.effects):
            path = f"transitions.{item.id}.effects.{number}"
            _effect(context, effect, path, report)
            if "document" in effect.parameters:
                name = str(effect.parameters["document"])
                issued.add(name)
                if name not in documents:
                    report.add("E116", path, name=name, hint=hint(name, documents))
    for document in procedure.documents:
        if document.id not in issued:
            report.add("W203", f"documents.{document.id}", name=document.id)


RULES = (names_actors, actors_have_holders, effects_are_known)


def _mentions(procedure: Procedure) -> list[tuple[str, str]]:
    found = [(f"transitions.{item.id}.actor", item.actor) for item in procedure.transitions]
    for state in procedure.states:
        found += [(f"states.{state.id}.edit.{n}", name) for n, name in enumerate(state.edit)]
        for task in state.tasks:
            found.append((f"states.{state.id}.tasks.{task.id}.actor", task.actor))
    for document in procedure.documents:
        if document.revoke:
            found.append((f"documents.{document.id}.revoke", document.revoke))
    return found


def _has_parent(procedure: Procedure, context: CheckContext, actor: Actor, report: Report) -> None:
    if context.top_kinds is None or actor.at is not ActorPlace.PARENT:
        return
    for kind in procedure.unit_kinds:
        if kind in context.top_kinds:
            report.add("E113", f"actors.{actor.id}.at", name=actor.id, kind=kind)


def _effect(context: CheckContext, effect: Effect, path: str, report: Report) -> None:
    wanted = context.effects.get(effect.name)
    if wanted is None:
        report.add("E117", path, name=effect.name, hint=hint(effect.name, context.effects))
    elif set(effect.parameters) != wanted:
        words = {"wanted": _list(wanted), "given": _list(effect.parameters)}
        report.add("E118", path, name=effect.name, **words)


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"

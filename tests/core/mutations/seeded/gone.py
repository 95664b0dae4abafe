"""Parts that are dropped, moved or exchanged while others count on them."""

from dataclasses import replace
from egov.policy.core.model import Procedure
from egov.policy.core.serialize import as_data
from egov.policy.core.terms import StateKind
from itertools import pairwise
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_state
from seeded.operator import with_transition
from seeded.operator import without_transition

import json
import re


@seeds("a state is dropped", "E110")
def drop_state(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        if state.kind is not StateKind.DRAFT:
            left = tuple(item for item in procedure.states if item.id != state.id)
            yield state.id, replace(procedure, states=left)


@seeds("an actor is dropped", "E111")
def drop_actor_itself(procedure: Procedure) -> Mutants:
    for actor in procedure.actors:
        left = tuple(item for item in procedure.actors if item.id != actor.id)
        yield actor.id, replace(procedure, actors=left)


@seeds("a field is dropped that something asks for", "E120", "E127")
def drop_field(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        if field.id in procedure.subject or _is_asked(procedure, field.id):
            yield field.id, _without_field(procedure, field.id)


@seeds("a task is dropped that a condition asks for, or the only one of its actor", "E120", "W202")
def drop_task(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        for task in state.tasks:
            left = tuple(item for item in state.tasks if item.id != task.id)
            changed = with_state(procedure, state.id, tasks=left)
            named = _words(changed)
            # As a key of "actors" an id is followed by a colon.
            lonely = f'"{task.actor}"' not in named.replace(f'"{task.actor}":', "")
            if left and (lonely or f"'{task.id}'" in named):
                yield task.id, changed


@seeds("a flag is dropped that is set or asked for", "E176")
def drop_flag(procedure: Procedure) -> Mutants:
    for flag in procedure.flags:
        left = tuple(item for item in procedure.flags if item.id != flag.id)
        yield flag.id, replace(procedure, flags=left)


@seeds("a document is dropped that is issued", "E116")
def drop_document(procedure: Procedure) -> Mutants:
    for document in procedure.documents:
        left = tuple(item for item in procedure.documents if item.id != document.id)
        yield document.id, replace(procedure, documents=left)


@seeds("a named condition is dropped that others use", "E120")
def drop_condition(procedure: Procedure) -> Mutants:
    for condition in procedure.conditions:
        left = tuple(item for item in procedure.conditions if item.id != condition.id)
        changed = replace(procedure, conditions=left)
        if re.search(rf"\b{condition.id}\b", _texts(changed)):
            yield condition.id, changed


@seeds("a transition is dropped that tasks, actors or deadlines name", "E114", "E139")
def drop_named_transition(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        changed = without_transition(procedure, item.id)
        keys = ("complete", "reject", "silence", "did")
        named = any(f'"{key}": "{item.id}"' in _words(changed) for key in keys)
        if named:
            yield item.id, changed


@seeds("a transition leads elsewhere, and a state is cut off or never left", "E104", "E105")
def cut_off(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        for state in procedure.states:
            changed = with_transition(procedure, item.id, target=state.id)
            if state.id != item.target and not _is_whole(changed):
                yield f"{item.id} {state.id}", changed


@seeds("of two ways out one is denied: both hang on the same", "E138", "E153", "W206", "W224")
def deny_one_way(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        exits = [item for item in procedure.leaving(state.id) if item.when]
        if len(exits) == len(procedure.leaving(state.id)) == 2 and not state.edit:
            denied = f"not ({exits[1].when})"
            yield state.id, with_transition(procedure, exits[1].id, when=denied)


@seeds("two effects are exchanged of which the second needs the first", "E183", "W219")
def swap_effects(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        for at, (one, other) in enumerate(pairwise(item.effects)):
            if other.name == "issue_document" and one.name in ("assign_number", "set_field"):
                effects = (*item.effects[:at], other, one, *item.effects[at + 2 :])
                yield item.id, with_transition(procedure, item.id, effects=effects)


def _is_whole(procedure: Procedure) -> bool:
    """Whether every state can be reached and left, taking every transition as possible."""
    steps = {(source, item.target) for item in procedure.transitions for source in item.sources}
    states = {state.id for state in procedure.states}
    ends = {state.id for state in procedure.states if state.kind is StateKind.FINAL}
    back = {(target, source) for source, target in steps}
    return _reached({procedure.initial.id}, steps) == states == _reached(ends, back)


def _reached(found: set[str], steps: set[tuple[str, str]]) -> set[str]:
    for _ in range(len(steps)):
        found = found | {target for source, target in steps if source in found}
    return found


def _without_field(procedure: Procedure, id: str) -> Procedure:
    sections = tuple(
        replace(section, fields=tuple(field for field in section.fields if field.id != id))
        for section in procedure.sections
    )
    return replace(procedure, sections=sections)


def _is_asked(procedure: Procedure, name: str) -> bool:
    """Whether a condition of the form or the flow names it outside of quotes."""
    texts = re.sub("'[^']*'", "", _texts(_without_field(procedure, name)))
    return bool(re.search(rf"\b{name}\b", texts))


def _texts(procedure: Procedure) -> str:
    """All conditions, one after the other."""
    found = [item.when for item in (*procedure.conditions, *procedure.transitions)]
    found += [item.automatic.when for item in procedure.transitions if item.automatic]
    found += [task.when for state in procedure.states for task in state.tasks]
    for field in procedure.fields:
        found += [field.visible_when, field.required_when, field.valid_when]
    return " ; ".join(found)


def _words(procedure: Procedure) -> str:
    return json.dumps(as_data(replace(procedure, tests=())))

"""Faults in who the actors are, and in deadlines."""

from dataclasses import replace
from egov.policy.core.model import Actor
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind
from seeded.operator import GONE
from seeded.operator import LONELY
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_actor
from seeded.operator import with_deadline
from seeded.operator import with_document
from seeded.operator import with_task
from seeded.operator import with_transition


def holding(procedure: Procedure) -> list:
    return [actor for actor in procedure.actors if actor.function]


def told_by_units(procedure: Procedure) -> list:
    return [actor for actor in holding(procedure) if actor.at is not ActorPlace.FIELD]


@seeds("a function is misspelt", "E112")
def misspell_function(procedure: Procedure) -> Mutants:
    for actor in holding(procedure):
        yield actor.id, with_actor(procedure, actor.id, function=f"{actor.function}s")


@seeds("nobody holds a function", "W210")
def function_of_nobody(procedure: Procedure) -> Mutants:
    for actor in told_by_units(procedure):
        yield actor.id, with_actor(procedure, actor.id, function=GONE)


@seeds("one person holds a function, and nobody stands in for them", "W211")
def function_of_one(procedure: Procedure) -> Mutants:
    for actor in told_by_units(procedure):
        yield actor.id, with_actor(procedure, actor.id, function=LONELY)


@seeds("one person holds the two functions of four eyes", "W227")
def two_functions_of_one(procedure: Procedure) -> Mutants:
    held = {actor.id for actor in told_by_units(procedure)}
    for first in procedure.leaving(procedure.initial.id):
        for item in procedure.transitions:
            if {first.actor, item.actor} <= held and item is not first:
                both = with_actor(procedure, first.actor, function=LONELY)
                both = with_actor(both, item.actor, function=LONELY)
                yield item.id, with_transition(both, item.id, other_than=(first.id,))


@seeds("a kind of unit is misspelt", "W225")
def misspell_unit_kind(procedure: Procedure) -> Mutants:
    kinds = tuple(f"{kind}s" for kind in procedure.unit_kinds)
    yield "unit_kinds", replace(procedure, unit_kinds=kinds)


@seeds("an actor is two people at once", "E141")
def two_identities(procedure: Procedure) -> Mutants:
    for actor in holding(procedure):
        yield actor.id, with_actor(procedure, actor.id, requester=True)


@seeds("an actor is nobody", "E141")
def no_identity(procedure: Procedure) -> Mutants:
    for actor in holding(procedure):
        nobody = {"function": "", "at": ActorPlace.UNIT, "place": ""}
        yield actor.id, with_actor(procedure, actor.id, **nobody)


@seeds("a function is looked up at a kind of unit that is not named", "E142")
def kind_without_place(procedure: Procedure) -> Mutants:
    for actor in holding(procedure):
        yield actor.id, with_actor(procedure, actor.id, at=ActorPlace.KIND, place="")


@seeds("a function is looked up at a kind of unit that there is not", "E143")
def kind_that_is_not(procedure: Procedure) -> Mutants:
    for actor in holding(procedure):
        yield actor.id, with_actor(procedure, actor.id, at=ActorPlace.KIND, place="nowhere")


@seeds("a function is looked up above the top of the tree", "E113")
def above_the_top(procedure: Procedure) -> Mutants:
    for actor in holding(procedure):
        changed = with_actor(procedure, actor.id, at=ActorPlace.PARENT, place="")
        yield actor.id, replace(changed, unit_kinds=(*procedure.unit_kinds, "top"))


@seeds("an actor is their own superior", "E144")
def own_superior(procedure: Procedure) -> Mutants:
    for actor in holding(procedure):
        circle = {"function": "", "at": ActorPlace.UNIT, "place": "", "superior_of": actor.id}
        yield actor.id, with_actor(procedure, actor.id, **circle)


@seeds("the first to act is who took a transition that comes later", "E145")
def did_too_late(procedure: Procedure) -> Mutants:
    ends = [
        item.id
        for item in procedure.transitions
        if procedure.state(item.target).kind is StateKind.FINAL and item.actor
    ]
    for task in procedure.initial.tasks:
        if ends:
            late = Actor("late", Text(fr="Tard", en="Late"), did=ends[0])
            changed = replace(procedure, actors=(*procedure.actors, late))
            yield task.id, with_task(changed, procedure.initial.id, task.id, actor="late")


@seeds("only one person can act, and four eyes exclude them", "E156")
def exclude_everybody(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        for task in state.tasks:
            taken = procedure.leaving(procedure.initial.id)
            only = Actor("only", Text(fr="Seul", en="Only"), did=taken[0].id)
            changed = replace(procedure, actors=(*procedure.actors, only))
            excluded = {"actor": "only", "other_than": (taken[0].id,)}
            yield task.id, with_task(changed, state.id, task.id, **excluded)


@seeds("an actor is named by a field that names nobody", "E140")
def person_of_wrong_type(procedure: Procedure) -> Mutants:
    words = [field.id for field in procedure.fields if field.type is FieldType.TEXT]
    for actor in holding(procedure):
        if words:
            named = {"function": "", "at": ActorPlace.UNIT, "place": "", "person": words[0]}
            yield actor.id, with_actor(procedure, actor.id, **named)


@seeds("an actor is left that nothing names", "W202")
def idle_actor(procedure: Procedure) -> Mutants:
    idle = replace(holding(procedure)[0], id="idle")
    yield idle.id, replace(procedure, actors=(*procedure.actors, idle))


@seeds("who may revoke a paper does not exist", "E111")
def unknown_revoker(procedure: Procedure) -> Mutants:
    for document in procedure.documents:
        yield document.id, with_document(procedure, document.id, revoke="nobody")


@seeds("four eyes look at a transition that does not exist", "E139")
def unknown_four_eyes(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        if item.actor:
            yield item.id, with_transition(procedure, item.id, other_than=(f"{item.id}x",))


@seeds("silence takes a transition that does not exist", "E139")
def unknown_silence(procedure: Procedure) -> Mutants:
    for deadline in procedure.deadlines:
        yield deadline.id, with_deadline(procedure, deadline.id, silence="nothing")


@seeds("silence takes a transition that only leaves the draft", "E164")
def silence_in_draft(procedure: Procedure) -> Mutants:
    for deadline in procedure.deadlines:
        taken = [item for item in procedure.transitions if item.sources == (procedure.initial.id,)]
        if taken:
            never = {"silence": taken[0].id, "since": "filing"}
            yield deadline.id, with_deadline(procedure, deadline.id, **never)


@seeds("a deadline passes without a word", "W207")
def silent_deadline(procedure: Procedure) -> Mutants:
    for deadline in procedure.deadlines:
        yield deadline.id, with_deadline(procedure, deadline.id, silence="", warn=None)


@seeds("a deadline can be extended, and nobody may do it", "E163")
def nobody_extends(procedure: Procedure) -> Mutants:
    for deadline in procedure.deadlines:
        by = {"extension": deadline.period, "extend": ""}
        yield deadline.id, with_deadline(procedure, deadline.id, **by)

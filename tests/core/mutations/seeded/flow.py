"""Faults in the way of a case from its draft to its end."""

from dataclasses import replace
from egov.policy.core.model import Automatic
from egov.policy.core.model import Effect
from egov.policy.core.model import Flag
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Text
from egov.policy.core.model import Transition
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import StateKind
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_state
from seeded.operator import with_transition
from seeded.operator import without_transition
from typing import Any


def of_kind(procedure: Procedure, *kinds: StateKind) -> list:
    return [state for state in procedure.states if state.kind in kinds]


@seeds("the only transition to a state is dropped", "E104", "E105", "E114")
def drop_only_way_in(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        to = [item.id for item in procedure.transitions if item.target == state.id]
        if len(to) == 1 and state.kind is not StateKind.DRAFT:
            yield state.id, without_transition(procedure, to[0])


@seeds("the only transition from a state is dropped", "E105", "E114")
def drop_only_way_out(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        exits = procedure.leaving(state.id)
        if len(exits) == 1 and len(exits[0].sources) == 1:
            yield state.id, without_transition(procedure, exits[0].id)


@seeds("the only transition from a state leads back to it", "E104", "E105")
def retarget_only_way_out(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        exits = procedure.leaving(state.id)
        if len(exits) == 1 and len(exits[0].sources) == 1:
            yield state.id, with_transition(procedure, exits[0].id, target=state.id)


@seeds("a transition leads to a state that does not exist", "E110")
def retarget_to_nowhere(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        yield item.id, with_transition(procedure, item.id, target=f"{item.target}x")


@seeds("a final state is made an open one without tasks", "E107", "E103")
def open_final_state(procedure: Procedure) -> Mutants:
    for state in of_kind(procedure, StateKind.FINAL):
        yield state.id, with_state(procedure, state.id, kind=StateKind.OPEN)


@seeds("the draft is made an open state", "E101")
def open_draft(procedure: Procedure) -> Mutants:
    yield procedure.initial.id, with_state(procedure, procedure.initial.id, kind=StateKind.OPEN)


@seeds("a second draft state", "E102")
def second_draft(procedure: Procedure) -> Mutants:
    for state in of_kind(procedure, StateKind.OPEN):
        yield state.id, with_state(procedure, state.id, kind=StateKind.DRAFT)


@seeds("a transition leaves a final state", "E106")
def leave_final_state(procedure: Procedure) -> Mutants:
    final = of_kind(procedure, StateKind.FINAL)[0]
    for item in procedure.transitions:
        yield item.id, with_transition(procedure, item.id, sources=(*item.sources, final.id))


@seeds("a filed case goes back to the draft", "E147")
def back_to_draft(procedure: Procedure) -> Mutants:
    draft = procedure.initial.id
    for item in procedure.transitions:
        if draft not in item.sources:
            yield item.id, with_transition(procedure, item.id, target=draft)


@seeds("a transition loses its actor, and nothing else takes it", "E148")
def drop_actor(procedure: Procedure) -> Mutants:
    parts = [*procedure.states, *(task for state in procedure.states for task in state.tasks)]
    named = {name for part in parts for name in (part.complete, part.reject)}
    named |= {deadline.silence for deadline in procedure.all_deadlines}
    for item in procedure.transitions:
        if item.actor and item.id not in named and not item.automatic:
            yield item.id, with_transition(procedure, item.id, actor="")


@seeds("two automatic transitions lead back and forth", "E151")
def automatic_circle(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        target = procedure.state(item.target)
        if item.target in item.sources or target.kind is StateKind.FINAL or item.effects:
            continue
        there = replace(item, automatic=Automatic(), actor="", when="", ask=(), id=f"{item.id}_a")
        back = replace(there, id=f"{item.id}_b", sources=(item.target,), target=item.sources[0])
        if procedure.state(back.target).kind is not StateKind.DRAFT:
            taken = (*procedure.transitions, there, back)
            yield item.id, replace(procedure, transitions=taken)


@seeds("an automatic transition that always holds stands before another", "E152")
def shadow(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        alone = [item for item in procedure.leaving(state.id) if _is_at_once(item)]
        if len(alone) > 1:
            yield state.id, with_transition(procedure, alone[0].id, automatic=Automatic(), when="")


@seeds("one of the automatic ways out of a state without tasks is dropped", "E153", "E107")
def drop_branch(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        exits = procedure.leaving(state.id)
        if state.tasks or len(exits) < 2 or not all(item.automatic for item in exits):
            continue
        for item in exits:
            if all(other.automatic.when for other in exits if other is not item):
                yield item.id, without_transition(procedure, item.id)


@seeds("a final state can be edited", "E135")
def edit_final_state(procedure: Procedure) -> Mutants:
    for state in of_kind(procedure, StateKind.FINAL):
        yield state.id, with_state(procedure, state.id, edit=(procedure.actors[0].id,))


@seeds("a final state has a task", "E149")
def task_in_final_state(procedure: Procedure) -> Mutants:
    task = next(task for state in procedure.states for task in state.tasks)
    for state in of_kind(procedure, StateKind.FINAL):
        yield state.id, with_state(procedure, state.id, tasks=(task,))


@seeds("a refusal needs no reason any more", "W204")
def refuse_without_reason(procedure: Procedure) -> Mutants:
    rejections = {task.reject for state in procedure.states for task in state.tasks}
    for item in procedure.transitions:
        if item.id in rejections and item.actor and item.comment is CommentRule.REQUIRED:
            yield item.id, with_transition(procedure, item.id, comment=CommentRule.OPTIONAL)


@seeds("a branch leads back to where what led into it still closes the way on", "W228")
def branch_into_a_corner(procedure: Procedure) -> Mutants:
    for state in of_kind(procedure, StateKind.OPEN):
        named = {name for task in state.tasks for name in (task.complete, task.reject)} - {""}
        meant = [item for item in procedure.leaving(state.id) if item.id in named]
        others = [item for item in procedure.leaving(state.id) if item.id not in named]
        alone = len(meant) == 1 and meant[0].actor and not meant[0].when
        if alone and others and all(_gives_up(procedure, state, item) for item in others):
            yield state.id, branching(procedure, meant[0], state.id)


def branching(procedure: Procedure, meant: Transition, state: str, **back: Any) -> Procedure:
    """What was filed on another day than it was opened goes aside, once, and comes back."""
    words = Text(fr="Détour", en="Detour")
    due = Period(2, PeriodUnit.WORKING_DAYS)
    look = Task("x_look", meant.actor, words, due=due, complete="x_back")
    aside = State("x_aside", StateKind.OPEN, words, tasks=(look,))
    mark = (Effect("set_flag", {"flag": "x_mark"}),)
    when = "filed_on > opened_on and 'x_mark' not in flags"
    there = Transition("x_there", words, (state,), aside.id, meant.actor, when=when, effects=mark)
    again = Transition("x_back", words, (aside.id,), state, meant.actor, **back)
    changed = with_transition(procedure, meant.id, when="not (filed_on > opened_on)")
    return replace(
        changed,
        flags=(*procedure.flags, Flag("x_mark", words)),
        states=(*procedure.states, aside),
        transitions=(*changed.transitions, there, again),
    )


def _gives_up(procedure: Procedure, state, item) -> bool:
    """Whether a way out is only for giving up, or for writing it anew."""
    target = procedure.state(item.target)
    free = item.actor and not item.when and not item.automatic
    anew = target.edit and {other.target for other in procedure.leaving(target.id)} == {state.id}
    return bool(free) and (target.kind is StateKind.FINAL or bool(anew))


def _is_at_once(item) -> bool:
    return item.automatic is not None and item.automatic.after is None

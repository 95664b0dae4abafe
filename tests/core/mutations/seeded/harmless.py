"""Changes that are no fault: nothing may be found that was not there before."""

from dataclasses import replace
from egov.policy.core.model import Field
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind
from seeded.conditions import rewritten
from seeded.flow import branching
from seeded.operator import changes
from seeded.operator import Mutants
from seeded.operator import with_actor
from seeded.operator import with_field
from seeded.operator import with_state
from seeded.operator import with_task
from seeded.operator import with_transition


@changes("a condition is denied twice")
def double_denial(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"not (not ({text}))")


@changes("a condition is narrowed by another answer")
def narrowed(procedure: Procedure) -> Mutants:
    # What a fee is reckoned by has to be answered: a narrower rule may leave it without.
    priced = {fee.quantity for fee in procedure.fees}
    for field in procedure.fields:
        if field.required_when and field.id not in priced:
            narrow = f"({field.required_when}) and today > '2020-01-01'"
            yield field.id, with_field(procedure, field.id, required_when=narrow)


@changes("a person may be asked for a reason")
def ask_for_reason(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        if item.actor and not item.automatic:
            yield item.id, with_transition(procedure, item.id, comment=CommentRule.REQUIRED)


@changes("an optional field is added")
def one_more_field(procedure: Procedure) -> Mutants:
    first, *others = procedure.sections
    new = Field("one_more_field", FieldType.TEXT, Text(fr="Remarque utile", en="Useful remark"))
    longer = replace(first, fields=(*first.fields, new))
    yield new.id, replace(procedure, sections=(longer, *others))


@changes("a field gets a help text")
def help_text(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        help = Text(fr="Comme sur la carte.", en="As on the card.")
        yield field.id, with_field(procedure, field.id, help=help)


@changes("a field on which nothing depends is no longer required")
def optional(procedure: Procedure) -> Mutants:
    used = " ".join(
        [
            *(item.when for item in procedure.transitions),
            *(item.automatic.when for item in procedure.transitions if item.automatic),
            *(item.when for item in procedure.conditions),
        ]
    )
    for field in procedure.fields:
        if field.required and field.id not in used:
            yield field.id, with_field(procedure, field.id, required=False)


@changes("a task has more time")
def more_time(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        for task in state.tasks:
            if task.due and task.due.unit is PeriodUnit.WORKING_DAYS:
                longer = Period(task.due.amount + 20, task.due.unit)
                yield task.id, with_task(procedure, state.id, task.id, due=longer)


@changes("transitions stand in another order, automatic ones left where they are")
def another_order(procedure: Procedure) -> Mutants:
    alone = [item for item in procedure.transitions if item.automatic]
    others = [item for item in procedure.transitions if not item.automatic]
    yield "transitions", replace(procedure, transitions=(*alone, *reversed(others)))


@changes("states stand in another order")
def another_order_of_states(procedure: Procedure) -> Mutants:
    yield "states", replace(procedure, states=tuple(reversed(procedure.states)))


@changes("an actor has another title")
def another_title(procedure: Procedure) -> Mutants:
    for actor in procedure.actors:
        title = Text(fr=f"{actor.title['fr']} adjoint", en=f"Deputy {actor.title['en']}")
        yield actor.id, with_actor(procedure, actor.id, title=title)


@changes("one more actor may edit the draft")
def one_more_editor(procedure: Procedure) -> Mutants:
    draft = procedure.initial
    for actor in procedure.actors:
        if actor.id not in draft.edit and not actor.did:
            yield actor.id, with_state(procedure, draft.id, edit=(*draft.edit, actor.id))


@changes("a branch leads to where it began, and its flag opens the way on")
def branch_that_is_remembered(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        meant = [item for item in procedure.leaving(state.id) if item.actor and not item.when]
        if state.kind is StateKind.OPEN and state.tasks and meant:
            changed = branching(procedure, meant[0], state.id)
            when = "not (filed_on > opened_on) or 'x_mark' in flags"
            yield state.id, with_transition(changed, meant[0].id, when=when)


@changes("people are reminded of a decision on its last day")
def reminded(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        for task in state.tasks:
            if task.kind is TaskKind.DECISION and task.due:
                last_day = Period(0, task.due.unit)
                yield task.id, with_task(procedure, state.id, task.id, remind=last_day)

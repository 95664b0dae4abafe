"""Faults in what a procedure enters into an official register."""

from dataclasses import replace
from egov.policy.core.model import Effect
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from seeded.operator import effects_of
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_effect
from seeded.operator import with_transition


def with_act(procedure: Procedure, **changed) -> Procedure:
    return replace(procedure, act=replace(procedure.act, **changed))


@seeds("an act is entered and there is no register", "E270")
def no_register(procedure: Procedure) -> Mutants:
    if procedure.act:
        yield procedure.act.register, replace(procedure, act=None)


@seeds("a register is named and nothing enters the act", "E271")
def never_entered(procedure: Procedure) -> Mutants:
    entering = list(effects_of(procedure, "enter_act"))
    for transition, at, _ in entering if len(entering) == 1 else ():
        yield transition, with_effect(procedure, transition, at)


@seeds("a paper is issued before the act is entered", "E272")
def paper_before_act(procedure: Procedure) -> Mutants:
    for transition, _, _ in effects_of(procedure, "enter_act"):
        effects = procedure.transition(transition).effects
        for document in procedure.documents:
            issue = Effect("issue_document", {"document": document.id})
            yield document.id, with_transition(procedure, transition, effects=(issue, *effects))


@seeds("an act is entered before an answer is written that it holds", "E273")
def act_before_answer(procedure: Procedure) -> Mutants:
    for transition, at, effect in effects_of(procedure, "enter_act"):
        written = Effect("set_field", {"field": procedure.act.content[0], "value": "'x'"})
        yield transition, with_effect(procedure, transition, at, effect, written)


@seeds("an act holds a field that there is not", "E127")
def unknown_content(procedure: Procedure) -> Mutants:
    if procedure.act:
        yield "content", with_act(procedure, content=(*procedure.act.content, "no_such_field"))
        yield "names", with_act(procedure, names=("no_such_field",))
        yield "day", with_act(procedure, day="no_such_field")


@seeds("a day names the people of an act", "E140")
def named_by_a_day(procedure: Procedure) -> Mutants:
    dates = [field.id for field in procedure.fields if field.type is FieldType.DATE]
    if procedure.act and dates:
        yield dates[0], with_act(procedure, names=(dates[0],))


@seeds("acts are looked up by an actor without a function", "E274")
def consulted_by_the_requester(procedure: Procedure) -> Mutants:
    if procedure.act:
        named = (item.id for item in procedure.actors if not item.function)
        for actor in named:
            yield actor, with_act(procedure, consult=(actor,))


@seeds("an act is looked for and it is not said which", "E275")
def found_nowhere(procedure: Procedure) -> Mutants:
    for transition, at, effect in effects_of(procedure, "find_act"):
        vague = replace(effect, parameters={"register": "births"})
        yield transition, with_effect(procedure, transition, at, vague)


@seeds("a mention is written and there is no act", "E276")
def mention_of_nothing(procedure: Procedure) -> Mutants:
    for transition, *_ in effects_of(procedure, "add_mention"):
        left = procedure
        for item in procedure.transitions:
            kept = tuple(e for e in item.effects if e.name not in ("find_act", "enter_act"))
            left = with_transition(left, item.id, effects=kept)
        yield transition, left

"""Faults in the texts that people read."""

from dataclasses import replace
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from itertools import pairwise
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_field
from seeded.operator import with_state
from seeded.operator import with_task
from seeded.operator import with_transition


def titled(procedure: Procedure, change) -> Mutants:
    """Each title changed by a function."""
    yield "title", replace(procedure, title=change(procedure.title))
    for field in procedure.fields:
        yield field.id, with_field(procedure, field.id, title=change(field.title))
    for state in procedure.states:
        yield state.id, with_state(procedure, state.id, title=change(state.title))
        for task in state.tasks:
            changed = with_task(procedure, state.id, task.id, title=change(task.title))
            yield task.id, changed
    for item in procedure.transitions:
        yield item.id, with_transition(procedure, item.id, title=change(item.title))


@seeds("a French text is removed", "E130")
def drop_french(procedure: Procedure) -> Mutants:
    yield from titled(procedure, lambda text: Text(en=text["en"]))


@seeds("an English text is removed", "W201")
def drop_english(procedure: Procedure) -> Mutants:
    yield from titled(procedure, lambda text: Text(fr=text["fr"]))


@seeds("two fields beside each other read alike", "W220")
def same_question(procedure: Procedure) -> Mutants:
    for section in procedure.sections:
        for one, other in pairwise(section.fields):
            yield other.id, with_field(procedure, other.id, title=one.title)


@seeds("two states read alike", "W220")
def same_state(procedure: Procedure) -> Mutants:
    first, *others = procedure.states
    for state in others:
        yield state.id, with_state(procedure, state.id, title=first.title)


@seeds("two buttons of the same person read alike", "W220")
def same_button(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        taken = [item for item in procedure.leaving(state.id) if not item.automatic]
        for one, other in pairwise(taken):
            if one.actor and one.actor == other.actor:
                yield other.id, with_transition(procedure, other.id, title=one.title)


@seeds("a single text is in Kirundi", "W223")
def one_in_kirundi(procedure: Procedure) -> Mutants:
    if "rn" not in procedure.title:
        yield "title", replace(procedure, title=Text(procedure.title, rn="Icete"))

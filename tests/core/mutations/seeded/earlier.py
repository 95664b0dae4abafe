"""Faults against earlier versions: ids that are used again for something else."""

from dataclasses import replace
from egov.policy.core.evolution import fed
from egov.policy.core.evolution import Past
from egov.policy.core.evolution import remembered
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind
from seeded.operator import changes
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_document
from seeded.operator import with_field
from seeded.operator import with_state
from seeded.operator import with_transition


FIELD = Field("bygone_field", FieldType.TEXT, Text(fr="Champ d'autrefois", en="Bygone field"))
STATE = State("bygone_state", StateKind.FINAL, Text(fr="Fin d'autrefois", en="Bygone end"))
ELSE = Text(fr="Xylophones", en="Zwieback")
"""Nothing that a definition is about."""


def past(procedure: Procedure) -> Past:
    """Two versions before this one: the first had a field and a state that the second left out."""
    newest = procedure.version - 1
    first = replace(_with(procedure, FIELD, STATE), version=newest - 1)
    second = replace(procedure, version=newest)
    return Past(newest, remembered(remembered({}, first), second), fed({}, second))


def _with(procedure: Procedure, field: Field, state: State) -> Procedure:
    first, *others = procedure.sections
    longer = replace(first, fields=(*first.fields, field))
    return replace(procedure, sections=(longer, *others), states=(*procedure.states, state))


@seeds("a field is of another type than in the version before", "E301")
def another_type(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        if field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.BOOLEAN):
            yield field.id, with_field(procedure, field.id, type=FieldType.DATE)


@seeds("a column of a table is of another type than in the version before", "E301")
def another_type_of_column(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        for at, column in enumerate(field.columns):
            other = FieldType.TIME if column.type is FieldType.DATE else FieldType.DATE
            changed = (*field.columns[:at], replace(column, type=other), *field.columns[at + 1 :])
            yield f"{field.id}.{column.id}", with_field(procedure, field.id, columns=changed)


@seeds("an amount is in another currency than in the version before", "E301")
def another_currency(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        if field.currency:
            yield field.id, with_field(procedure, field.id, currency="XAF")


@seeds("a state is of another kind than in the version before", "E302")
def another_kind(procedure: Procedure) -> Mutants:
    kinds = {StateKind.OPEN: StateKind.SUSPENDED, StateKind.SUSPENDED: StateKind.OPEN}
    for state in procedure.states:
        if state.kind in kinds:
            yield state.id, with_state(procedure, state.id, kind=kinds[state.kind])


@seeds("a paper is numbered in another register than in the version before", "E303")
def another_register(procedure: Procedure) -> Mutants:
    for document in procedure.documents:
        rule = replace(document.numbering, register="another-register")
        yield document.id, with_document(procedure, document.id, numbering=rule)


@seeds("a field that was left out comes back as something else", "E304")
def field_of_old(procedure: Procedure) -> Mutants:
    yield FIELD.id, _with(procedure, replace(FIELD, title=ELSE), replace(STATE, id="end"))


@seeds("a state that was left out comes back as something else", "E304")
def state_of_old(procedure: Procedure) -> Mutants:
    yield STATE.id, _with(procedure, replace(FIELD, id="one_more"), replace(STATE, title=ELSE))


@seeds("acts are entered into another register than in the version before", "E307")
def another_register_of_acts(procedure: Procedure) -> Mutants:
    if procedure.act:
        yield "act", replace(procedure, act=replace(procedure.act, register="another_register"))


@seeds("the number of the version is not raised", "E305")
def same_number(procedure: Procedure) -> Mutants:
    yield "version", replace(procedure, version=procedure.version - 1)


@seeds("an option means something else than in the version before", "W301")
def another_meaning(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        for at, option in enumerate(field.options):
            other = replace(option, title=ELSE)
            changed = (*field.options[:at], other, *field.options[at + 1 :])
            yield f"{field.id}.{option.id}", with_field(procedure, field.id, options=changed)


@changes("a field that was left out comes back as what it was")
def field_is_back(procedure: Procedure) -> Mutants:
    first, *others = procedure.sections
    longer = replace(first, fields=(*first.fields, FIELD))
    yield FIELD.id, replace(procedure, sections=(longer, *others))


@changes("a decision is called by more words")
def more_words(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        title = Text({lang: f"{text} ({item.id})" for lang, text in item.title.items()})
        yield item.id, with_transition(procedure, item.id, title=title)

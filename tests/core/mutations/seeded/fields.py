"""Faults in the fields of a form, and in who is asked what."""

from dataclasses import replace
from egov.policy.core.model import Procedure
from egov.policy.core.model import Sight
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind
from seeded.operator import effects_of
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_field
from seeded.operator import with_state
from seeded.operator import with_transition


NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY)
NAMELESS = (FieldType.TABLE, FieldType.FILE, FieldType.REFERENCE, FieldType.NOTE)
LISTS = (FieldType.CHOICE, FieldType.CHOICES)
PERSONAL = (FieldType.PERSON, FieldType.IDENTITY, FieldType.PHONE, FieldType.EMAIL)


def of_type(procedure: Procedure, *types: FieldType) -> list:
    return [field for field in procedure.fields if field.type in types]


def first_asked(procedure: Procedure) -> list:
    return [
        field for section in procedure.sections if not section.later for field in section.fields
    ]


@seeds("two fields have the same id", "E122")
def same_id(procedure: Procedure) -> Mutants:
    first, *others = procedure.fields
    for field in others:
        yield field.id, with_field(procedure, field.id, id=first.id)


@seeds("a field takes a name that every case has", "E123")
def reserved_id(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        yield field.id, with_field(procedure, field.id, id="workflow_history")


@seeds("the subject names a field that there is not", "E127")
def unknown_subject(procedure: Procedure) -> Mutants:
    yield "subject", replace(procedure, subject=(f"{procedure.subject[0]}x",))


@seeds("a case is named after a table, a file, another case or a note", "E140")
def subject_of_wrong_type(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, *NAMELESS):
        yield field.id, replace(procedure, subject=(field.id,))


@seeds("the least number is above the greatest", "E128")
def bounds_exchanged(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, *NUMBERS):
        yield field.id, with_field(procedure, field.id, minimum=9, maximum=1)


@seeds("a choice loses its options", "E124")
def drop_options(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, *LISTS):
        yield field.id, with_field(procedure, field.id, options=(), options_from="")


@seeds("options come out of a column that there is not", "E127")
def unknown_column(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, *LISTS):
        yield field.id, with_field(procedure, field.id, options=(), options_from="no.where")


@seeds("a table loses its columns", "E165")
def drop_columns(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.TABLE):
        yield field.id, with_field(procedure, field.id, columns=())


@seeds("a computed field loses its formula", "E165")
def drop_formula(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.COMPUTED):
        yield field.id, with_field(procedure, field.id, formula="")


@seeds("a location does not say of which level", "E126")
def drop_level(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.LOCATION):
        yield field.id, with_field(procedure, field.id, level="")


@seeds("a file is asked for in a table", "E168")
def file_in_table(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.TABLE):
        first, *others = field.columns
        columns = (replace(first, type=FieldType.FILE), *others)
        yield field.id, with_field(procedure, field.id, columns=columns)


@seeds("two columns of a table have the same id", "E122")
def same_column(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.TABLE):
        columns = (*field.columns, field.columns[0])
        yield field.id, with_field(procedure, field.id, columns=columns)


@seeds("a field says something that its type cannot", "E125")
def key_of_another_type(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.TEXT, FieldType.DATE, FieldType.BOOLEAN):
        yield field.id, with_field(procedure, field.id, currency="BIF")


@seeds("the default of a choice is no option", "E169")
def default_no_option(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.CHOICE):
        if field.options:
            yield field.id, with_field(procedure, field.id, default="none_of_them")


@seeds("the default of a number is a text", "E169")
def default_no_number(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, *NUMBERS):
        yield field.id, with_field(procedure, field.id, default="many")


@seeds("a field is filled beforehand from nowhere", "E170")
def prefill_from_nowhere(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.TEXT, FieldType.PHONE):
        yield field.id, with_field(procedure, field.id, prefill="requester.shoe_size")


@seeds("a person has a part that persons do not have", "E167")
def unknown_part(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.PERSON, FieldType.ORGANISATION):
        yield field.id, with_field(procedure, field.id, parts=("wings",), required_parts=())


@seeds("a rule has no sentence for when it is broken", "E165")
def rule_without_message(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        if field.valid_when:
            yield field.id, with_field(procedure, field.id, valid_message=Text())


@seeds("a later answer is asked by no transition any more", "E171", "W216")
def drop_ask(procedure: Procedure) -> Mutants:
    edited = any(state.edit for state in procedure.states if state.kind is not StateKind.DRAFT)
    later = {
        field.id for section in procedure.sections if section.later for field in section.fields
    }
    written = {effect.parameters["field"] for _, _, effect in effects_of(procedure, "set_field")}
    for item in procedure.transitions:
        for name in later.intersection(item.ask) - written:
            askers = [other for other in procedure.transitions if name in other.ask]
            if len(askers) == 1 and not edited and not procedure.field(name).change:
                left = tuple(other for other in item.ask if other != name)
                yield name, with_transition(procedure, item.id, ask=left)


@seeds("a transition asks for a field that there is not", "E127")
def ask_unknown(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        if item.actor:
            yield item.id, with_transition(procedure, item.id, ask=(*item.ask, "nothing"))


@seeds("a transition asks for a heading or a computed field", "E172")
def ask_what_nobody_answers(procedure: Procedure) -> Mutants:
    shown = of_type(procedure, FieldType.COMPUTED, FieldType.HEADING, FieldType.NOTE)
    for item in procedure.transitions:
        if item.actor and shown:
            yield item.id, with_transition(procedure, item.id, ask=(*item.ask, shown[0].id))


@seeds("an answer is asked for where it is hidden", "E173")
def ask_hidden(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        for name in item.ask[:1]:
            yield item.id, with_field(procedure, name, hidden_in=item.sources)


@seeds("a required field is hidden in the draft", "E174")
def hide_required(procedure: Procedure) -> Mutants:
    for field in first_asked(procedure):
        if field.required and field.type is not FieldType.BOOLEAN:
            yield field.id, with_field(procedure, field.id, hidden_in=(procedure.initial.id,))


@seeds("a field is hidden in a state that there is not", "E110")
def hide_nowhere(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        yield field.id, with_field(procedure, field.id, hidden_in=("nowhere",))


@seeds("a field is seen by an actor that there is not", "E111")
def seen_by_nobody(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        yield field.id, with_field(procedure, field.id, see=(*field.see, "nobody"))


@seeds("personal data are asked for without a reason", "W280")
def ask_without_reason(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, *PERSONAL):
        yield field.id, with_field(procedure, field.id, personal=Text())


@seeds("a required field is locked in the draft", "E280")
def lock_required(procedure: Procedure) -> Mutants:
    for field in first_asked(procedure):
        if field.required and not field.change:
            yield field.id, with_field(procedure, field.id, locked_in=(procedure.initial.id,))


@seeds("a field is locked where nobody may edit", "W281")
def lock_in_vain(procedure: Procedure) -> Mutants:
    closed = [state.id for state in procedure.states if not state.edit]
    for field in procedure.fields:
        yield field.id, with_field(procedure, field.id, locked_in=(closed[0],))


@seeds("a field is locked in a state that there is not", "E110")
def lock_nowhere(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        yield field.id, with_field(procedure, field.id, locked_in=("nowhere",))


@seeds("who sees a field always is let see it in one state", "W282")
def see_twice(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        for actor in field.see[:1]:
            sight = Sight(actor, (procedure.initial.id,))
            yield field.id, with_field(procedure, field.id, see_in=(sight,))


@seeds("an answer is asked of somebody who sees it only elsewhere", "E173")
def ask_who_sees_elsewhere(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        for name in item.ask[:1] if item.actor else ():
            sight = Sight(item.actor, (item.target,))
            yield item.id, with_field(procedure, name, see=(), see_in=(sight,))


@seeds("a place has to exist on a day that there is not, or that is no day", "E127", "E140")
def place_on_no_day(procedure: Procedure) -> Mutants:
    for field in of_type(procedure, FieldType.LOCATION):
        yield f"{field.id}.nowhere", with_field(procedure, field.id, as_of="nowhere")
        yield field.id, with_field(procedure, field.id, as_of=field.id)


@seeds("a place has to exist on a day that is asked after it", "E121")
def place_before_its_day(procedure: Procedure) -> Mutants:
    days = of_type(procedure, FieldType.DATE, FieldType.PARTIAL_DATE)
    ids = [field.id for field in procedure.fields]
    for field in of_type(procedure, FieldType.LOCATION):
        for day in days[-1:]:
            if ids.index(day.id) > ids.index(field.id):
                yield field.id, with_field(procedure, field.id, as_of=day.id)


@seeds("who may edit is named twice", "E137")
def edit_twice(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        if state.edit:
            yield state.id, with_state(procedure, state.id, edit=(*state.edit, state.edit[0]))

"""Faults in effects, numbers, papers and the place of a case in the plan."""

from dataclasses import replace
from egov.policy.core.model import Effect
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from seeded.operator import effects_of
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_document
from seeded.operator import with_effect
from seeded.operator import with_field
from seeded.operator import with_transition


def references(procedure: Procedure) -> list[Field]:
    """Fields that name a case of a certain procedure."""
    return [field for field in procedure.fields if field.procedures]


@seeds("the number is never given", "E119")
def drop_number(procedure: Procedure) -> Mutants:
    for transition, at, _ in effects_of(procedure, "assign_number"):
        if procedure.initial.id in procedure.transition(transition).sources:
            yield transition, with_effect(procedure, transition, at)


@seeds("a paper is issued before the case has its number", "E183")
def paper_before_number(procedure: Procedure) -> Mutants:
    for transition, _, _ in effects_of(procedure, "assign_number"):
        effects = procedure.transition(transition).effects
        for document in procedure.documents:
            issue = Effect("issue_document", {"document": document.id})
            yield transition, with_transition(procedure, transition, effects=(issue, *effects))


@seeds("a paper is issued before an answer is written that it may need", "W219")
def paper_before_answer(procedure: Procedure) -> Mutants:
    dates = [field.id for field in procedure.fields if field.type is FieldType.DATE]
    for transition, at, effect in effects_of(procedure, "issue_document"):
        for name in dates[:1]:
            written = Effect("set_field", {"field": name, "value": "today"})
            yield transition, with_effect(procedure, transition, at, effect, written)


@seeds("a paper is never issued", "W203")
def never_issued(procedure: Procedure) -> Mutants:
    for document in procedure.documents:
        left = procedure
        for item in procedure.transitions:
            kept = tuple(e for e in item.effects if e.parameters.get("document") != document.id)
            left = with_transition(left, item.id, effects=kept)
        yield document.id, left


@seeds("a paper is issued that there is not", "E116")
def unknown_document(procedure: Procedure) -> Mutants:
    for transition, at, _ in effects_of(procedure, "issue_document"):
        wrong = Effect("issue_document", {"document": "no_paper"})
        yield transition, with_effect(procedure, transition, at, wrong)


@seeds("an effect is misspelt", "E117")
def unknown_effect(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        for at, effect in enumerate(item.effects):
            wrong = Effect(f"{effect.name}s", effect.parameters)
            yield item.id, with_effect(procedure, item.id, at, wrong)


@seeds("an effect gets a parameter that it does not take", "E118")
def odd_parameter(procedure: Procedure) -> Mutants:
    for item in procedure.transitions:
        for at, effect in enumerate(item.effects):
            wrong = Effect(effect.name, {**effect.parameters, "colour": "red"})
            yield item.id, with_effect(procedure, item.id, at, wrong)


@seeds("an effect lacks a parameter", "E118")
def lacking_parameter(procedure: Procedure) -> Mutants:
    for name in ("issue_document", "set_flag", "set_field"):
        for transition, at, effect in effects_of(procedure, name):
            yield transition, with_effect(procedure, transition, at, Effect(effect.name, {}))


@seeds("a parameter of an effect is of another type", "E187")
def wrong_parameter(procedure: Procedure) -> Mutants:
    for name in ("issue_document", "set_flag"):
        for transition, at, effect in effects_of(procedure, name):
            wrong = {key: [value] for key, value in effect.parameters.items()}
            yield transition, with_effect(procedure, transition, at, Effect(name, wrong))


@seeds("an answer is written that there is not", "E127")
def set_unknown_field(procedure: Procedure) -> Mutants:
    yield from _also(procedure, Effect("set_field", {"field": "no_field", "value": "today"}))


@seeds("a number is written where a day is wanted", "E181")
def set_wrong_type(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        if field.type is FieldType.DATE:
            yield from _also(procedure, Effect("set_field", {"field": field.id, "value": 5}))


@seeds("an option is written that a choice does not have", "E181", "E132")
def set_no_option(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        if field.type is FieldType.CHOICE and field.options:
            value = {"field": field.id, "value": "'none_of_them'"}
            yield from _also(procedure, Effect("set_field", value))


@seeds("an effect writes what is computed", "E182")
def set_computed(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        if field.type is FieldType.COMPUTED:
            yield from _also(procedure, Effect("set_field", {"field": field.id, "value": 5}))


@seeds("a flag is set that there is not", "E176")
def set_unknown_flag(procedure: Procedure) -> Mutants:
    yield from _also(procedure, Effect("set_flag", {"flag": "no_flag"}))


@seeds("a case of a procedure is started that there is not", "E188")
def start_unknown_procedure(procedure: Procedure) -> Mutants:
    yield from _also(procedure, Effect("start_case", {"procedure": "no-procedure"}))


@seeds("a case may be named of a procedure that there is not", "E188")
def refer_to_unknown_procedure(procedure: Procedure) -> Mutants:
    for field in references(procedure):
        yield field.id, with_field(procedure, field.id, procedures=("no-procedure",))


@seeds("a case is started with an answer that its form does not have", "E193")
def start_with_unknown_answer(procedure: Procedure) -> Mutants:
    given = {"procedure": "elsewhere", "unit": "'middle'", "fields": {"no_field": "today"}}
    yield from _also(procedure, Effect("start_case", given))


@seeds("a field is filled in from one that the other procedure does not have", "E193")
def prefill_from_unknown_field(procedure: Procedure) -> Mutants:
    words = [field for field in procedure.fields if field.type is FieldType.TEXT]
    for field in references(procedure):
        source = f"case.{field.id}.no_field"
        yield words[0].id, with_field(procedure, words[0].id, prefill=source)


@seeds("another case is closed by a transition that its procedure does not have", "E194")
def close_by_unknown_transition(procedure: Procedure) -> Mutants:
    for field in references(procedure):
        closing = {"field": field.id, "transition": "no_transition"}
        yield from _also(procedure, Effect("close_case", closing))


@seeds("a case is started that no unit there takes", "E195")
def start_where_nobody_takes_it(procedure: Procedure) -> Mutants:
    yield from _also(procedure, Effect("start_case", {"procedure": "elsewhere"}))


@seeds("answers are sent to an address that the site does not know", "E189")
def unknown_endpoint(procedure: Procedure) -> Mutants:
    sent = {"endpoint": "nowhere", "fields": [procedure.subject[0]]}
    yield from _also(procedure, Effect("call_web", sent))


@seeds("numbers do not hold a number", "E129")
def pattern_without_number(procedure: Procedure) -> Mutants:
    rule = replace(procedure.numbering, pattern="{unit}-{year}")
    yield "numbering", replace(procedure, numbering=rule)


@seeds("numbers begin anew each year and do not say which", "E131")
def pattern_without_year(procedure: Procedure) -> Mutants:
    rule = replace(procedure.numbering, pattern="{unit}-{number}")
    yield "numbering", replace(procedure, numbering=rule)


@seeds("a paper is numbered in the register of the cases", "E133")
def same_register(procedure: Procedure) -> Mutants:
    for document in procedure.documents:
        rule = replace(document.numbering, register=procedure.numbering.register)
        yield document.id, with_document(procedure, document.id, numbering=rule)


@seeds("cases are filed in a class that the plan does not have", "E184")
def unknown_class(procedure: Procedure) -> Mutants:
    yield "filing", replace(procedure, filing=replace(procedure.filing, code="99.99"))


@seeds("cases are filed in a class without a rule of retention", "E185")
def class_without_rule(procedure: Procedure) -> Mutants:
    yield "filing", replace(procedure, filing=replace(procedure.filing, code="98"))


@seeds("a paper has a template that there is not", "E175")
def unknown_template(procedure: Procedure) -> Mutants:
    for document in procedure.documents:
        yield document.id, with_document(procedure, document.id, template="nothing.odt")


@seeds("a template asks for what the form does not have", "E186")
def unknown_template_field(procedure: Procedure) -> Mutants:
    for document in procedure.documents:
        yield document.id, with_document(procedure, document.id, template="old.odt")


@seeds("a case leaves a state only when its paper is ready", "E138")
def wait_for_paper(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        exits = procedure.leaving(state.id)
        if len(exits) == 1 and procedure.documents and len(exits[0].sources) == 1:
            when = f"'{procedure.documents[0].id}' in documents_ready"
            if not exits[0].automatic:
                yield state.id, with_transition(procedure, exits[0].id, when=when)


def _also(procedure: Procedure, effect: Effect) -> Mutants:
    """One more effect of the first transition."""
    first = procedure.transitions[0]
    changed = with_transition(procedure, first.id, effects=(*first.effects, effect))
    yield first.id, changed

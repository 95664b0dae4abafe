"""Faults in conditions and formulas."""

from collections.abc import Iterator
from dataclasses import replace
from egov.policy.core.model import Field
from egov.policy.core.model import Flag
from egov.policy.core.model import NamedCondition
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from itertools import product
from seeded.operator import effects_of
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_field
from seeded.operator import with_transition

import re


KEYS = ("visible_when", "required_when")


def rewritten(procedure: Procedure, change) -> Iterator[tuple[str, Procedure]]:
    """Each condition of a field or a transition rewritten by a function; None: not this one."""
    for field in procedure.fields:
        for key in KEYS:
            text = getattr(field, key)
            if text and (new := change(text)):
                yield f"{field.id}.{key}", with_field(procedure, field.id, **{key: new})
    for item in procedure.transitions:
        if item.when and (new := change(item.when)):
            yield f"{item.id}.when", with_transition(procedure, item.id, when=new)
        if item.automatic and item.automatic.when and (new := change(item.automatic.when)):
            alone = replace(item.automatic, when=new)
            yield f"{item.id}.automatic", with_transition(procedure, item.id, automatic=alone)


@seeds("a condition is no expression any more", "E120")
def syntax(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"({text}")


@seeds("a condition names a field that there is not", "E120")
def unknown_field(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"({text}) and no_such_field")


@seeds("a condition names a function that there is not", "E120")
def unknown_function(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"({text}) and is_nice(today)")


@seeds("a condition compares a date with a number", "E120")
def wrong_types(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"({text}) and today > 5")


@seeds("a condition contradicts itself", "E178")
def contradiction(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"({text}) and not ({text})")


@seeds("a condition always holds", "W217")
def tautology(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"({text}) or not ({text})")


@seeds("a condition asks for as many rows as the form takes at the least", "W217")
def rows_enough(procedure: Procedure) -> Mutants:
    for table, item in product(_filled_tables(procedure), procedure.transitions):
        if item.actor and not item.when:
            when = f"count({table.id}) >= {table.least_rows}"
            yield f"{table.id} {item.id}", with_transition(procedure, item.id, when=when)


@seeds("a condition asks for fewer rows, or a larger number, than the form takes", "E178")
def beyond_bounds(procedure: Procedure) -> Mutants:
    beyond = [f"count({table.id}) < {table.least_rows}" for table in _filled_tables(procedure)]
    beyond += [f"{item.id} > {item.maximum}" for item in procedure.fields if item.maximum]
    for text in beyond:
        for item in procedure.transitions:
            if item.actor and not item.when:
                yield f"{text} {item.id}", with_transition(procedure, item.id, when=text)


def _filled_tables(procedure: Procedure) -> list[Field]:
    """Tables that no filed case is without."""
    asked = (item for item in procedure.sections if not item.later and not item.visible_when)
    fields = (field for section in asked for field in section.fields)
    return [item for item in fields if item.least_rows and not (item.visible_when or item.see)]


@seeds("a condition asks for a task that there is not", "E120")
def unknown_task(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"({text}) or outcome('no_task') == 'done'")


@seeds("a condition asks for a flag that there is not", "E176")
def unknown_flag(procedure: Procedure) -> Mutants:
    yield from rewritten(procedure, lambda text: f"({text}) and 'no_flag' not in flags")


@seeds("a condition asks for a paper that there is not", "E116")
def unknown_paper(procedure: Procedure) -> Mutants:
    text = "({}) and 'no_paper' not in documents_ready"
    yield from rewritten(procedure, text.format)


@seeds("a decision is compared with the outcome of an opinion, or the other way round", "E177")
def impossible_outcome(procedure: Procedure) -> Mutants:
    task = procedure.initial.tasks[0]
    text = f"({{}}) and outcome('{task.id}') == 'favourable'"
    yield from rewritten(procedure, text.format)


@seeds("an option that a condition names is removed", "E132")
def remove_option(procedure: Procedure) -> Mutants:
    texts = [getattr(field, key) for field in procedure.fields for key in KEYS]
    texts += [item.when for item in procedure.transitions]
    texts += [item.when for item in procedure.conditions]
    for field in procedure.fields:
        if field.type is not FieldType.CHOICE:
            continue
        named = re.compile(rf"\b{field.id} [=!]= '(\w+)'")
        for value in {value for text in texts for value in named.findall(text)}:
            left = tuple(option for option in field.options if option.id != value)
            yield f"{field.id} {value}", with_field(procedure, field.id, options=left)


@seeds("a field is shown on an answer that comes later", "E121")
def look_ahead(procedure: Procedure) -> Mutants:
    fields = list(procedure.fields)
    later = [field for field in fields if field.type in (FieldType.TEXT, FieldType.DATE)]
    for field in fields[:-1]:
        if later and fields.index(later[-1]) > fields.index(field):
            text = f"given({later[-1].id})"
            yield field.id, with_field(procedure, field.id, visible_when=text)


@seeds("a computed field needs itself", "E179")
def formula_of_itself(procedure: Procedure) -> Mutants:
    for field in computed(procedure):
        yield field.id, with_field(procedure, field.id, formula=f"{field.id} + 1")


@seeds("two named conditions need each other", "E179")
def conditions_in_a_circle(procedure: Procedure) -> Mutants:
    circle = (NamedCondition("one_way", "not other_way"), NamedCondition("other_way", "one_way"))
    yield "conditions", replace(procedure, conditions=(*procedure.conditions, *circle))


@seeds("a named condition is asked for by nothing", "W218")
def unused_condition(procedure: Procedure) -> Mutants:
    unused = NamedCondition("unused", "today > '2020-01-01'")
    yield "conditions", replace(procedure, conditions=(*procedure.conditions, unused))


@seeds("the only effect that sets a flag is dropped", "E180")
def drop_setter(procedure: Procedure) -> Mutants:
    setters = list(effects_of(procedure, "set_flag"))
    searched = {e.parameters["flag"] for _, _, e in effects_of(procedure, "search_duplicates")}
    for transition, _, effect in setters:
        flag = effect.parameters["flag"]
        same = [item for *_, item in setters if item.parameters["flag"] == flag]
        if len(same) == 1 and flag not in searched:
            left = tuple(e for e in procedure.transition(transition).effects if e is not effect)
            yield flag, with_transition(procedure, transition, effects=left)


@seeds("all ways out of a state depend on what may not be so", "W224", "E153", "E138")
def close_ways_out(procedure: Procedure) -> Mutants:
    silent = {deadline.silence for deadline in procedure.all_deadlines}
    editable = {change.id for field in procedure.fields for change in field.change}
    for state in procedure.states:
        exits = procedure.leaving(state.id)
        single = len(exits) == 1 and len(exits[0].sources) == 1 and exits[0].id not in silent
        if single and not state.edit and state.id not in editable and not exits[0].automatic:
            closed = with_transition(procedure, exits[0].id, when="'x1' in flags")
            flag = Flag("x1", Text(fr="Marque", en="Mark"))
            yield state.id, replace(closed, flags=(*procedure.flags, flag))


def computed(procedure: Procedure) -> list[Field]:
    """Fields with a formula."""
    return [field for field in procedure.fields if field.type is FieldType.COMPUTED]

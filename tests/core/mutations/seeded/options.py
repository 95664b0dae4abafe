"""Faults in what units may set for themselves."""

from dataclasses import replace
from egov.policy.core.model import Procedure
from egov.policy.core.options import applied
from egov.policy.core.terms import OptionKind
from seeded.operator import changes
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_field


COUNTED = (OptionKind.AMOUNT, OptionKind.NUMBER, OptionKind.PERIOD)

OTHERS = {
    OptionKind.AMOUNT: 700,
    OptionKind.PERIOD: "6 working days",
    OptionKind.TEXT: {"fr": "Au guichet", "en": "At the counter"},
}
"""Values that the options of the specimen can have too."""


def with_option(procedure: Procedure, id: str, **changed) -> Procedure:
    options = (replace(item, **changed) if item.id == id else item for item in procedure.options)
    return replace(procedure, options=tuple(options))


@seeds("an option is dropped that a formula asks for", "E120")
def drop_option(procedure: Procedure) -> Mutants:
    texts = " ".join(field.formula for field in procedure.fields)
    for option in procedure.options:
        if f"option('{option.id}')" in texts:
            left = tuple(item for item in procedure.options if item.id != option.id)
            tests = tuple(replace(test, options={}) for test in procedure.tests)
            yield option.id, replace(procedure, options=left, tests=tests)


@seeds("nothing asks for an option any more", "W230")
def ask_for_no_option(procedure: Procedure) -> Mutants:
    for field in procedure.fields:
        if "option(" in field.formula:
            yield field.id, with_field(procedure, field.id, formula="1 + 1")


@seeds("an option is declared a second time under another id", "W230")
def option_for_nothing(procedure: Procedure) -> Mutants:
    if procedure.abstract:
        # The templates of those who extend it may ask for anything that it declares.
        return
    for option in procedure.options:
        other = replace(option, id=f"{option.id}_again")
        yield option.id, replace(procedure, options=(*procedure.options, other))


@seeds("an option that is not counted has a bound", "E220")
def bound_what_is_not_counted(procedure: Procedure) -> Mutants:
    for option in procedure.options:
        if option.kind not in COUNTED:
            yield option.id, with_option(procedure, option.id, maximum=9)


@seeds("a test sets an option that there is not", "E221")
def set_no_option(procedure: Procedure) -> Mutants:
    if procedure.options:
        for test in procedure.tests:
            tests = tuple(replace(item, options={"no_option": 1}) for item in procedure.tests)
            yield test.id, replace(procedure, tests=tests)


@seeds("a test sets an option to what it cannot be", "E222")
def set_what_cannot_be(procedure: Procedure) -> Mutants:
    for option in procedure.options:
        for wrong in ([], {"de": "x"}):
            given = {option.id: wrong}
            tests = tuple(replace(item, options=given) for item in procedure.tests)
            yield f"{option.id} {wrong}", replace(procedure, tests=tests)


@seeds("an option has narrower bounds than what a unit has set", "W231")
def narrow_an_option(procedure: Procedure) -> Mutants:
    for option in procedure.options:
        if option.kind in COUNTED and option.maximum is not None:
            yield option.id, with_option(procedure, option.id, maximum=1)


@seeds("an option that a unit has set is left out", "W237")
def leave_out_what_was_set(procedure: Procedure) -> Mutants:
    for option in procedure.options:
        rest = tuple(item for item in procedure.options if item is not option)
        yield option.id, replace(procedure, options=rest)


@changes("a unit sets an option for itself")
def set_option(procedure: Procedure) -> Mutants:
    for option in procedure.options:
        yield option.id, applied(procedure, {option.id: OTHERS.get(option.kind, option.default)})

"""Whether the answers to a form are good: one rule for every way in.

The counter's page, REST, a file of existing cases, a decision that asks for more.
Values come as a browser or JSON sends them and leave as they are stored.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from egov.policy.core.conditions import TooManySteps
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.form.cleaning import MAX_ROWS
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.form.context import FormContext
from egov.policy.core.form.filling import Filling
from egov.policy.core.form.gaps import Judge
from egov.policy.core.form.pieces import missing_pieces
from egov.policy.core.form.plain import json_value
from egov.policy.core.form.problems import MOST
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from types import MappingProxyType
from typing import Any


NOTHING: Mapping[str, Any] = MappingProxyType({})


def validate(
    procedure: Procedure,
    given: Mapping[str, Any],
    context: FormContext,
    *,
    complete: bool,
    stored: Mapping[str, Any] = NOTHING,
    editable: Collection[str] | None = None,
) -> dict[str, Any]:
    """All answers as they are to be stored: those given beside those that stay.

    What is hidden or empty is left out, what is computed is computed anew.  ``complete``
    asks for every required answer of the sections that do not come later; a draft may lack
    them.  ``editable`` are the fields that the person may change, None for all.

    :raises InvalidValues: with every problem, not only the first.
    """
    asked = [
        field for section in procedure.sections if not section.later for field in section.fields
    ]
    filling = Filling(procedure, _checked(given), context, stored, editable)
    return _judged(filling, asked if complete else None)


def validate_asked(
    procedure: Procedure,
    transition: Transition,
    given: Mapping[str, Any],
    values: Mapping[str, Any],
    context: FormContext,
) -> dict[str, Any]:
    """All answers once those are given that a transition asks for.

    :raises InvalidValues: for what of that is missing or wrong, and for anything else
        that was given.
    """
    filling = Filling(procedure, _checked(given), context, values, transition.ask)
    return _judged(filling, [procedure.field(id) for id in transition.ask])


def unfinished(
    procedure: Procedure, values: Mapping[str, Any], context: FormContext
) -> list[FieldProblem]:
    """Why a form cannot be handed in yet: answers missing or not good, then missing pieces."""
    return _unfinished(procedure, values, (), context)


def outdated(
    procedure: Procedure, values: Mapping[str, Any], context: FormContext
) -> list[FieldProblem]:
    """What of stored answers would be missing or not good in this version, then missing pieces.

    An option that is no longer offered is as good as it was.
    """
    answered = {
        field.id
        for field in procedure.fields
        if field.id in values and field.type not in SILENT and not field.total
    }
    return _unfinished(_offering_former(procedure), values, answered, context)


def _unfinished(
    procedure: Procedure, values: Mapping[str, Any], anew: Collection[str], context: FormContext
) -> list[FieldProblem]:
    """What is missing or not good; the answers to ``anew`` are judged as if they were given now."""
    given = json_value({id: values[id] for id in anew})
    stored = {id: value for id, value in values.items() if id not in given}
    found: list[FieldProblem] = []
    try:
        values = validate(procedure, given, context, stored=stored, complete=True)
    except InvalidValues as error:
        found = list(error.problems)
    missing = missing_pieces(procedure, values, context.supplied, context)
    return found + [FieldProblem.required(piece.id) for piece in missing]


def _offering_former(procedure: Procedure) -> Procedure:
    sections = tuple(
        replace(section, fields=tuple(map(_offering, section.fields)))
        for section in procedure.sections
    )
    return replace(procedure, sections=sections)


def _offering(field: Field) -> Field:
    columns = tuple(map(_offering, field.columns))
    return replace(field, options=(*field.options, *field.former), columns=columns)


def _checked(given: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise InvalidValues([FieldProblem("fields", "type")])
    return given


def _judged(filling: Filling, required: Iterable[Field] | None) -> dict[str, Any]:
    """The answers, if nothing is wrong; ``required`` are the fields that must be complete."""
    try:
        filling.fill()
        problems = filling.problems + _rules(filling, required)
    except TooManySteps:
        raise InvalidValues([FieldProblem("fields", "too_many_rows", {"most": MAX_ROWS})]) from None
    if problems:
        raise InvalidValues(problems[:MOST])
    return filling.values


def _rules(filling: Filling, required: Iterable[Field] | None) -> list[FieldProblem]:
    broken = {problem.field.partition(".")[0] for problem in filling.problems}
    must = {field.id for field in required or ()}
    groups = ((True, must), (False, filling.shown - must))
    found: list[FieldProblem] = []
    for complete, names in groups:
        judge = Judge(filling.rules, filling.context, complete, filling.changed)
        fields = [
            field
            for field in filling.procedure.fields
            if field.id in names and field.id in filling.shown and field.id not in broken
        ]
        found += judge.problems(fields, filling.values, filling.facts)
    return found

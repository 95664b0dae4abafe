"""Checks that a fee has an amount: what its formulas ask for is answered, and none is below 0.

A case is filed whatever they give, and its answers mostly stay: it would wait for its payment
for good.  What cannot be told passes; the case is an alert then.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal
from egov.policy.core.checks import truth
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.expressions import Use
from egov.policy.core.checks.expressions import uses
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.outline import Place
from egov.policy.core.conditions import Formula
from egov.policy.core.conditions.ranges import LEAST
from egov.policy.core.conditions.ranges import MOST
from egov.policy.core.conditions.ranges import narrowed
from egov.policy.core.conditions.ranges import Range
from egov.policy.core.conditions.ranges import range_of
from egov.policy.core.form import is_restricted
from egov.policy.core.form import taken
from egov.policy.core.model import Fee
from egov.policy.core.terms import FieldType
from functools import reduce
from typing import Any


def what_they_ask_for_is_answered(outline: Outline, report: Report) -> None:
    """Whatever a formula asks for is there in every case that owes the fee."""
    for fee, use, formula in _formulas(outline):
        applies = [*_applies(outline, fee)]
        for place in _asked(outline, formula):
            if _may_be_missing(outline, place, applies):
                report.add("W235", use.path, name=fee.id, field=place.field.id)


def they_give_nothing_below_zero(outline: Outline, report: Report) -> None:
    """No answer that the form takes makes an amount negative."""
    for fee, use, formula in _formulas(outline):
        known = _ranges(outline, formula)
        where = reduce(lambda ranges, part: narrowed(part, ranges), _applies(outline, fee), known)
        found = range_of(formula.logic, where)
        if found is not None and found[0] < 0:
            report.add("W236", use.path, name=fee.id)


RULES = (what_they_ask_for_is_answered, they_give_nothing_below_zero)


def _formulas(outline: Outline) -> Iterator[tuple[Fee, Use, Formula]]:
    keys = ("amount", "quantity")
    fees = {f"fees.{fee.id}.{key}": fee for fee in outline.procedure.fees for key in keys}
    for use in uses(outline):
        if use.path in fees and use.found is not None:
            yield fees[use.path], use, use.found


def _applies(outline: Outline, fee: Fee) -> Iterator[Any]:
    """What holds where the fee is asked; a condition that cannot be read says nothing."""
    if when := outline.condition(fee.when):
        yield from truth.parts_of(when.logic)
    if exempt := outline.condition(fee.exempt_when):
        yield {"!": [exempt.logic]}


def _asked(outline: Outline, formula: Formula) -> list[Place]:
    """The fields that have to be answered for it, those behind a computed one in its place."""
    places = {place.field.id: place for place in outline.places}
    names, found = [*formula.names], dict[str, Place]()
    while names:
        name = names.pop().partition(".")[0]
        if name in found or name not in places:
            continue
        found[name] = places[name]
        inner = outline.formula(found[name].field.formula)
        names += inner.names if inner else ()
    return [
        place
        for name, place in sorted(found.items())
        if place.field.type not in (FieldType.COMPUTED, FieldType.TABLE)
        and not place.field.total
        and name not in outline.set_by_effects
    ]


def _may_be_missing(outline: Outline, place: Place, applies: Sequence[Any]) -> bool:
    field = place.field
    missing = [*applies, {"===": [{"var": field.id}, None]}]
    section = outline.procedure.sections[int(place.path.split(".")[1])]
    is_asked_of_all = not (place.later or field.locked_in or is_restricted(field))
    needed = field.required or field.required_when
    if not (is_asked_of_all and needed):
        return truth.agree(outline, missing)
    required_when = "" if field.required else field.required_when
    texts = (section.visible_when, field.visible_when, required_when)
    read = [condition for text in texts if (condition := outline.condition(text))]
    return any(truth.agree(outline, [*missing, {"!": [item.logic]}]) for item in read)


def _ranges(outline: Outline, formula: Formula) -> Mapping[str, Range]:
    """Between which numbers the form takes what a formula asks for; a computed one is followed."""
    fields = {place.field.id: place.field for place in _asked(outline, formula)}
    known = {
        name: (LEAST if low is None else Decimal(low), MOST if high is None else Decimal(high))
        for name, (low, high) in taken(fields).numbers.items()
    }
    # A computed field stands after what it is computed from.
    for place in outline.places:
        inner = outline.formula(place.field.formula)
        if inner and (found := range_of(inner.logic, known)):
            known[place.field.id] = found
    return known

"""Faults in totals, and in what is booked in them."""

from collections.abc import Iterator
from dataclasses import replace
from egov.policy.core.model import Automatic
from egov.policy.core.model import Effect
from egov.policy.core.model import Field
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.terms import PeriodUnit
from seeded.operator import effects_of
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_effect
from seeded.operator import with_field
from seeded.operator import with_transition


CAPPED = ("committed", "built_later")
"""Totals with a ceiling, in the shipped definitions and in the specimen."""


def totals_of(procedure: Procedure) -> Iterator[Field]:
    return (field for field in procedure.fields if field.total)


def bookings_with(procedure: Procedure, **changed) -> Mutants:
    for transition, at, effect in effects_of(procedure, "book_amount"):
        other = replace(effect, parameters={**effect.parameters, **changed})
        yield transition, with_effect(procedure, transition, at, other)


@seeds("a total with a ceiling is no total any more", "E260")
def ceiling_without_total(procedure: Procedure) -> Mutants:
    for field in totals_of(procedure):
        if field.ceiling:
            yield field.id, with_field(procedure, field.id, total=False)


@seeds("a total has to be typed", "E261")
def typed_total(procedure: Procedure) -> Mutants:
    for field in totals_of(procedure):
        yield f"{field.id} required", with_field(procedure, field.id, required=True)
        for item in procedure.transitions[:1]:
            asked = (*item.ask, field.id)
            yield f"{field.id} asked", with_transition(procedure, item.id, ask=asked)
            written = (*item.effects, Effect("set_field", {"field": field.id, "value": "1"}))
            yield f"{field.id} set", with_transition(procedure, item.id, effects=written)


@seeds("a ceiling is no number", "E262")
def ceiling_is_a_day(procedure: Procedure) -> Mutants:
    for field in totals_of(procedure):
        if field.ceiling:
            yield field.id, with_field(procedure, field.id, ceiling="today")


@seeds("an amount that is booked is no number", "E262")
def amount_is_a_day(procedure: Procedure) -> Mutants:
    yield from bookings_with(procedure, amount="today")


@seeds("a total that is booked in is none there", "E263")
def booked_nowhere(procedure: Procedure) -> Mutants:
    yield from bookings_with(procedure, total="no_such_total")


@seeds("a text is booked in as if it was a total", "E140")
def booked_by_no_reference(procedure: Procedure) -> Mutants:
    yield from bookings_with(procedure, case=procedure.subject[0])


@seeds("time books what may be refused", "W260")
def booked_by_time(procedure: Procedure) -> Mutants:
    timer = Automatic(after=Period(3, PeriodUnit.DAYS))
    for transition, _, effect in effects_of(procedure, "book_amount"):
        given = effect.parameters
        if given["total"] in CAPPED and str(given["amount"]) != "0":
            yield transition, with_transition(procedure, transition, automatic=timer, actor="")

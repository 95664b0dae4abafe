"""Faults in what a case costs."""

from dataclasses import replace
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from seeded.operator import changes
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_field


def with_fee(procedure: Procedure, id: str, **changed) -> Procedure:
    fees = (replace(item, **changed) if item.id == id else item for item in procedure.fees)
    return replace(procedure, fees=tuple(fees))


@seeds("a fee loses its price", "E230")
def no_price(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        yield fee.id, with_fee(procedure, fee.id, tariff="", amount="")


@seeds("a fee gets a second price", "E230")
def two_prices(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        yield fee.id, with_fee(procedure, fee.id, tariff="site_visit", amount="100")


@seeds("a fee names a tariff that no unit takes", "W234")
def unknown_tariff(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        if fee.tariff:
            yield fee.id, with_fee(procedure, fee.id, tariff=f"{fee.tariff}s")


@seeds("an exemption loses its reason, or the reason its condition", "E231")
def exempt_without_reason(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        if fee.exempt_when:
            yield f"{fee.id} reason", with_fee(procedure, fee.id, exempt_because=Text())
            yield f"{fee.id} condition", with_fee(procedure, fee.id, exempt_when="")


@seeds("a quantity is no number", "E232")
def quantity_is_a_day(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        yield fee.id, with_fee(procedure, fee.id, quantity="today")


@seeds("what a fee asks for need not be answered", "W235")
def unanswered(procedure: Procedure) -> Mutants:
    asked = {fee.quantity for fee in procedure.fees if fee.quantity not in fee.when}
    for field in procedure.fields:
        if field.id in asked:
            yield field.id, with_field(procedure, field.id, required=False, required_when="")


@seeds("a fee may come out below zero", "W236")
def below_zero(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        if fee.quantity:
            yield fee.id, with_fee(procedure, fee.id, quantity=f"{fee.quantity} - 1")


@seeds("a fee depends on what is due in all", "E233")
def fee_of_fees(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        yield fee.id, with_fee(procedure, fee.id, when="fees_due > 100")


@seeds("a condition of a fee cannot be read", "E120")
def unreadable_exemption(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        if fee.exempt_when:
            yield fee.id, with_fee(procedure, fee.id, exempt_when="no_such_field == 1")


@changes("a fee is left out")
def without_fee(procedure: Procedure) -> Mutants:
    for fee in procedure.fees:
        left = tuple(item for item in procedure.fees if item.id != fee.id)
        yield fee.id, replace(procedure, fees=left)

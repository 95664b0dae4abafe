"""Checks of what a case costs: each line has one price, a number, and a reason not to ask it."""

from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.expressions import uses
from egov.policy.core.checks.outline import Outline
from egov.policy.core.conditions import ValueType
from egov.policy.core.fees import OF_FEES


def each_has_one_price(outline: Outline, report: Report) -> None:
    """A line has a tariff or an amount."""
    for fee in outline.procedure.fees:
        if bool(fee.tariff) == bool(fee.amount):
            report.add("E230", f"fees.{fee.id}", name=fee.id)


def tariffs_are_set(outline: Outline, report: Report) -> None:
    """Some unit of the office takes the tariff that a line names."""
    known = outline.context.tariffs
    if known is None:
        return
    for fee in outline.procedure.fees:
        if fee.tariff and fee.tariff not in known:
            near = hint(fee.tariff, known)
            report.add("W234", f"fees.{fee.id}.tariff", name=fee.tariff, hint=near)


def exemptions_have_a_reason(outline: Outline, report: Report) -> None:
    """What is not asked for is so for a reason, and a reason belongs to a condition."""
    for fee in outline.procedure.fees:
        if bool(fee.exempt_when) != bool(fee.exempt_because):
            report.add("E231", f"fees.{fee.id}", name=fee.id)


def formulas_give_numbers(outline: Outline, report: Report) -> None:
    """A price and a quantity are numbers, and none is made of what is due or paid in all."""
    for use in uses(outline):
        if not use.path.startswith("fees.") or use.found is None:
            continue
        name = use.path.split(".")[1]
        circular = [fact for fact in OF_FEES if fact in use.found.names]
        if circular:
            report.add("E233", use.path, name=name, fact=circular[0])
        elif use.is_formula and use.found.type is not ValueType.NUMBER:
            report.add("E232", use.path, name=name, type=use.found.type)


RULES = (
    each_has_one_price,
    tariffs_are_set,
    exemptions_have_a_reason,
    formulas_give_numbers,
)

"""Checks of totals: nobody types them, and what is booked in them is a number that has a place."""

from collections.abc import Iterator
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.expressions import uses
from egov.policy.core.checks.others import may_name
from egov.policy.core.checks.outline import Caused
from egov.policy.core.checks.outline import Outline
from egov.policy.core.conditions import ValueType
from egov.policy.core.model import Transition


TYPED = (
    "required",
    "required_when",
    "valid_when",
    "default",
    "prefill",
    "minimum",
    "maximum",
    "change",
    "locked_in",
)
"""Keys that say something of what people answer."""


def nobody_types_them(outline: Outline, report: Report) -> None:
    """A total is what was booked in it, and only a total has a ceiling."""
    totals = {field.id for field in outline.fields.values() if field.total}
    for place in outline.places:
        if place.field.ceiling and not place.field.total:
            report.add("E260", f"{place.path}.ceiling", name=place.field.id)
    for path, name, key in _typed(outline):
        if name in totals:
            report.add("E261", path, name=name, key=key)


def ceilings_and_amounts_are_numbers(outline: Outline, report: Report) -> None:
    """What a total is held against, and what is booked in it."""
    for use in uses(outline):
        counted = use.path.endswith((".ceiling", ".book_amount.amount"))
        if counted and use.found is not None and use.found.type is not ValueType.NUMBER:
            report.add("E262", use.path, text=use.text, type=use.found.type)


def totals_are_there(outline: Outline, report: Report) -> None:
    """What is booked has a total in each procedure of whose cases one may be named."""
    for caused in _bookings(outline):
        name = str(caused.effect.parameters.get("total"))
        for other in may_name(outline, str(caused.effect.parameters.get("case"))):
            known = [field.id for field in other.fields if field.total]
            if name not in known:
                words = {"procedure": other.id, "hint": hint(name, known)}
                report.add("E263", f"{caused.path}.book_amount.total", name=name, **words)


def somebody_hears_of_a_refusal(outline: Outline, report: Report) -> None:
    """What may be refused is not booked by time: nobody would learn of it."""
    silences = {item.silence for item in outline.procedure.all_deadlines}
    for item in outline.procedure.transitions:
        if not (_is_timed(item) or item.id in silences):
            continue
        for caused in _bookings(outline):
            if caused.path.startswith(f"transitions.{item.id}.") and _may_fail(outline, caused):
                report.add("W260", f"{caused.path}.book_amount", name=item.id)


RULES = (
    nobody_types_them,
    ceilings_and_amounts_are_numbers,
    totals_are_there,
    somebody_hears_of_a_refusal,
)


def _typed(outline: Outline) -> Iterator[tuple[str, str, str]]:
    """Where a definition says something of what people answer, or sets it: path, field, key."""
    for place in outline.places:
        for key in TYPED:
            if getattr(place.field, key) not in (None, False, "", ()):
                yield f"{place.path}.{key}", place.field.id, key
    for item in outline.procedure.transitions:
        for number, name in enumerate(item.ask):
            yield f"transitions.{item.id}.ask.{number}", name, "ask"
    for caused in outline.effects:
        if caused.effect.name == "set_field":
            name = str(caused.effect.parameters.get("field"))
            yield f"{caused.path}.set_field.field", name, "set_field"


def _bookings(outline: Outline) -> Iterator[Caused]:
    return (caused for caused in outline.effects if caused.effect.name == "book_amount")


def _is_timed(item: Transition) -> bool:
    return bool(item.automatic and item.automatic.after)


def _may_fail(outline: Outline, caused: Caused) -> bool:
    given = caused.effect.parameters
    named = may_name(outline, str(given.get("case")))
    fields = (field for other in named for field in other.fields)
    capped = any(field.id == given.get("total") and field.ceiling for field in fields)
    return capped and str(given.get("amount")) != "0"

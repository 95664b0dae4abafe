"""Checks of what a definition says of other procedures: they are there, with what it names."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Caused
from egov.policy.core.checks.outline import Outline
from egov.policy.core.effects import ParameterType
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind


def others_are_there(outline: Outline, report: Report) -> None:
    """Every other procedure that is named takes new cases here."""
    known = outline.context.procedures
    if known is None:
        return
    for path, name in _names(outline):
        if name not in known and name != outline.procedure.id:
            report.add("E188", path, name=name, hint=hint(name, known))


def answers_are_taken_over(outline: Outline, report: Report) -> None:
    """What is filled in there, or taken from there, is a field there."""
    for caused in _effects(outline, "start_case"):
        given = caused.effect.parameters.get("fields")
        path = f"{caused.path}.start_case.fields"
        other = _other(outline, caused.effect.parameters.get("procedure"))
        for name in given if isinstance(given, Mapping) else ():
            _has_field([other] if other else [], name, f"{path}.{name}", report)
    for place in outline.places:
        source, _, rest = place.field.prefill.partition(".")
        reference, _, name = rest.partition(".")
        if source == "case":
            named = may_name(outline, reference)
            _has_field(named, name, f"{place.path}.prefill", report)


def ends_are_there(outline: Outline, report: Report) -> None:
    """What closes another case leads it to its end."""
    for caused in _effects(outline, "close_case"):
        name = str(caused.effect.parameters.get("transition"))
        others = may_name(outline, str(caused.effect.parameters.get("field")))
        ends = {id for other in others for id in _endings(other)}
        if others and name not in ends:
            words = {"procedure": _listed(others), "hint": hint(name, ends)}
            report.add("E194", f"{caused.path}.close_case.transition", name=name, **words)


def some_unit_takes_it(outline: Outline, report: Report) -> None:
    """A case that is started has a unit: that of its case, or one above it."""
    for caused in _effects(outline, "start_case"):
        given = caused.effect.parameters
        other = _other(outline, given.get("procedure"))
        if other is None or given.get("unit"):
            continue
        for kind in outline.procedure.unit_kinds:
            if any(line.isdisjoint(other.unit_kinds) for line in outline.context.lines(kind)):
                words = {"kind": kind, "procedure": other.id}
                report.add("E195", f"{caused.path}.start_case.procedure", **words)


RULES = (others_are_there, answers_are_taken_over, ends_are_there, some_unit_takes_it)


def _other(outline: Outline, id: object) -> Procedure | None:
    """The procedure of that id, as far as it is known: of another, or this one itself."""
    own = outline.procedure
    return own if id == own.id else (outline.context.procedures or {}).get(str(id))


def _names(outline: Outline) -> Iterator[tuple[str, str]]:
    """Where other procedures are named."""
    for place in outline.places:
        for number, name in enumerate(place.field.procedures):
            yield f"{place.path}.procedures.{number}", name
    for caused in outline.effects:
        known = outline.context.effects.get(caused.effect.name)
        for item in known.parameters if known else ():
            value = caused.effect.parameters.get(item.name)
            if item.type is ParameterType.PROCEDURE and isinstance(value, str):
                yield f"{caused.path}.{caused.effect.name}.{item.name}", value


def _effects(outline: Outline, name: str) -> Iterator[Caused]:
    return (caused for caused in outline.effects if caused.effect.name == name)


def may_name(outline: Outline, id: str) -> list[Procedure]:
    """The procedures of whose cases a field may name one, if all are known; else none."""
    field = outline.fields.get(id)
    names = field.procedures if field and field.type is FieldType.REFERENCE else ()
    found = [_other(outline, name) for name in names]
    return [item for item in found if item] if all(found) else []


def _has_field(others: Collection[Procedure], name: str, path: str, report: Report) -> None:
    known = [field.id for other in others for field in other.fields]
    if others and name not in known:
        words = {"procedure": _listed(others), "hint": hint(name, known)}
        report.add("E193", path, name=name, **words)


def _listed(others: Collection[Procedure]) -> str:
    return ", ".join(other.id for other in others)


def _endings(procedure: Procedure) -> set[str]:
    final = {state.id for state in procedure.states if state.kind is StateKind.FINAL}
    return {item.id for item in procedure.transitions if item.target in final}

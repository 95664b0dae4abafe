"""Checks of conditions and formulas: they can be read, and what they speak of exists."""

from collections.abc import Iterator
from egov.policy.core import conditions
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.expressions import Use
from egov.policy.core.checks.expressions import uses
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.timing import LAPSES
from egov.policy.core.conditions.reading import names_of
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Outcome
from typing import Any


COMPARING = ("===", "!==", "in", "outside", "same", "differs")
BY_OTHERS = {Outcome.SKIPPED, Outcome.CANCELLED}
"""How any task can end besides."""


def can_be_read(outline: Outline, report: Report) -> None:
    """Conditions and formulas parse."""
    circular = set(_circles(outline))
    for use in uses(outline):
        if use.error and not names_of(use.text) & circular:
            words = {"problem": use.error.message, "column": use.error.column + 1}
            report.add("E120", use.path, what="formula" if use.is_formula else "condition", **words)


def none_needs_itself(outline: Outline, report: Report) -> None:
    """Neither a computed field nor a named condition stands on itself."""
    for name, circle in _circles(outline).items():
        paths = {place.field.id: f"{place.path}.formula" for place in outline.places}
        report.add("E179", paths.get(name, f"conditions.{name}"), circle=" → ".join(circle))


def compares_with_what_exists(outline: Outline, report: Report) -> None:
    """What a choice, a paper, a flag or an outcome is compared with exists."""
    inside = {use.path: set(_compared(use.found.logic)) for use in uses(outline) if use.found}
    for use in uses(outline):
        if use.found is None:
            continue
        named = (inside.get(f"conditions.{name}", set()) for name in use.found.expanded)
        for name, value in sorted(inside[use.path].difference(*named)):
            _known_value(outline, name, value, use, report)


def look_back(outline: Outline, report: Report) -> None:
    """A form asks first what the visibility of a field depends on, and none needs itself."""
    before: set[str] = set()
    for at, section in enumerate(outline.procedure.sections):
        for name in _later(outline, section.visible_when, before):
            report.add("E121", f"sections.{at}.visible_when", name=section.id, other=name)
        for number, field in enumerate(section.fields):
            path = f"sections.{at}.fields.{number}"
            for name in _later(outline, field.visible_when, before):
                report.add("E121", f"{path}.visible_when", name=field.id, other=name)
            if field.id in _fields_in(outline, field.required_when):
                report.add("E121", f"{path}.required_when", name=field.id, other=field.id)
            before.add(field.id)


RULES = (can_be_read, none_needs_itself, compares_with_what_exists, look_back)


def _circles(outline: Outline) -> dict[str, list[str]]:
    """Names of formulas and conditions that stand on themselves, each with its circle."""
    texts = {item.id: item.when for item in outline.procedure.conditions}
    for field in outline.fields.values():
        if field.type is FieldType.COMPUTED:
            texts[field.id] = field.formula
    needs = {name: sorted(names_of(text) & texts.keys()) for name, text in texts.items()}
    return {name: way for name in needs if (way := _way_back(name, needs))}


def _way_back(name: str, needs: dict[str, list[str]]) -> list[str]:
    """The shortest way from a name to itself; empty if there is none."""
    waiting, seen = [[name]], set()
    while waiting:
        way = waiting.pop(0)
        for other in needs[way[-1]]:
            if other == name:
                return [*way, name]
            if other not in seen:
                seen.add(other)
                waiting.append([*way, other])
    return []


def _later(outline: Outline, text: str, before: set[str]) -> list[str]:
    """Fields that a condition asks for and that do not come before, computed ones left out."""
    asked = _fields_in(outline, text) - before
    return sorted(id for id in asked if outline.fields[id].type is not FieldType.COMPUTED)


def _fields_in(outline: Outline, text: str) -> set[str]:
    found = outline.condition(text)
    names = {name.partition(".")[0] for name in found.names} if found else set()
    return names & outline.fields.keys()


def _compared(logic: Any) -> Iterator[tuple[str, str]]:
    """Names with the texts that they are compared with, for equality or in a list."""
    if isinstance(logic, list):
        for part in logic:
            yield from _compared(part)
    elif isinstance(logic, dict):
        for operator, sides in logic.items():
            yield from _compared(sides)
            if operator in COMPARING:
                yield from _pairs(*sides)


def _pairs(left: Any, right: Any) -> Iterator[tuple[str, str]]:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, dict) and "var" in one:
            values = other if isinstance(other, list) else [other]
            yield from ((one["var"], value) for value in values if isinstance(value, str))


def _known_value(outline: Outline, name: str, value: str, use: Use, report: Report) -> None:
    kind, _, task = name.partition(":")
    if kind == "outcome":
        ways = {str(way) for way in _outcomes(outline, task)}
        if value not in ways:
            words = {"name": task, "outcome": value, "known": ", ".join(sorted(ways))}
            report.add("E177", use.path, **words)
        return
    code, known = _values_of(outline, name)
    if known is not None and value not in known:
        if code == "E132":
            report.add(code, use.path, name=name, value=value, hint=hint(value, known))
        else:
            report.add(code, use.path, name=value, hint=hint(value, known))


def _values_of(outline: Outline, name: str) -> tuple[str, list[str] | None]:
    """What a name can be compared with, None for anything, and the code of what it cannot."""
    procedure, field = outline.procedure, outline.fields.get(name)
    if name == conditions.DOCUMENTS_READY:
        return "E116", [item.id for item in procedure.documents]
    if name == "flags":
        return "E176", [item.id for item in procedure.flags]
    is_list = field is not None and field.type in (FieldType.CHOICE, FieldType.CHOICES)
    options = [option.id for option in field.options] if field and is_list else None
    return "E132", options or None


def _outcomes(outline: Outline, task: str) -> set[Outcome]:
    """How the tasks of that id can end."""
    kinds = {asked.task.kind for asked in outline.tasks if asked.task.id == task}
    return BY_OTHERS.union(*(LAPSES[kind] for kind in kinds))

"""Checks of conditions: they can be read, and what they ask for exists and comes first."""

from collections.abc import Iterator
from contextlib import suppress
from egov.policy.core import conditions
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.context import fields_of
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import numbered
from egov.policy.core.checks.context import Report
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any


def can_be_read(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Conditions parse; what they compare a choice or a paper with exists."""
    for path, text in _conditions(procedure):
        try:
            condition = conditions.for_procedure(procedure, text)
        except ConditionError as error:
            report.add("E120", path, problem=error.message, column=error.column + 1)
            continue
        for name, value in _compared(condition.logic):
            _known_value(procedure, name, value, path, report)


def look_back(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """A form asks first what the visibility of a field depends on, and none needs itself."""
    before: set[str] = set()
    for path, field in fields_of(procedure):
        for name in sorted(_fields_in(procedure, field.visible_when) - before):
            report.add("E121", f"{path}.visible_when", name=field.id, other=name)
        if field.id in _fields_in(procedure, field.required_when):
            report.add("E121", f"{path}.required_when", name=field.id, other=field.id)
        before.add(field.id)


def papers_hold_nobody(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """No state is left only with a paper that is ready: one that cannot be made is no end."""
    for state in procedure.states:
        exits = procedure.leaving(state.id)
        if exits and all(_needs_paper(_logic(procedure, item.when)) for item in exits):
            report.add("E138", f"states.{state.id}", name=state.id)


RULES = (can_be_read, look_back, papers_hold_nobody)


def _conditions(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Path and text of every condition."""
    parts: list[tuple[str, Any]] = [
        *fields_of(procedure),
        *numbered("pieces", procedure.pieces),
        *((f"transitions.{item.id}", item) for item in procedure.transitions),
    ]
    for path, part in parts:
        for key in ("visible_when", "required_when", "when"):
            if getattr(part, key, ""):
                yield f"{path}.{key}", getattr(part, key)


def _fields_in(procedure: Procedure, text: str) -> set[str]:
    """Fields that a condition asks for; none if it cannot be read."""
    with suppress(ConditionError):
        if text:
            return set(conditions.for_procedure(procedure, text).names) - set(conditions.FACTS)
    return set()


def _logic(procedure: Procedure, text: str) -> Any:
    """What a condition says; None if it says nothing or cannot be read."""
    with suppress(ConditionError):
        return conditions.for_procedure(procedure, text).logic if text else None
    return None


def _needs_paper(logic: Any) -> bool:
    """Whether this can be true only when some paper is ready."""
    if not isinstance(logic, dict):
        return False
    operator, sides = next(iter(logic.items()))
    if operator == "and":
        return any(_needs_paper(part) for part in sides)
    if operator == "or":
        return all(_needs_paper(part) for part in sides)
    return bool(operator == "in" and sides[1] == {"var": conditions.DOCUMENTS_READY})


def _compared(logic: Any) -> Iterator[tuple[str, str]]:
    """Names with the texts that they are compared with, for equality or in a list."""
    if isinstance(logic, list):
        for part in logic:
            yield from _compared(part)
    elif isinstance(logic, dict):
        for operator, sides in logic.items():
            yield from _compared(sides)
            if operator in ("===", "!==", "in"):
                yield from _pairs(*sides)


def _pairs(left: Any, right: Any) -> Iterator[tuple[str, str]]:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, dict) and "var" in one:
            values = other if isinstance(other, list) else [other]
            yield from ((one["var"], value) for value in values if isinstance(value, str))


def _known_value(procedure: Procedure, name: str, value: str, path: str, report: Report) -> None:
    if name == conditions.DOCUMENTS_READY:
        documents = [document.id for document in procedure.documents]
        if value not in documents:
            report.add("E116", path, name=value, hint=hint(value, documents))
        return
    field = procedure.field(name)
    options = [option.id for option in field.options]
    if field.type is FieldType.CHOICE and value not in options:
        report.add("E132", path, name=name, value=value, hint=hint(value, options))

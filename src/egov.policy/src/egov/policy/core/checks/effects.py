"""Checks of effects: they exist, take these parameters, and come in an order that works."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy.core import conditions
from egov.policy.core.checks.attributes import ANSWERED
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Caused
from egov.policy.core.checks.outline import Outline
from egov.policy.core.conditions import ValueType
from egov.policy.core.effects import LINKED
from egov.policy.core.effects import Parameter
from egov.policy.core.effects import ParameterType
from egov.policy.core.terms import FieldType
from typing import Any

import re


WORD = re.compile("[a-z][a-z0-9_-]{0,59}")

NEVER_SET = frozenset({FieldType.FILE, FieldType.SIGNATURE, FieldType.CONSENT, FieldType.TABLE})
"""Types of answers that only people give."""


def effects_exist(outline: Outline, report: Report) -> None:
    """Effects are known and get their parameters, each of its type."""
    known = outline.context.effects
    for caused in outline.effects:
        effect = caused.effect
        if effect.name not in known:
            report.add("E117", caused.path, name=effect.name, hint=hint(effect.name, known))
            continue
        parameters = known[effect.name].parameters
        wanted = {item.name for item in parameters}
        needed = {item.name for item in parameters if item.required}
        if not needed <= set(effect.parameters) <= wanted:
            words = {"wanted": _list(wanted), "given": _list(effect.parameters)}
            report.add("E118", caused.path, name=effect.name, **words)
        for item in parameters:
            if item.name in effect.parameters:
                _parameter(outline, caused, item, report)


def answers_can_be_set(outline: Outline, report: Report) -> None:
    """What is written into an answer is of its type."""
    for caused in outline.effects:
        field = outline.fields.get(str(caused.effect.parameters.get("field")))
        if caused.effect.name != "set_field" or field is None:
            continue
        path = f"{caused.path}.set_field"
        if field.type not in ANSWERED - NEVER_SET:
            report.add("E182", f"{path}.field", name=field.id, type=field.type)
        elif not _fits(outline, field.id, caused.effect.parameters.get("value")):
            report.add("E181", f"{path}.value", name=field.id, type=field.type)


def order_is_right(outline: Outline, report: Report) -> None:
    """A paper is issued after the number is given and the answers are written."""
    for item in outline.procedure.transitions:
        names = [effect.name for effect in item.effects]
        if "issue_document" not in names:
            continue
        first = names.index("issue_document")
        path = f"transitions.{item.id}.effects.{first}"
        if "assign_number" in names[first:]:
            report.add("E183", path, name=item.id)
        for effect in item.effects[first:]:
            if effect.name == "set_field":
                report.add("W219", path, name=item.id, field=effect.parameters.get("field"))


def papers_are_issued(outline: Outline, report: Report) -> None:
    """Every paper is issued by something."""
    issued = {
        str(caused.effect.parameters.get("document"))
        for caused in outline.effects
        if caused.effect.name == "issue_document"
    }
    for document in outline.procedure.documents:
        if document.id not in issued:
            report.add("W203", f"documents.{document.id}", name=document.id)


RULES = (effects_exist, answers_can_be_set, order_is_right, papers_are_issued)


def _parameter(outline: Outline, caused: Caused, item: Parameter, report: Report) -> None:
    value = caused.effect.parameters[item.name]
    path = f"{caused.path}.{caused.effect.name}.{item.name}"
    if not SHAPES[item.type](value):
        words = {"name": item.name, "effect": caused.effect.name, "type": item.type}
        report.add("E187", path, **words)
        return
    for name in value if isinstance(value, list) else [value]:
        _named(outline, item.type, name, path, report)


def _named(outline: Outline, type: ParameterType, name: Any, path: str, report: Report) -> None:
    """A part that a parameter names exists."""
    procedure, context = outline.procedure, outline.context
    known: Mapping[ParameterType, tuple[str, Collection[str] | None]] = {
        ParameterType.DOCUMENT: ("E116", [item.id for item in procedure.documents]),
        ParameterType.FLAG: ("E176", [item.id for item in procedure.flags]),
        ParameterType.FIELD: ("E127", outline.fields),
        ParameterType.FIELDS: ("E127", outline.fields),
        ParameterType.REFERENCE: ("E127", outline.fields),
        ParameterType.CASES: ("E127", {*outline.fields, LINKED}),
        ParameterType.ENDPOINT: ("E189", context.endpoints),
    }
    code, names = known.get(type, ("", None))
    if names is not None and name not in names:
        report.add(code, path, name=name, hint=hint(name, names))
    field = outline.fields.get(name) if isinstance(name, str) else None
    refers = type in (ParameterType.REFERENCE, ParameterType.CASES)
    if refers and field and field.type is not FieldType.REFERENCE:
        report.add("E140", path, name=name, type=field.type, wanted="of the type reference")


def _fits(outline: Outline, name: str, value: Any) -> bool:
    """Whether a field can hold what a formula gives; what cannot be read is told elsewhere."""
    wanted = conditions.types_of(outline.procedure).get(name)
    if isinstance(value, bool):
        return wanted is ValueType.BOOLEAN
    if isinstance(value, int):
        return wanted is ValueType.NUMBER
    formula = outline.formula(value) if isinstance(value, str) else None
    if formula is None or formula.type is wanted:
        return formula is None or _is_option(outline, name, formula.logic)
    return formula.type is ValueType.TEXT and wanted in (ValueType.DATE, ValueType.TIME)


def _is_option(outline: Outline, name: str, logic: Any) -> bool:
    options = [option.id for option in outline.fields[name].options]
    return not options or not isinstance(logic, str) or logic in options


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def _is_formula(value: Any) -> bool:
    return isinstance(value, str | int)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_formula, value.values()))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(WORD.fullmatch(value))


SHAPES: Mapping[ParameterType, Callable[[Any], bool]] = {
    **dict.fromkeys(ParameterType, _is_text),
    ParameterType.FIELDS: _is_list,
    ParameterType.FORMULA: _is_formula,
    ParameterType.FORMULAS: _is_mapping,
    ParameterType.REGISTER: _is_word,
    ParameterType.WORD: _is_word,
    ParameterType.ENDPOINT: _is_word,
    ParameterType.BOOLEAN: lambda value: isinstance(value, bool),
    ParameterType.NUMBER: lambda value: isinstance(value, int) and not isinstance(value, bool),
}
"""Whether a value can be a parameter of a type at all."""


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"

"""Checks of the form: fields, options, conditions."""

from collections import Counter
from egov.policy.core import conditions
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.context import Report
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType


RESERVED = frozenset(
    """
    action actor classification closed_on comment contributors created creators creation_date
    description disposal documents effective expires file filed_on format getId id index_html
    items journal keys language legal_due manage modification_date modified name objectIds
    objectValues opened_on portal_type procedure reference rights state status subject tasks
    title transition type uid unit url values version view workflow_history
    """.split()
)
"""Names that a case has already: attributes of content objects, keys of forms."""


def ids_are_unique(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Fields and pieces have ids of their own, and none that a case has already."""
    names = Counter([field.id for field in procedure.fields])
    names.update(piece.id for piece in procedure.pieces)
    paths = {**_paths(procedure), **{p.id: f"pieces.{n}" for n, p in enumerate(procedure.pieces)}}
    for name, times in names.items():
        if times > 1:
            report.add("E122", paths[name], name=name)
        if name in RESERVED or name.startswith("_"):
            report.add("E123", paths[name], name=name)
    for name in procedure.subject:
        if name not in names:
            report.add("E127", "subject", name=name)


def fields_are_whole(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """A choice has options, a location its level, bounds are in order."""
    paths = _paths(procedure)
    for field in procedure.fields:
        for code in _faults(field):
            report.add(code, paths[field.id], name=field.id)


def conditions_can_be_read(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Conditions parse, and a form asks what they depend on first."""
    paths = _paths(procedure)
    before: set[str] = set()
    for field in procedure.fields:
        for key in ("visible_when", "required_when"):
            used = _names(procedure, getattr(field, key), f"{paths[field.id]}.{key}", report)
            for name in used - before if key == "visible_when" else used & {field.id}:
                report.add("E121", f"{paths[field.id]}.{key}", name=field.id, other=name)
        before.add(field.id)
    for number, piece in enumerate(procedure.pieces):
        _names(procedure, piece.required_when, f"pieces.{number}.required_when", report)
    for item in procedure.transitions:
        _names(procedure, item.when, f"transitions.{item.id}.when", report)


RULES = (ids_are_unique, fields_are_whole, conditions_can_be_read)


def _faults(field: Field) -> list[str]:
    is_choice = field.type is FieldType.CHOICE
    is_location = field.type is FieldType.LOCATION
    least, most = field.minimum, field.maximum
    found = {
        "E124": is_choice and not field.options,
        "E125": bool(field.options) and not is_choice,
        "E126": is_location and not (field.level and field.within),
        "E128": least is not None and most is not None and least > most,
    }
    return [code for code, wrong in found.items() if wrong]


def _names(procedure: Procedure, text: str, path: str, report: Report) -> set[str]:
    if not text:
        return set()
    try:
        condition = conditions.for_procedure(procedure, text)
    except ConditionError as error:
        report.add("E120", path, problem=error.message, column=error.column + 1)
        return set()
    return set(condition.names) - set(conditions.FACTS)


def _paths(procedure: Procedure) -> dict[str, str]:
    return {
        field.id: f"sections.{s}.fields.{f}"
        for s, section in enumerate(procedure.sections)
        for f, field in enumerate(section.fields)
    }

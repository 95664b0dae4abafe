"""Checks of the form: ids, types of fields and what goes with each."""

from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.context import fields_of
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import numbered
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.reserved import is_reserved
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType


ONLY_FOR = {
    "max_length": (FieldType.TEXT, FieldType.LONG_TEXT),
    "minimum": (FieldType.INTEGER,),
    "maximum": (FieldType.INTEGER,),
    "latest": (FieldType.DATE, FieldType.INTEGER),
    "options": (FieldType.CHOICE,),
    "level": (FieldType.LOCATION,),
    "within": (FieldType.LOCATION,),
}
"""Keys of a field that say something about some types only."""


def ids_are_unique(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Sections, fields and pieces have ids of their own; no field has a reserved one."""
    sections = [(path, item.id) for path, item in numbered("sections", procedure.sections)]
    fields = [(path, item.id) for path, item in fields_of(procedure)]
    pieces = [(path, item.id) for path, item in numbered("pieces", procedure.pieces)]
    for group in (sections, fields + pieces):
        seen: set[str] = set()
        for path, name in group:
            if name in seen:
                report.add("E122", path, name=name)
            seen.add(name)
    for path, name in fields:
        if is_reserved(name):
            report.add("E123", path, name=name)


def subject_is_asked_for(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """A case is named after fields that it has."""
    known = [field.id for field in procedure.fields]
    for number, name in enumerate(procedure.subject):
        if name not in known:
            report.add("E127", f"subject.{number}", name=name, hint=hint(name, known))


def fields_are_whole(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """A choice has options, a location its level, bounds are in order, other keys are absent."""
    for path, field in fields_of(procedure):
        if field.type is FieldType.CHOICE and not field.options:
            report.add("E124", path, name=field.id)
        if field.type is FieldType.LOCATION and not (field.level and field.within):
            report.add("E126", path, name=field.id)
        least, most = field.minimum, field.maximum
        if least is not None and most is not None and least > most:
            report.add("E128", path, name=field.id)
        for key, types in ONLY_FOR.items():
            if getattr(field, key) not in (None, "", ()) and field.type not in types:
                report.add("E125", f"{path}.{key}", name=field.id, type=field.type, key=key)


RULES = (ids_are_unique, subject_is_asked_for, fields_are_whole)

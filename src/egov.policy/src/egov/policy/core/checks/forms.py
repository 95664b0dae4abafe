"""Checks of the form: ids, types of fields and what goes with each."""

from collections.abc import Collection
from collections.abc import Iterator
from egov.policy.core import composites
from egov.policy.core.checks.attributes import IN_CELLS
from egov.policy.core.checks.attributes import NEEDED
from egov.policy.core.checks.attributes import ONLY_FOR
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.reserved import is_reserved
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType


def ids_are_unique(outline: Outline, report: Report) -> None:
    """Sections, fields and pieces have ids of their own; none is reserved."""
    procedure = outline.procedure
    sections = [(f"sections.{at}", item.id) for at, item in enumerate(procedure.sections)]
    fields = [(place.path, place.field.id) for place in outline.places]
    pieces = [(f"pieces.{at}", item.id) for at, item in enumerate(procedure.pieces)]
    named = [(f"conditions.{item.id}", item.id) for item in procedure.conditions]
    for group in (sections, fields + pieces + named, *_columns_of(outline)):
        seen: set[str] = set()
        for path, name in group:
            if name in seen:
                report.add("E122", path, name=name)
            seen.add(name)
    for path, name in fields + named:
        if is_reserved(name):
            report.add("E123", path, name=name)


def keys_fit_the_type(outline: Outline, report: Report) -> None:
    """A field says what belongs to its type, and all that is needed."""
    for path, field in _all_fields(outline):
        for key, types in ONLY_FOR.items():
            if field.type not in types and _is_given(getattr(field, key)):
                report.add("E125", f"{path}.{key}", name=field.id, type=field.type, key=key)
        needed = NEEDED.get(field.type)
        if needed and not getattr(field, needed):
            report.add("E165", path, name=field.id, type=field.type, key=needed)
        if field.type is FieldType.LOCATION and not (field.level and field.within):
            report.add("E126", path, name=field.id)
        if bool(field.valid_when) != bool(field.valid_message):
            key = "valid_message" if field.valid_when else "valid_when"
            report.add("E165", path, name=field.id, type=field.type, key=key)


def options_are_there(outline: Outline, report: Report) -> None:
    """A choice has options, of its own or out of a table, and not both."""
    for path, field in _all_fields(outline):
        if field.type not in ONLY_FOR["options"]:
            continue
        if not field.options and not field.options_from:
            report.add("E124", path, name=field.id)
        if field.options and field.options_from:
            report.add("E166", f"{path}.options_from", name=field.id)
        if field.options_from:
            _out_of_a_table(outline, path, field, report)


def bounds_are_in_order(outline: Outline, report: Report) -> None:
    """The least is not above the greatest."""
    for path, field in _all_fields(outline):
        for low, high in (("minimum", "maximum"), ("least_rows", "most_rows")):
            least, most = getattr(field, low), getattr(field, high)
            if least is not None and most is not None and least > most:
                report.add("E128", f"{path}.{low}", name=field.id)


def parts_are_known(outline: Outline, report: Report) -> None:
    """Parts of persons, organisations and papers exist, and what is required is asked."""
    for path, field in _all_fields(outline):
        if not composites.is_composite(field):
            continue
        known = [part.id for part in composites.PARTS[field.type]]
        asked = field.parts or composites.USUAL[field.type]
        _among(field, path, "parts", known, report)
        _among(field, path, "required_parts", asked, report)
        if field.type is not FieldType.ORGANISATION:
            _among(field, path, "kinds", [kind.id for kind in composites.KINDS], report)


def cells_are_simple(outline: Outline, report: Report) -> None:
    """A row of a table holds single values."""
    for place in outline.places:
        for number, column in enumerate(place.field.columns):
            if column.type not in IN_CELLS:
                words = {"name": column.id, "type": column.type, "table": place.field.id}
                report.add("E168", f"{place.path}.columns.{number}.type", **words)


RULES = (
    ids_are_unique,
    keys_fit_the_type,
    options_are_there,
    bounds_are_in_order,
    parts_are_known,
    cells_are_simple,
)


def _is_given(value: object) -> bool:
    return value is not None and value is not False and value not in ("", ())


def _all_fields(outline: Outline) -> Iterator[tuple[str, Field]]:
    """Fields and columns of tables, each with its path."""
    for place in outline.places:
        yield place.path, place.field
        for number, column in enumerate(place.field.columns):
            yield f"{place.path}.columns.{number}", column


def _among(field: Field, path: str, key: str, known: Collection[str], report: Report) -> None:
    for number, name in enumerate(getattr(field, key)):
        if name not in known:
            words = {"name": name, "field": field.id, "hint": hint(name, known)}
            report.add("E167", f"{path}.{key}.{number}", **words)


def _columns_of(outline: Outline) -> Iterator[list[tuple[str, str]]]:
    for place in outline.places:
        yield [
            (f"{place.path}.columns.{number}", column.id)
            for number, column in enumerate(place.field.columns)
        ]


def _out_of_a_table(outline: Outline, path: str, field: Field, report: Report) -> None:
    table, _, column = field.options_from.partition(".")
    found = outline.fields.get(table)
    columns = {item.id: item for item in found.columns} if found else {}
    if column not in columns:
        known = [
            f"{item.id}.{cell.id}" for item in outline.fields.values() for cell in item.columns
        ]
        guess = hint(field.options_from, known)
        report.add("E127", f"{path}.options_from", name=field.options_from, hint=guess)

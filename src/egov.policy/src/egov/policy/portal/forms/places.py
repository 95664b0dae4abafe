"""Where on a form a field is: the id of the box to which a link from elsewhere leads."""

from collections.abc import Iterable
from egov.policy.core.composites import parts_of
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import DATE_PARTS
from egov.policy.portal.forms.pieces import piece_box


DATES = (FieldType.DATE, FieldType.PARTIAL_DATE)


def first_box(procedure: Procedure, path: str) -> str:
    """Id of the first box of a field, or of a part or a cell: ``buyer.born``, ``bids.1.amount``."""
    fields: Iterable[Field] = procedure.fields
    found = None
    for step in path.split("."):
        inside = {field.id: field for field in fields}
        if step in inside:
            found = inside[step]
            fields = (*parts_of(found), *found.columns)
    name = box(path.replace(".", "-"))
    return _first(found, name) if found else name


def _first(field: Field, name: str) -> str:
    if field.type in DATES:
        return f"{name}-{DATE_PARTS[0]}"
    if field.type is FieldType.FILE:
        return piece_box(field.id)
    if parts := parts_of(field):
        return _first(parts[0], f"{name}-{parts[0].id}")
    if field.columns and not name.rpartition("-")[2].isdecimal():
        return _first(field.columns[0], f"{name}-0-{field.columns[0].id}")
    return name

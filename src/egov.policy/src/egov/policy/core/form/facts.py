"""Answers as conditions and formulas know them.

A consent is a yes or no, a signature and a file are there or not; everything else is
what it is; a total in which nothing was booked is 0.  Used by the form, and by whoever
else evaluates a condition of a case.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from typing import Any


def facts_of(
    fields: Iterable[Field], values: Mapping[str, Any], supplied: Collection[str] = ()
) -> dict[str, Any]:
    """The answers that a condition may ask about; ``supplied`` are the pieces that are there."""
    found = ((field.id, fact(field, values.get(field.id), supplied)) for field in fields)
    return {id: value for id, value in found if value is not None}


def fact(field: Field, value: Any, supplied: Collection[str] = ()) -> Any:
    """One answer as a condition knows it; None if there is none."""
    if field.type is FieldType.FILE:
        return field.id in supplied
    if value is None:
        return Decimal(0) if field.total else None
    if field.type is FieldType.CONSENT:
        return value["given"]
    return True if field.type is FieldType.SIGNATURE else value

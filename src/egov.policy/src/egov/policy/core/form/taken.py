"""What a form takes as an answer, as far as conditions can tell values apart."""

from collections.abc import Mapping
from egov.policy.core import conditions
from egov.policy.core.conditions import Bounds
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType


FIGURES = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY)


def taken(fields: Mapping[str, Field]) -> conditions.Taken:
    """Of choices the options, of numbers the bounds, of tables how many rows; by name."""
    choices = {
        name: [option.id for option in field.options]
        for name, field in fields.items()
        if field.type is FieldType.CHOICE and field.options
    }
    figures: dict[str, Bounds] = {
        name: (field.minimum, field.maximum)
        for name, field in fields.items()
        if field.type in FIGURES
    }
    rows: dict[str, Bounds] = {
        name: (0, field.most_rows)
        for name, field in fields.items()
        if field.type is FieldType.TABLE
    }
    return conditions.Taken(choices, figures, rows)

"""Answers that are computed from the others.

A formula may name any field of the form, before it or after it, and other computed
ones; the checks refuse those that need themselves.
"""

from collections import ChainMap
from collections.abc import Mapping
from collections.abc import MutableMapping
from decimal import Decimal
from egov.policy.core.form.numbers import fixed
from egov.policy.core.form.rules import Rules
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from typing import Any


def computed_of(
    fields: tuple[Field, ...],
    facts: MutableMapping[str, Any],
    rules: Rules,
    table: str = "",
) -> dict[str, Any]:
    """What the computed ones among these fields are, given everything else."""
    asked = [field for field in fields if field.type is FieldType.COMPUTED]
    found: dict[str, Any] = {}
    # Each round settles at least one of those that stand on others.
    for _ in asked:
        known = ChainMap(found, facts)
        made = {field.id: computed(field, known, rules, table) for field in asked}
        if made == found:
            break
        found = made
    return {id: value for id, value in found.items() if value is not None}


def computed(field: Field, facts: Mapping[str, Any], rules: Rules, table: str = "") -> Any:
    """What a formula gives now, rounded as its field says; None if something is missing."""
    value = rules.value(field.formula, facts, table)
    return fixed(value, field.places) if isinstance(value, Decimal) else value

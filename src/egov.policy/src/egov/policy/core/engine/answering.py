"""An answer is set by the flow, and what is computed from it follows."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from egov.policy.core.engine.facts import facts
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.form.computing import computed_of
from egov.policy.core.form.numbers import fixed
from egov.policy.core.form.rules import Rules
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any


def with_answer(
    procedure: Procedure, situation: Situation, name: str, value: Any, world: World
) -> Situation:
    """The case with that answer, None for no answer, whatever its form would take."""
    value = _fitting(procedure.field(name), value)
    after = replace(situation, values=_with(situation.values, {name: value}))
    rules, known = Rules(procedure), facts(procedure, after, world)
    made = computed_of(tuple(procedure.fields), known, rules)
    computed = (field.id for field in procedure.fields if field.type is FieldType.COMPUTED)
    return replace(after, values=_with(after.values, {id: made.get(id) for id in computed}))


def _with(values: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """Answers with others; what is None is no answer."""
    return {key: value for key, value in {**values, **changed}.items() if value is not None}


def _fitting(field: Field, value: Any) -> Any:
    """A value as an answer of the field is stored."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if field.type is FieldType.INTEGER else fixed(value, field.places)

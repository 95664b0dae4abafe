"""What conditions of a procedure can be about, with types: fields, tasks, options, a case."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core import composites
from egov.policy.core.conditions.operands import Constant
from egov.policy.core.conditions.types import RecordType
from egov.policy.core.conditions.types import TableType
from egov.policy.core.conditions.types import Type
from egov.policy.core.conditions.types import ValueType
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import UnitOption
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import OptionKind
from egov.policy.core.terms import Outcome


ACT_FOUND = "act_found"

ACT_NUMBER = "act_number"

DOCUMENTS_READY = "documents_ready"

FEES_DUE = "fees_due"
FEES_PAID = "fees_paid"
FEES_SETTLED = "fees_settled"

FACTS: Mapping[str, ValueType] = {
    ACT_FOUND: ValueType.BOOLEAN,
    ACT_NUMBER: ValueType.NUMBER,
    DOCUMENTS_READY: ValueType.LIST,
    FEES_DUE: ValueType.NUMBER,
    FEES_PAID: ValueType.NUMBER,
    FEES_SETTLED: ValueType.BOOLEAN,
    "flags": ValueType.LIST,
    "today": ValueType.DATE,
    "opened_on": ValueType.DATE,
    "filed_on": ValueType.DATE,
    "unit": ValueType.TEXT,
    "unit_kind": ValueType.TEXT,
    "requester": ValueType.TEXT,
}
"""What a case knows besides its answers: its act, papers, fees, marks, days, its unit."""

FIELD_TYPES: Mapping[FieldType, ValueType] = {
    FieldType.INTEGER: ValueType.NUMBER,
    FieldType.DECIMAL: ValueType.NUMBER,
    FieldType.MONEY: ValueType.NUMBER,
    FieldType.DATE: ValueType.DATE,
    FieldType.TIME: ValueType.TIME,
    FieldType.BOOLEAN: ValueType.BOOLEAN,
    FieldType.CONSENT: ValueType.BOOLEAN,
    FieldType.FILE: ValueType.BOOLEAN,
    FieldType.SIGNATURE: ValueType.BOOLEAN,
    FieldType.CHOICES: ValueType.LIST,
}
"""Types of fields that are no text; a file or a signature is there or not."""

OPTION_TYPES: Mapping[OptionKind, ValueType] = {
    OptionKind.AMOUNT: ValueType.NUMBER,
    OptionKind.NUMBER: ValueType.NUMBER,
    OptionKind.BOOLEAN: ValueType.BOOLEAN,
    OptionKind.FUNCTION: ValueType.TEXT,
}
"""Kinds of option that can stand in a condition; periods and texts say something elsewhere."""

UNTYPED = (FieldType.HEADING, FieldType.NOTE, FieldType.COMPUTED)
"""Fields that hold nothing, and those whose type is that of their formula."""


def types_of_case(procedure: Procedure) -> dict[str, Type]:
    """Types of answers and facts, without computed ones."""
    tasks = [task.id for state in procedure.states for task in state.tasks]
    return {
        **types_of_fields(procedure.fields),
        **FACTS,
        **{f"outcome:{task}": ValueType.TEXT for task in tasks},
        **{f"votes:{task}:{way}": ValueType.NUMBER for task in tasks for way in Outcome},
        **{name: type_ for name, type_, option in _options(procedure) if option.is_open},
    }


def constants_of(procedure: Procedure) -> dict[str, Constant]:
    """Types and values of the options as they stand."""
    return {
        name: (type_, option.current)
        for name, type_, option in _options(procedure)
        if not option.is_open
    }


def _options(procedure: Procedure) -> Iterator[tuple[str, ValueType, UnitOption]]:
    for option in procedure.options:
        if option.kind in OPTION_TYPES:
            yield f"option:{option.id}", OPTION_TYPES[option.kind], option


def types_of_fields(fields: Iterable[Field]) -> dict[str, Type]:
    """Types of what fields hold, computed ones left out."""
    return {field.id: _type(field) for field in fields if field.type not in UNTYPED}


def formulas_of(fields: Iterable[Field]) -> dict[str, str]:
    """Formulas of the computed fields, by id."""
    return {field.id: field.formula for field in fields if field.type is FieldType.COMPUTED}


def table_of(columns: Mapping[str, Type | None]) -> TableType:
    """A table of those columns that hold one value: conditions look no deeper."""
    return TableType.of(_single(columns))


def _type(field: Field) -> Type:
    if field.type is FieldType.TABLE:
        return table_of(types_of_fields(field.columns))
    if composites.is_composite(field):
        return RecordType.of(_single(types_of_fields(composites.parts_of(field))))
    return FIELD_TYPES.get(field.type, ValueType.TEXT)


def _single(types: Mapping[str, Type | None]) -> dict[str, ValueType]:
    return {name: type_ for name, type_ in types.items() if isinstance(type_, ValueType)}

"""The text language of conditions, and its one meaning.

``nationality == 'other' and not has_identity_card`` is parsed once, through an
allow-list of Python's own expression tree, into JsonLogic, a published format
with evaluators for Python and JavaScript; nothing of the text is ever run.

Names are fields and named facts.  Both sides of a comparison have the same
type, known when the text is read.  A value that was not given makes a
comparison false, whichever it is, and counts as no where a yes/no is expected.
Nothing is coerced: the server and a browser cannot come to different answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from egov.policy.core.conditions.translation import Refused
from egov.policy.core.conditions.translation import Translator
from egov.policy.core.conditions.translation import ValueType
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from functools import lru_cache
from json_logic import jsonLogic
from typing import Any

import ast


MAX_LENGTH = 1000
MAX_NODES = 200

FIELD_TYPES = {
    FieldType.INTEGER: ValueType.NUMBER,
    FieldType.DATE: ValueType.DATE,
    FieldType.BOOLEAN: ValueType.BOOLEAN,
}
"""Types of fields that are no text."""

DOCUMENTS_READY = "documents_ready"

FACTS = {DOCUMENTS_READY: ValueType.LIST}
"""What a case knows besides its answers: ids of the papers that are ready."""


@dataclass(frozen=True)
class Condition:
    """A condition that was read: its JsonLogic and the names it asks for."""

    text: str
    logic: Any
    names: tuple[str, ...]


def types_of(procedure: Procedure) -> dict[str, ValueType]:
    """Types of all names that a condition of this procedure may use."""
    fields = {field.id: FIELD_TYPES.get(field.type, ValueType.TEXT) for field in procedure.fields}
    return {**fields, **FACTS}


def for_procedure(procedure: Procedure, text: str) -> Condition:
    """The condition of a text inside a procedure.

    :raises ConditionError: see :func:`parse`.
    """
    return parse(text, types_of(procedure))


def parse(text: str, types: Mapping[str, ValueType]) -> Condition:
    """The condition of a text, given the types of the names it may use.

    :raises ConditionError: with the column of what cannot stand there.
    """
    return _parse(text, tuple(sorted(types.items())))


def holds(condition: Condition, facts: Mapping[str, Any]) -> bool:
    """Whether a condition is true of these values."""
    known = {name: _plain(facts.get(name)) for name in condition.names}
    return bool(jsonLogic(condition.logic, known))


@lru_cache(maxsize=4096)
def _parse(text: str, types: tuple[tuple[str, ValueType], ...]) -> Condition:
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"A condition has at most {MAX_LENGTH} characters.")
    # Blanks before an expression would be an indentation.
    tree = _tree(text.lstrip(), len(text) - len(text.lstrip()))
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise ConditionError("The condition has too many parts.")
    translator = Translator(dict(types))
    try:
        logic = translator.boolean(tree.body)
    except Refused as refused:
        raise ConditionError(refused.message, _column(text, refused.node)) from None
    return Condition(text, logic, tuple(sorted(translator.used)))


def _tree(text: str, offset: int) -> ast.Expression:
    try:
        return ast.parse(text, mode="eval")
    except SyntaxError as error:
        column = offset + max((error.offset or 1) - 1, 0)
        raise ConditionError("This is not a condition.", column) from None
    except (ValueError, MemoryError, RecursionError):
        raise ConditionError("This is not a condition.", offset) from None


def _column(text: str, node: ast.expr) -> int:
    """Where a part begins, counted in characters; Python counts in lines and bytes."""
    start = text.lstrip()
    *above, line = start.split("\n")[: node.lineno]
    inside = len(line.encode()[: node.col_offset].decode())
    return len(text) - len(start) + sum(len(other) + 1 for other in above) + inside


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

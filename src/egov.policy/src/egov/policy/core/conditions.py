"""The text language of conditions, and its one meaning.

``nationality == 'other' and not has_identity_card`` is parsed once, through an
allow-list of Python's own expression tree, into JsonLogic, a published format
with evaluators for Python and JavaScript; nothing of the text is ever run.

Names are fields and named facts.  Both sides of a comparison have the same
type, known when the text is read.  A value that was not given makes a
comparison false, and counts as false where a yes/no is expected; equality is
strict (``===``), so that the server and a browser cannot disagree by coercion.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from enum import StrEnum
from functools import lru_cache
from json_logic import jsonLogic
from typing import Any

import ast


MAX_LENGTH = 1000
MAX_NODES = 200


class ValueType(StrEnum):
    """Types of the values that a condition speaks of."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    LIST = "list"


FIELD_TYPES = {
    FieldType.INTEGER: ValueType.NUMBER,
    FieldType.DATE: ValueType.DATE,
    FieldType.BOOLEAN: ValueType.BOOLEAN,
}
"""Types of fields that are no text."""

FACTS = {"documents_ready": ValueType.LIST}
"""What a case knows besides its answers: ids of the papers that are ready."""

OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "===",
    ast.NotEq: "!==",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}

ORDERED = (ValueType.NUMBER, ValueType.DATE)


@dataclass(frozen=True)
class Condition:
    """A condition that was read: its JsonLogic and the names it asks for."""

    text: str
    logic: Any
    types: tuple[tuple[str, ValueType], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Fields and facts that it asks for."""
        return tuple(name for name, _ in self.types)


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
    known = {name: _plain(facts.get(name), type_) for name, type_ in condition.types}
    return bool(jsonLogic(condition.logic, known))


@lru_cache(maxsize=4096)
def _parse(text: str, types: tuple[tuple[str, ValueType], ...]) -> Condition:
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"A condition has at most {MAX_LENGTH} characters.")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        column = getattr(error, "offset", None) or 1
        raise ConditionError("This is not a condition.", column - 1) from None
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise ConditionError("The condition has too many parts.")
    translator = _Translator(dict(types))
    logic = translator.boolean(tree.body)
    used = tuple((name, type_) for name, type_ in types if name in translator.used)
    return Condition(text, logic, used)


class _Translator:
    """Walks the tree; whatever has no rule here is refused."""

    def __init__(self, types: Mapping[str, ValueType]) -> None:
        self.types = types
        self.used: set[str] = set()

    def boolean(self, node: ast.expr) -> Any:
        if isinstance(node, ast.BoolOp):
            operator = "and" if isinstance(node.op, ast.And) else "or"
            return {operator: [self.boolean(part) for part in node.values]}
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return {"!": [self.boolean(node.operand)]}
        if isinstance(node, ast.Compare):
            return self.comparison(node)
        type_, logic = self.value(node)
        if type_ is not ValueType.BOOLEAN:
            raise ConditionError(
                "A yes or no is expected here; compare it with something.", _at(node)
            )
        return logic

    def comparison(self, node: ast.Compare) -> Any:
        sides = [node.left, *node.comparators]
        steps = [
            self.step(operator, left, right)
            for operator, left, right in zip(node.ops, sides, sides[1:], strict=False)
        ]
        return steps[0] if len(steps) == 1 else {"and": steps}

    def step(self, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> Any:
        if isinstance(operator, (ast.In, ast.NotIn)):
            return self.membership(operator, left, right)
        if type(operator) not in OPERATORS:
            raise ConditionError("Use == or != to compare.", _at(right))
        (left_type, left_logic), (right_type, right_logic) = self.value(left), self.value(right)
        both = {left_type, right_type}
        if both == {ValueType.DATE, ValueType.TEXT}:
            both = {self.dates(left, right)}
        if len(both) > 1:
            raise ConditionError(
                f"A {left_type} cannot be compared with a {right_type}.", _at(right)
            )
        name = OPERATORS[type(operator)]
        if name not in ("===", "!==") and not both <= set(ORDERED):
            raise ConditionError(f"{left_type} values have no order; use == or !=.", _at(left))
        return {name: [left_logic, right_logic]}

    def dates(self, left: ast.expr, right: ast.expr) -> ValueType:
        for side in (left, right):
            if isinstance(side, ast.Constant):
                try:
                    date.fromisoformat(str(side.value))
                except ValueError:
                    raise ConditionError("A date is written '2026-11-21'.", _at(side)) from None
                return ValueType.DATE
        raise ConditionError("A date cannot be compared with a text.", _at(right))

    def membership(self, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> Any:
        (left_type, left_logic), (right_type, right_logic) = self.value(left), self.value(right)
        if right_type is not ValueType.LIST or left_type is ValueType.LIST:
            raise ConditionError("Write: value in ['a', 'b'].", _at(right))
        logic = {"in": [left_logic, right_logic]}
        return {"!": [logic]} if isinstance(operator, ast.NotIn) else logic

    def value(self, node: ast.expr) -> tuple[ValueType, Any]:
        if isinstance(node, ast.Name):
            return self.name(node)
        if isinstance(node, ast.Constant):
            return _constant(node)
        if isinstance(node, (ast.List, ast.Tuple)):
            return ValueType.LIST, self.items(node.elts)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            type_, logic = self.value(node.operand)
            if type_ is ValueType.NUMBER and isinstance(logic, int):
                return type_, -logic
        if isinstance(node, (ast.Compare, ast.BoolOp)):
            return ValueType.BOOLEAN, self.boolean(node)
        raise ConditionError("This cannot stand in a condition.", _at(node))

    def items(self, nodes: Sequence[ast.expr]) -> list[Any]:
        if not all(isinstance(node, ast.Constant) for node in nodes):
            raise ConditionError("A list holds plain values.", _at(nodes[0]) if nodes else 0)
        read = [self.value(node) for node in nodes]
        if len({type_ for type_, _ in read}) > 1:
            raise ConditionError("All values of a list have one type.", _at(nodes[0]))
        return [logic for _, logic in read]

    def name(self, node: ast.Name) -> tuple[ValueType, Any]:
        if node.id in ("true", "false"):
            return ValueType.BOOLEAN, node.id == "true"
        if node.id not in self.types:
            near = get_close_matches(node.id, self.types, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise ConditionError(f"{node.id[:60]} is no field of this procedure.{hint}", _at(node))
        self.used.add(node.id)
        return self.types[node.id], {"var": node.id}


def _constant(node: ast.Constant) -> tuple[ValueType, Any]:
    if isinstance(node.value, bool):
        return ValueType.BOOLEAN, node.value
    if isinstance(node.value, str) and node.kind is None:
        return ValueType.TEXT, node.value
    if isinstance(node.value, int) and abs(node.value) < 10**12:
        return ValueType.NUMBER, node.value
    raise ConditionError("This value cannot stand in a condition.", _at(node))


def _at(node: ast.expr) -> int:
    return node.col_offset


def _plain(value: Any, type_: ValueType) -> Any:
    if value is None and type_ is ValueType.BOOLEAN:
        return False
    return value.isoformat() if isinstance(value, date) else value

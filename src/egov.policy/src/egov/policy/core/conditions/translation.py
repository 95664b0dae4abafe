"""Python's expression tree → JsonLogic, through an allow-list.

Used by the package alone.  Whatever has no rule here is refused; types are
held against each other here, so that evaluation never meets two that differ.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any
from typing import TypeGuard

import ast
import unicodedata


class ValueType(StrEnum):
    """Types of the values that a condition speaks of."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    LIST = "list"


OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "===",
    ast.NotEq: "!==",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}

EQUALITY = ("===", "!==")
ORDERED = (ValueType.NUMBER, ValueType.DATE)
LARGEST = 10**12
NO_TEXT = ("Cc", "Cs")


class Refused(Exception):
    """A part that cannot stand in a condition."""

    def __init__(self, message: str, node: ast.expr) -> None:
        self.message, self.node = message, node
        super().__init__(message)


@dataclass(frozen=True)
class Operand:
    """One side of a comparison; ``unknown`` names the field that may lack a value."""

    type: ValueType
    logic: Any
    node: ast.expr
    unknown: str = ""


class Translator:
    """Walks a tree; ``used`` are the names it met."""

    def __init__(self, types: Mapping[str, ValueType]) -> None:
        self.types = types
        self.used: set[str] = set()

    def boolean(self, node: ast.expr) -> Any:
        """The logic of what is true or false."""
        if isinstance(node, ast.BoolOp):
            operator = "and" if isinstance(node.op, ast.And) else "or"
            return {operator: [self.boolean(part) for part in node.values]}
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return {"!": [self.boolean(node.operand)]}
        if isinstance(node, ast.Compare):
            return self._comparison(node)
        type_, logic = self._atom(node)
        if type_ is not ValueType.BOOLEAN:
            raise Refused("A yes or no is expected here; compare this with something.", node)
        return logic

    def _comparison(self, node: ast.Compare) -> Any:
        sides = [node.left, *node.comparators]
        pairs = zip(node.ops, sides, sides[1:], strict=False)
        steps = [self._step(operator, left, right) for operator, left, right in pairs]
        return steps[0] if len(steps) == 1 else {"and": steps}

    def _step(self, operator: ast.cmpop, left_node: ast.expr, right_node: ast.expr) -> Any:
        if isinstance(operator, (ast.In, ast.NotIn)):
            return self._membership(operator, left_node, right_node)
        if type(operator) not in OPERATORS:
            raise Refused("Use ==, !=, <, <=, >, >= or in to compare.", right_node)
        symbol = OPERATORS[type(operator)]
        left, right = self._operand(left_node), self._operand(right_node)
        type_ = _common_type(left, right)
        if symbol not in EQUALITY and type_ not in ORDERED:
            raise Refused(f"Values of type {type_} have no order; use == or !=.", left_node)
        logic = {symbol: [left.logic, right.logic]}
        unknown = [side.unknown for side in (left, right) if side.unknown]
        # What is not given equals no constant: that needs no saying.
        return logic if symbol == "===" and len(unknown) < 2 else _given(unknown, logic)

    def _membership(self, operator: ast.cmpop, left_node: ast.expr, right_node: ast.expr) -> Any:
        left = self._operand(left_node)
        values, name = self._list(left, right_node)
        logic = {"in": [left.logic, values]}
        unknown = [name for name in (left.unknown, name) if name]
        return logic if isinstance(operator, ast.In) else _given(unknown, {"!": [logic]})

    def _list(self, left: Operand, node: ast.expr) -> tuple[Any, str]:
        """The logic of a list in which the left side can be looked for, and its name if any."""
        if isinstance(node, ast.Name) and self.types.get(node.id) is ValueType.LIST:
            _common_type(left, Operand(ValueType.TEXT, None, node))
            self.used.add(node.id)
            return {"var": node.id}, node.id
        if not isinstance(node, (ast.List, ast.Tuple)) or not node.elts:
            raise Refused("Write: value in ['a', 'b'].", node)
        values = [Operand(*_constant(item), item) for item in node.elts]
        for value in values:
            _common_type(left, value)
        return [value.logic for value in values], ""

    def _operand(self, node: ast.expr) -> Operand:
        type_, logic = self._atom(node)
        if type_ is ValueType.LIST:
            raise Refused("Write: 'value' in this list.", node)
        if type_ is ValueType.BOOLEAN:
            # Not given counts as no.
            return Operand(
                type_, logic if isinstance(logic, bool) else {"!": [{"!": [logic]}]}, node
            )
        return Operand(type_, logic, node, node.id if isinstance(node, ast.Name) else "")

    def _atom(self, node: ast.expr) -> tuple[ValueType, Any]:
        if isinstance(node, ast.Name):
            return self._name(node)
        if isinstance(node, (ast.Compare, ast.BoolOp)) or _is(node, ast.Not):
            return ValueType.BOOLEAN, self.boolean(node)
        return _constant(node)

    def _name(self, node: ast.Name) -> tuple[ValueType, Any]:
        if node.id in ("true", "false"):
            return ValueType.BOOLEAN, node.id == "true"
        if node.id not in self.types:
            near = get_close_matches(node.id, self.types, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise Refused(f"{node.id[:60]} is no field of this procedure.{hint}", node)
        self.used.add(node.id)
        return self.types[node.id], {"var": node.id}


def _constant(node: ast.expr) -> tuple[ValueType, Any]:
    if _is(node, ast.USub):
        type_, value = _constant(node.operand)
        if type_ is ValueType.NUMBER:
            return type_, -value
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, bool):
            return ValueType.BOOLEAN, value
        if isinstance(value, int) and value < LARGEST:
            return ValueType.NUMBER, value
        if isinstance(value, str) and not any(unicodedata.category(c) in NO_TEXT for c in value):
            return ValueType.TEXT, value
    raise Refused("This cannot stand in a condition.", node)


def _common_type(left: Operand, right: Operand) -> ValueType:
    types = {left.type, right.type}
    if types == {ValueType.DATE, ValueType.TEXT}:
        _require_date(left if left.type is ValueType.TEXT else right)
        return ValueType.DATE
    if len(types) > 1:
        message = f"A {left.type} cannot be compared with a {right.type}."
        raise Refused(message, right.node)
    return left.type


def _require_date(side: Operand) -> None:
    if not isinstance(side.logic, str):
        raise Refused("A date cannot be compared with a text.", side.node)
    try:
        correct = date.fromisoformat(side.logic).isoformat() == side.logic
    except ValueError:
        correct = False
    if not correct:
        raise Refused("A date is written '2026-11-21'.", side.node)


def _given(names: Sequence[str], logic: Any) -> Any:
    """What is true only if these have a value."""
    return {"and": [*({"!==": [{"var": name}, None]} for name in names), logic]} if names else logic


def _is(node: ast.expr, operator: type[ast.unaryop]) -> TypeGuard[ast.UnaryOp]:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, operator)

"""Python's expression tree → JsonLogic, through an allow-list.

Used by the package alone.  Whatever has no rule here is refused; types are
held against each other here, so that evaluation never meets two that differ.
"""

from egov.policy.core.conditions import calls
from egov.policy.core.conditions.constants import common_type
from egov.policy.core.conditions.constants import constant
from egov.policy.core.conditions.operands import is_unary
from egov.policy.core.conditions.operands import Operand
from egov.policy.core.conditions.operands import Refused
from egov.policy.core.conditions.operands import Vocabulary
from egov.policy.core.conditions.types import Type
from egov.policy.core.conditions.types import ValueType
from typing import Any

import ast


COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "===",
    ast.NotEq: "!==",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}

ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}

BETWEEN_UNKNOWN = {"===": "same", "!==": "differs"}
"""Equality of sides that may lack a value and are no plain names."""

ORDERED = (ValueType.NUMBER, ValueType.DATE, ValueType.TIME)


class Translator:
    """Walks a tree; ``used`` are the names it met, ``expanded`` the named conditions."""

    def __init__(self, vocabulary: Vocabulary, text: str) -> None:
        self.vocabulary, self.text = vocabulary, text
        self.used: set[str] = set()
        self.expanded: set[str] = set()

    def boolean(self, node: ast.expr) -> Any:
        """The logic of what is true or false."""
        if isinstance(node, ast.BoolOp):
            operator = "and" if isinstance(node.op, ast.And) else "or"
            return {operator: [self.boolean(part) for part in node.values]}
        if is_unary(node, ast.Not):
            return {"!": [self.boolean(node.operand)]}
        if isinstance(node, ast.Compare):
            return self._comparison(node)
        found = self._atom(node)
        if found.type is not ValueType.BOOLEAN:
            raise Refused("A yes or no is expected here; compare this with something.", node)
        return found.logic

    def operand(self, node: ast.expr) -> Operand:
        """One value: a side of a comparison, of a sum, a parameter, a whole formula."""
        found = self._atom(node)
        if found.type is ValueType.LIST:
            raise Refused("Write: 'value' in this list.", node)
        if not isinstance(found.type, ValueType):
            raise Refused(f"A {found.type} is no value; take a part or a sum of it.", node)
        if found.type is ValueType.BOOLEAN and not isinstance(found.logic, bool):
            # Not given counts as no.
            return Operand(found.type, {"!": [{"!": [found.logic]}]}, node)
        return found

    def number(self, node: ast.expr) -> Operand:
        """One number."""
        found = self.operand(node)
        if found.type is not ValueType.NUMBER:
            raise Refused(f"A number is expected here, not a {found.type}.", node)
        return found

    def name(self, node: ast.Name) -> tuple[Type, Any]:
        """Type and logic of a name, of whichever type."""
        vocabulary = self.vocabulary
        if node.id in ("true", "false"):
            return ValueType.BOOLEAN, node.id == "true"
        if node.id in vocabulary.broken:
            raise Refused(vocabulary.broken[node.id], node)
        if node.id in vocabulary.named:
            condition = vocabulary.named[node.id]
            self.used.update(condition.names)
            self.expanded.update({node.id, *condition.expanded})
            return ValueType.BOOLEAN, condition.logic
        self.used.add(vocabulary.known(node.id, node))
        return vocabulary.types[node.id], {"var": node.id}

    def _atom(self, node: ast.expr) -> Operand:
        if isinstance(node, ast.Name):
            type_, logic = self.name(node)
            sure = isinstance(logic, bool) or node.id in self.vocabulary.named
            return Operand(type_, logic, node, "" if sure else node.id)
        if isinstance(node, ast.Compare | ast.BoolOp) or is_unary(node, ast.Not):
            return Operand(ValueType.BOOLEAN, self.boolean(node), node)
        if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
            sides = [self.number(node.left).logic, self.number(node.right).logic]
            return Operand.computed(ValueType.NUMBER, {ARITHMETIC[type(node.op)]: sides}, node)
        if is_unary(node, ast.USub) and not isinstance(node.operand, ast.Constant):
            return Operand.computed(
                ValueType.NUMBER, {"-": [self.number(node.operand).logic]}, node
            )
        if isinstance(node, ast.IfExp):
            return self._choice(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return calls.translate(self, node, node.func)
        return constant(node, self.text)

    def _choice(self, node: ast.IfExp) -> Operand:
        then, otherwise = self.operand(node.body), self.operand(node.orelse)
        type_ = common_type(then, otherwise)
        logic = {"if": [self.boolean(node.test), then.logic, otherwise.logic]}
        return Operand.computed(type_, logic, node)

    def _comparison(self, node: ast.Compare) -> Any:
        sides = [node.left, *node.comparators]
        pairs = zip(node.ops, sides, sides[1:], strict=False)
        steps = [self._step(operator, left, right) for operator, left, right in pairs]
        return steps[0] if len(steps) == 1 else {"and": steps}

    def _step(self, operator: ast.cmpop, left_node: ast.expr, right_node: ast.expr) -> Any:
        if isinstance(operator, ast.In | ast.NotIn):
            return self._membership(operator, left_node, right_node)
        if type(operator) not in COMPARISONS:
            raise Refused("Use ==, !=, <, <=, >, >= or in to compare.", right_node)
        symbol = COMPARISONS[type(operator)]
        left, right = self.operand(left_node), self.operand(right_node)
        type_ = common_type(left, right)
        if symbol not in BETWEEN_UNKNOWN and type_ not in ORDERED:
            raise Refused(f"Values of type {type_} have no order; use == or !=.", left_node)
        return _relation(symbol, left, right)

    def _membership(self, operator: ast.cmpop, left_node: ast.expr, right_node: ast.expr) -> Any:
        left = self.operand(left_node)
        values, name = self._list(left, right_node)
        logic = {"in": [left.logic, values]}
        if isinstance(operator, ast.In):
            return logic
        if left.is_computed:
            return {"outside": [left.logic, values]}
        return _given([unknown for unknown in (left.unknown, name) if unknown], {"!": [logic]})

    def _list(self, left: Operand, node: ast.expr) -> tuple[Any, str]:
        """The logic of a list in which the left side can be looked for, and its name if any."""
        if isinstance(node, ast.Name) and self.vocabulary.types.get(node.id) is ValueType.LIST:
            common_type(left, Operand(ValueType.TEXT, None, node))
            self.used.add(node.id)
            return {"var": node.id}, node.id
        if not isinstance(node, ast.List | ast.Tuple) or not node.elts:
            raise Refused("Write: value in ['a', 'b'].", node)
        values = [constant(item, self.text) for item in node.elts]
        for value in values:
            common_type(left, value)
        return [value.logic for value in values], ""


def _relation(symbol: str, left: Operand, right: Operand) -> Any:
    unknown = [side.unknown for side in (left, right) if side.unknown]
    sides = [left.logic, right.logic]
    if symbol == "===" and len(unknown) < 2:
        # What is not given equals no constant: that needs no saying.
        return {symbol: sides}
    if left.is_computed or right.is_computed:
        # Saying it with standard operators would write the computation twice.
        return {BETWEEN_UNKNOWN.get(symbol, symbol): sides}
    return _given(unknown, {symbol: sides})


def _given(names: list[str], logic: Any) -> Any:
    """What is true only if these have a value."""
    return {"and": [*({"!==": [{"var": name}, None]} for name in names), logic]} if names else logic

"""Constants of a text, and the type that two sides have in common."""

from collections.abc import Callable
from egov.policy.core.conditions.days import day_text
from egov.policy.core.conditions.days import time_text
from egov.policy.core.conditions.numbers import LARGEST
from egov.policy.core.conditions.operands import is_unary
from egov.policy.core.conditions.operands import Operand
from egov.policy.core.conditions.operands import Refused
from egov.policy.core.conditions.types import ValueType
from typing import Any

import ast
import re
import unicodedata


NUMBER = re.compile(r"[0-9]+(\.[0-9]{1,6})?")
NO_TEXT = ("Cc", "Cs")

WRITTEN: dict[ValueType, tuple[Callable[[Any], str | None], str]] = {
    ValueType.DATE: (day_text, "A date is written '2026-11-21'."),
    ValueType.TIME: (time_text, "A time is written '08:30'."),
}
"""Types whose constants are texts of a certain form."""


def constant(node: ast.expr, text: str) -> Operand:
    """The value of a constant; ``text`` is that from which the tree was made."""
    if is_unary(node, ast.USub) and isinstance(node.operand, ast.Constant):
        positive = constant(node.operand, text)
        if positive.type is ValueType.NUMBER:
            return Operand(ValueType.NUMBER, _opposite(positive.logic), node)
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, str) and not any(unicodedata.category(c) in NO_TEXT for c in value):
            return Operand(ValueType.TEXT, value, node)
        if isinstance(value, bool):
            return Operand(ValueType.BOOLEAN, value, node)
        if isinstance(value, int | float):
            return Operand(ValueType.NUMBER, _number(node, text), node)
    raise Refused("This cannot stand in a condition.", node)


def common_type(left: Operand, right: Operand) -> ValueType:
    """The type that both sides have; a constant takes that of the other side."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one.type, ValueType) and one.type in WRITTEN and other.type is ValueType.TEXT:
            _require_form(other, one.type, f"A {one.type} cannot be compared with a text.")
            return one.type
    if left.type is not right.type or not isinstance(left.type, ValueType):
        message = f"A {left.type} cannot be compared with a {right.type}."
        raise Refused(message, right.node)
    return left.type


def require_type(side: Operand, type_: ValueType) -> None:
    """Refuse what is neither of a type nor a constant that stands for a value of it."""
    if side.type is not type_:
        _require_form(side, type_, f"A {type_} is expected here, not a {side.type}.")


def _require_form(side: Operand, type_: ValueType, message: str) -> None:
    if type_ not in WRITTEN or not isinstance(side.logic, str):
        raise Refused(message, side.node)
    reads, how = WRITTEN[type_]
    if reads(side.logic) is None:
        raise Refused(how, side.node)


def _number(node: ast.Constant, text: str) -> Any:
    # As it was written: Python has already turned a fraction into binary.
    written = _written(node, text)
    if not NUMBER.fullmatch(written) or float(written) >= LARGEST:
        raise Refused("This cannot stand in a condition.", node)
    return {"decimal": [written]} if "." in written else int(written)


def _written(node: ast.Constant, text: str) -> str:
    if text.isascii() and text.isprintable():
        # One line of single bytes, as nearly all are: no need to cut the text into lines.
        return text[node.col_offset : node.end_col_offset]
    return ast.get_source_segment(text, node) or ""


def _opposite(logic: Any) -> Any:
    return {"decimal": [f"-{logic['decimal'][0]}"]} if isinstance(logic, dict) else -logic

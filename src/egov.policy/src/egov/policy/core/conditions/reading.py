"""Text → condition or formula, within limits.

Python's own parser makes the tree; nothing of the text is ever run.  What may be
named in it is the vocabulary: see :mod:`.vocabularies`.
"""

from collections.abc import Iterator
from egov.policy.core.conditions.operands import Condition
from egov.policy.core.conditions.operands import Formula
from egov.policy.core.conditions.operands import Refused
from egov.policy.core.conditions.operands import Vocabulary
from egov.policy.core.conditions.translation import Translator
from egov.policy.core.conditions.types import ValueType
from egov.policy.core.errors import ConditionError
from typing import Any
from typing import cast

import ast


MAX_LENGTH = 1000
MAX_NODES = 200

SHORT = 60
"""No sign of a text makes more than three parts: up to this length nothing need be counted."""

MAX_SIZE = 2000
"""Operators and constants of a logic in which named conditions are written out."""

MAX_DEPTH = 100
"""How deep these may lie in one another: the evaluation descends into them."""


def read(text: str, vocabulary: Vocabulary, kind: type[Formula]) -> Formula:
    """The condition or formula of a text.

    :raises ConditionError: with the column of what cannot stand there.
    """
    body = tree(text)
    translator = Translator(vocabulary, text.lstrip())
    try:
        if kind is Condition:
            type_, logic = ValueType.BOOLEAN, translator.boolean(body)
        else:
            value = translator.operand(body)
            type_, logic = cast(ValueType, value.type), value.logic
    except Refused as refused:
        raise ConditionError(refused.message, _column(text, refused.node)) from None
    if translator.expanded or len(text) > SHORT:
        _bound(logic)
    used = tuple(sorted(translator.used))
    types = tuple((name, vocabulary.types[name]) for name in used)
    return kind(text, logic, used, type_, types, tuple(sorted(translator.expanded)))


def tree(text: str) -> ast.expr:
    """The expression of a text; names and types in it are not looked at.

    :raises ConditionError: if it is none, or too long.
    """
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"A condition has at most {MAX_LENGTH} characters.")
    # Blanks before an expression would be an indentation.
    found = _parsed(text.lstrip(), len(text) - len(text.lstrip()))
    if len(text) > SHORT and sum(1 for _ in ast.walk(found)) > MAX_NODES:
        raise ConditionError("The condition has too many parts.")
    return found.body


def names_of(text: str) -> set[str]:
    """Every name in a text, known or not; none if it is no expression."""
    try:
        return {node.id for node in ast.walk(tree(text)) if isinstance(node, ast.Name)}
    except ConditionError:
        return set()


def _parsed(text: str, offset: int) -> ast.Expression:
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


def _bound(logic: Any) -> None:
    for size, depth in enumerate(_depths(logic), 1):
        if size > MAX_SIZE or depth > MAX_DEPTH:
            raise ConditionError("With the conditions that it names, this has too many parts.")


def _depths(logic: Any) -> Iterator[int]:
    """How deep each part of a logic lies."""
    waiting = [(0, logic)]
    while waiting:
        depth, part = waiting.pop()
        yield depth
        if isinstance(part, dict):
            waiting.extend((depth + 1, side) for side in part.values())
        elif isinstance(part, list):
            waiting.extend((depth, side) for side in part)

"""The expressions that a document template may hold, and their evaluation.

Used by :mod:`.rendering` in place of appy's evaluator, whose interface it has.
Two barriers: first an allow-list of syntax, small enough that every expression
ends at once and makes no large value; then RestrictedPython with the guard of
AccessControl and no builtins at all.  The guard is put *over* the names of the
template at each evaluation, because a statement such as
``do text for __builtins__ in …`` could otherwise take it away.
"""

from AccessControl.ZopeGuards import guarded_getattr
from functools import lru_cache
from RestrictedPython import compile_restricted
from types import CodeType
from typing import Any

import ast


MAX_LENGTH = 500
"""Characters of one expression."""

MAX_EVALUATIONS = 5000
"""Expressions that one paper may evaluate: bounds nested repetitions."""

TEXT_METHODS = frozenset({"capitalize", "lower", "strip", "title", "upper"})
"""Methods of texts that an expression may call; none makes a text longer than it was."""

_GUARDS = {"__builtins__": {}, "_getattr_": guarded_getattr}

_ALLOWED = (
    ast.Expression,
    ast.Constant,
    ast.Name,
    ast.Load,
    ast.Attribute,
    ast.Call,
    ast.Compare,
    ast.Eq,
    ast.NotEq,
    ast.In,
    ast.NotIn,
    ast.BoolOp,
    ast.And,
    ast.Or,
    ast.UnaryOp,
    ast.Not,
    ast.BinOp,
    ast.Add,
    ast.IfExp,
)


class ExpressionRefused(Exception):
    """An expression is not of the small language of templates."""


class Values:
    """Plain values under one name: ``person.surname``.  Read-only for templates."""

    __allow_access_to_unprotected_subobjects__ = True

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


class Evaluator:
    """Evaluates the expressions of one rendering."""

    def __init__(self) -> None:
        self._left = MAX_EVALUATIONS

    def updateContext(self, context: dict[str, Any]) -> None:
        """Called by appy once; the guards are added at each evaluation instead."""

    def run(self, expression: str, context: dict[str, Any]) -> Any:
        """The value of an expression, seen from the public names of the context."""
        self._left -= 1
        if self._left < 0:
            raise ExpressionRefused(
                f"the template evaluates more than {MAX_EVALUATIONS} expressions"
            )
        code = compiled(expression)
        return eval(code, context | _GUARDS)  # noqa: S307  the whole module is about its safety


@lru_cache(maxsize=1000)
def compiled(expression: str) -> CodeType:
    """The code of an expression; ExpressionRefused if it is not of the language."""
    if len(expression) > MAX_LENGTH:
        raise ExpressionRefused(f"{expression[:40]}… is longer than {MAX_LENGTH} characters")
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionRefused(f"{expression!r} is not an expression: {error}") from None
    for node in ast.walk(tree):
        _check(node, expression)
    return compile_restricted(expression.strip(), "<template>", "eval")


def _check(node: ast.AST, expression: str) -> None:
    allowed = isinstance(node, _ALLOWED)
    if isinstance(node, ast.Call):
        method = isinstance(node.func, ast.Attribute) and node.func.attr in TEXT_METHODS
        allowed = not node.keywords and (isinstance(node.func, ast.Name) or method)
    if isinstance(node, ast.Name):
        allowed = not node.id.startswith("_")
    if isinstance(node, ast.Attribute):
        allowed = not node.attr.startswith("_")
    if not allowed:
        raise ExpressionRefused(
            f"{expression!r}: {type(node).__name__} is not allowed in a template"
        )

"""What the translation of a text passes around: names it may use, parts it has read."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from egov.policy.core.conditions.types import Type
from egov.policy.core.conditions.types import ValueType
from typing import Any
from typing import Self
from typing import TypeGuard

import ast


Constant = tuple[ValueType, int | str | bool]
"""Type and value of what is the same whatever is answered: a decimal is a text."""


class Refused(Exception):
    """A part that cannot stand in a condition."""

    def __init__(self, message: str, node: ast.expr) -> None:
        self.message, self.node = message, node
        super().__init__(message)


@dataclass(frozen=True)
class Operand:
    """One value; ``unknown`` names the fact without which it has none."""

    type: Type
    logic: Any
    node: ast.expr
    unknown: str = ""
    is_computed: bool = False

    @classmethod
    def computed(cls, type_: Type, logic: Any, node: ast.expr) -> Self:
        """A value made of others, which is missing when they are."""
        return cls(type_, logic, node, "a part of it", True)


@dataclass(frozen=True)
class Formula:
    """A formula that was read: its JsonLogic, the names it asks for, the type of its value.

    ``types`` are those of its names; ``expanded`` the named conditions it stands on.
    """

    text: str
    logic: Any
    names: tuple[str, ...]
    type: ValueType
    types: tuple[tuple[str, Type], ...]
    expanded: tuple[str, ...] = ()


class Condition(Formula):
    """A formula that says yes or no."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The names that a text may use; itself the key of what was read in its words.

    ``named`` are conditions written once; ``broken`` says of names why they cannot be used;
    ``constants`` have a value already.
    """

    types: Mapping[str, Type]
    named: Mapping[str, Formula]
    broken: Mapping[str, str]
    constants: Mapping[str, Constant]

    def known(self, name: str, node: ast.expr) -> str:
        """That name, if it is one of a fact."""
        if name in self.types:
            return name
        hint = near(name, {*self.types, *self.named})
        raise Refused(f"{name[:60]} is no field of this procedure.{hint}", node)


def near(name: str, names: Collection[str]) -> str:
    """A hint at the name that was probably meant, or nothing."""
    found = get_close_matches(name, sorted(names), 1)
    return f" Did you mean {found[0]}?" if found else ""


def is_unary(node: ast.expr, operator: type[ast.unaryop]) -> TypeGuard[ast.UnaryOp]:
    """Whether a part is that operator with one side."""
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, operator)

"""Calls of the functions of the language → JsonLogic.

Most functions take values of certain types, as their table says; the few that speak
of names (a part, a column, a task) have a rule of their own here.
"""

from collections.abc import Callable
from egov.policy.core.conditions.constants import common_type
from egov.policy.core.conditions.constants import require_type
from egov.policy.core.conditions.functions import Function
from egov.policy.core.conditions.functions import FUNCTIONS
from egov.policy.core.conditions.operands import near
from egov.policy.core.conditions.operands import Operand
from egov.policy.core.conditions.operands import Refused
from egov.policy.core.conditions.types import RecordType
from egov.policy.core.conditions.types import TableType
from egov.policy.core.conditions.types import ValueType
from typing import Any
from typing import TYPE_CHECKING

import ast


if TYPE_CHECKING:
    from egov.policy.core.conditions.translation import Translator

    Rule = Callable[[Translator, ast.Call, Function], Operand]

PERIODS = (ValueType.DATE, ValueType.TEXT)
COMPARED = (ValueType.NUMBER, ValueType.DATE)


def translate(translator: "Translator", node: ast.Call, called: ast.Name) -> Operand:
    """What a call of a function by its name stands for."""
    function = FUNCTIONS.get(called.id)
    if function is None:
        hint = near(called.id, FUNCTIONS)
        raise Refused(f"{called.id[:60]} is no function of this language.{hint}", node)
    if node.keywords or any(isinstance(item, ast.Starred) for item in node.args):
        raise _wrong_use(function, node)
    if function.name in RULES:
        return RULES[function.name](translator, node, function)
    sides = [translator.operand(item) for item in _values(node, function, len(function.takes))]
    for side, type_ in zip(sides, function.takes, strict=True):
        require_type(side, type_)
    logic = {function.name: [side.logic for side in sides]}
    return Operand.computed(ValueType(function.gives), logic, node)


def _given(translator: "Translator", node: ast.Call, function: Function) -> Operand:
    (value,) = _values(node, function, 1)
    if isinstance(value, ast.Name):
        logic = translator.name(value)[1]
    else:
        logic = translator.operand(value).logic
    return Operand(ValueType.BOOLEAN, {"given": [logic]}, node)


def _part(translator: "Translator", node: ast.Call, function: Function) -> Operand:
    record, part = _values(node, function, 2)
    found = translator.name(record) if isinstance(record, ast.Name) else (None, None)
    if not isinstance(found[0], RecordType):
        raise Refused("A person, an organisation or an identity paper is expected here.", record)
    type_ = _member(found[0], part)
    name = f"{found[1]['var']}.{_word(part)}"
    return Operand(type_, {"var": name}, node, name)


def _count(translator: "Translator", node: ast.Call, function: Function) -> Operand:
    (value,) = _values(node, function, 1)
    type_, logic = translator.name(value) if isinstance(value, ast.Name) else (None, None)
    if type_ is not ValueType.LIST and not isinstance(type_, TableType):
        raise Refused("A table or a list is expected here.", value)
    return Operand.computed(ValueType.NUMBER, {"count": [logic]}, node)


def _sum(translator: "Translator", node: ast.Call, function: Function) -> Operand:
    table, column = _values(node, function, 2)
    type_, logic = translator.name(table) if isinstance(table, ast.Name) else (None, None)
    if not isinstance(type_, TableType):
        raise Refused("A table is expected here.", table)
    if _member(type_, column) is not ValueType.NUMBER:
        raise Refused("A column of numbers is expected here.", column)
    return Operand.computed(ValueType.NUMBER, {"sum": [logic, _word(column)]}, node)


def _extreme(translator: "Translator", node: ast.Call, function: Function) -> Operand:
    if len(node.args) < 2:
        raise _wrong_use(function, node)
    sides = [translator.operand(item) for item in node.args]
    dated = next((side for side in sides if side.type is not ValueType.TEXT), sides[0])
    if dated.type not in COMPARED:
        raise Refused(f"Numbers or dates are expected here, not a {dated.type}.", dated.node)
    type_ = {common_type(dated, side) for side in sides}.pop()
    operator = "min" if function.name == "least" else "max"
    return Operand.computed(type_, {operator: [side.logic for side in sides]}, node)


def _year(translator: "Translator", node: ast.Call, function: Function) -> Operand:
    side = translator.operand(_values(node, function, 1)[0])
    if side.type not in PERIODS:
        raise Refused(f"A date is expected here, not a {side.type}.", side.node)
    return Operand.computed(ValueType.NUMBER, {"year": [side.logic]}, node)


def _fact(translator: "Translator", node: ast.Call, function: Function) -> Operand:
    """What is known of a task or an option, under a name made of the words of the call."""
    words = _values(node, function, 2 if function.name == "votes" else 1)
    said = [function.name, *map(_word, words)]
    name, vocabulary = ":".join(said), translator.vocabulary
    if name in vocabulary.constants:
        type_, value = vocabulary.constants[name]
        return Operand(type_, _constant(type_, value), node)
    if name not in vocabulary.types:
        known = [item.replace(":", " ") for item in (*vocabulary.types, *vocabulary.constants)]
        hint = near(" ".join(said), [item for item in known if " " in item])
        raise Refused(f"There is no {' '.join(said)[:120]}.{hint}", words[0])
    translator.used.add(name)
    return Operand(vocabulary.types[name], {"var": name}, node, name)


def _constant(type_: ValueType, value: int | str | bool) -> Any:
    is_decimal = type_ is ValueType.NUMBER and isinstance(value, str)
    return {"decimal": [value]} if is_decimal else value


RULES: "dict[str, Rule]" = {
    "given": _given,
    "part": _part,
    "count": _count,
    "sum": _sum,
    "least": _extreme,
    "greatest": _extreme,
    "year": _year,
    "outcome": _fact,
    "votes": _fact,
    "option": _fact,
}


def _values(node: ast.Call, function: Function, count: int) -> list[ast.expr]:
    if len(node.args) != count:
        raise _wrong_use(function, node)
    return node.args


def _wrong_use(function: Function, node: ast.Call) -> Refused:
    return Refused(f"Write: {function.signature}.", node)


def _word(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise Refused("A name in quotes is expected here.", node)


def _member(composite: TableType | RecordType, node: ast.expr) -> ValueType:
    name = _word(node)
    type_ = composite.member(name)
    if type_ is None:
        hint = near(name, [known for known, _ in composite.members])
        raise Refused(f"{name[:60]} is no part of this {composite}.{hint}", node)
    return type_

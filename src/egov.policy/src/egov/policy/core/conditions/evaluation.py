"""The value of JsonLogic, exactly, in a bounded number of steps.

Used by the door of the package; ``conditions.js`` of the portal is its twin, and
one table of cases runs in both.  Standard operators have their standard meaning,
with two things made definite: an order with what is missing is false, and what is
computed from something missing is missing.  The operators named like functions,
and ``same``, ``differs``, ``outside``, ``decimal``, are ours.
"""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from egov.policy.core.conditions import days
from egov.policy.core.conditions import numbers
from egov.policy.core.errors import ConditionError
from typing import Any

import operator


MAX_STEPS = 20_000

EMPTY: tuple[Any, ...] = (None, "", [], {})


class TooManySteps(ConditionError):
    """The evaluation was given up."""

    def __init__(self) -> None:
        super().__init__(f"This takes more than {MAX_STEPS} steps.")


def run(logic: Any, facts: Mapping[str, Any]) -> Any:
    """The value of a logic, of facts that are typed.

    :raises TooManySteps: when tables are too long for it.
    """
    return _Run(facts).value(logic)


class _Run:
    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts, self.steps = facts, 0

    def value(self, logic: Any) -> Any:
        if isinstance(logic, dict):
            ((name, sides),) = logic.items()
            self.count(1)
            if name in FORMS:
                return FORMS[name](self, sides)
            return _result(name, [self.value(side) for side in sides])
        if isinstance(logic, list):
            return [self.value(item) for item in logic]
        if isinstance(logic, int) and not isinstance(logic, bool):
            return logic * numbers.ONE
        return logic

    def count(self, steps: int) -> None:
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise TooManySteps

    def fact(self, name: str) -> Any:
        if "." not in name:
            return self.facts.get(name)
        name, _, part = name.partition(".")
        value = self.facts.get(name)
        return None if value is None else value.get(part)

    def all_hold(self, sides: Sequence[Any]) -> bool:
        return all(self.value(side) for side in sides)

    def one_holds(self, sides: Sequence[Any]) -> bool:
        return any(self.value(side) for side in sides)

    def chosen(self, sides: Sequence[Any]) -> Any:
        condition, then, otherwise = sides
        return self.value(then if self.value(condition) else otherwise)

    def sum(self, sides: Sequence[Any]) -> int | None:
        rows, column = self.value(sides[0]) or (), sides[1]
        self.count(len(rows))
        cells = [
            numbers.millionths(row.get(column)) if isinstance(row, Mapping) else None
            for row in rows
        ]
        return None if None in cells else numbers.plus(*(cell for cell in cells if cell))


def _result(name: str, values: list[Any]) -> Any:
    if name in RELATIONS:
        return RELATIONS[name](*values)
    missing = None in values
    if name in ORDERS:
        return not missing and ORDERS[name](*values)
    return None if missing else FUNCTIONS[name](*values)


FORMS: dict[str, Callable[[_Run, Any], Any]] = {
    "var": _Run.fact,
    "and": _Run.all_hold,
    "or": _Run.one_holds,
    "if": _Run.chosen,
    "decimal": lambda run, sides: numbers.millionths(sides[0]),
    "sum": _Run.sum,
}
"""Operators that look at their sides themselves."""

RELATIONS: dict[str, Callable[..., Any]] = {
    "!": operator.not_,
    "===": operator.eq,
    "!==": operator.ne,
    "same": lambda left, right: left is not None and left == right,
    "differs": lambda left, right: None not in (left, right) and left != right,
    "in": lambda value, items: items is not None and value in items,
    "outside": lambda value, items: None not in (value, items) and value not in items,
    "given": lambda value: value not in EMPTY,
    "count": lambda items: len(items or ()) * numbers.ONE,
}
"""Operators that something missing does not stop."""

ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "+": numbers.plus,
    "-": numbers.minus,
    "*": numbers.times,
    "/": numbers.over,
    "min": min,
    "max": max,
    "abs": abs,
    "round": numbers.rounded,
    "length": lambda text: len(text) * numbers.ONE,
    "year": days.year,
    "years_between": days.years_between,
    "days_between": days.days_between,
    "add_days": days.add_days,
    "add_months": days.add_months,
}
"""Operators whose value is missing when one of their sides is."""

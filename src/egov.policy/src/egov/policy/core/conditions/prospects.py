"""Whether conditions can still come to hold while part of what they ask stays as it is.

Used by the engine, which tells a case that waits from one that waits for nothing.  As in
:mod:`.satisfiability` more seems possible than is: what is said to be impossible is.
"""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from egov.policy.core.conditions import numbers
from egov.policy.core.conditions.evaluation import FUNCTIONS
from egov.policy.core.conditions.evaluation import ORDERS
from egov.policy.core.conditions.evaluation import run
from egov.policy.core.conditions.operands import Condition
from egov.policy.core.conditions.satisfiability import ANYTHING
from egov.policy.core.conditions.satisfiability import satisfiable
from egov.policy.core.conditions.satisfiability import Taken
from egov.policy.core.conditions.values import typed
from typing import Any


def attainable(
    conditions: Sequence[Condition],
    facts: Mapping[str, Any],
    changing: Collection[str],
    passing: Collection[str],
    taken: Taken = ANYTHING,
) -> bool:
    """Whether these may hold together, now or later.

    Of the ``facts`` those named in ``changing`` may become others; those in ``passing``,
    which are days, may become later ones.  The rest stays.
    """
    names = frozenset({*changing, *passing})
    known = {
        name: typed(facts.get(name), type_)
        for condition in conditions
        for name, type_ in condition.types
    }
    fixed = [
        replace(condition, logic=_fixed(condition.logic, known, names)) for condition in conditions
    ]
    later = [
        replace(conditions[0], logic={">=": [{"var": name}, known[name]]})
        for name in passing
        if name in known
    ]
    return satisfiable([*later, *fixed], taken) is not False


def _fixed(logic: Any, known: Mapping[str, Any], changing: frozenset[str]) -> Any:
    """A logic in which what does not change is the constant that it is."""
    if not isinstance(logic, dict):
        return logic
    if changing.isdisjoint(_names(logic)):
        return _constant(run(logic, known))
    ((operator, sides),) = logic.items()
    if not isinstance(sides, list):
        return logic
    parts = [_fixed(side, known, changing) for side in sides]
    if None in parts and operator in (*ORDERS, *FUNCTIONS):
        # Something is missing, and stays so.
        return None
    return {operator: parts}


def _constant(value: Any) -> Any:
    """A value as a constant of a logic, where numbers are written out."""
    if isinstance(value, int) and not isinstance(value, bool):
        return {"decimal": [format(numbers.decimal(value), "f")]}
    return value


def _names(logic: Any) -> Iterator[str]:
    """Names of the facts that a logic asks for, without what follows a dot."""
    if isinstance(logic, dict):
        for operator, sides in logic.items():
            yield from [sides.partition(".")[0]] if operator == "var" else _names(sides)
    elif isinstance(logic, list):
        for side in logic:
            yield from _names(side)

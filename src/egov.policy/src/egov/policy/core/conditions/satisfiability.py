"""Which answers conditions can give together: never, always, contradictory, overlapping.

Used by the checks of a definition.  Conditions are tried on a few values that stand for
all: the options of a choice and something else, yes, no and nothing, each constant of a
comparison and its neighbours, as far as the form takes them.  Whatever is no comparison
with constants (a sum, an age, two fields) counts as free, so that more seems possible than
is: what is said to be impossible is, what is said to be possible may not be.
"""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.conditions import numbers
from egov.policy.core.conditions.evaluation import run
from egov.policy.core.conditions.operands import Condition
from itertools import product
from math import prod
from typing import Any

import json


MAX_TRIALS = 2000
"""Combinations of values that are tried at most."""

CONNECTIVES = ("and", "or", "!", "if")
MEMBERSHIP = ("in", "outside")
ORDERS = ("<", "<=", ">", ">=")
RELATIONS = ("===", "!==", "same", "differs", "given", *MEMBERSHIP, *ORDERS)

OTHER = "\0"
"""A text that no constant is."""

Bounds = tuple[int | None, int | None]
"""The least and the most that a number can be; None for no bound."""


@dataclass(frozen=True)
class Taken:
    """What a form takes: of choices all options, of numbers their bounds, of tables rows.

    A table without an answer has no rows.
    """

    choices: Mapping[str, Collection[str]] = field(default_factory=dict)
    numbers: Mapping[str, Bounds] = field(default_factory=dict)
    rows: Mapping[str, Bounds] = field(default_factory=dict)


ANYTHING = Taken()


def possible(
    conditions: Sequence[Condition],
    taken: Taken = ANYTHING,
) -> frozenset[tuple[bool, ...]] | None:
    """All combinations of answers that these conditions may give at the same time.

    None if there are more cases than can be tried.
    """
    terms = _Terms(taken)
    logics = [terms.abstract(condition.logic) for condition in conditions]
    values = terms.values()
    if prod(map(len, values.values())) > MAX_TRIALS:
        return None
    worlds = [
        dict(zip(values, combination, strict=True)) for combination in product(*values.values())
    ]
    return frozenset(tuple(bool(run(logic, world)) for logic in logics) for world in worlds)


def satisfiable(
    conditions: Sequence[Condition],
    taken: Taken = ANYTHING,
) -> bool | None:
    """Whether these conditions may hold at the same time; None if that cannot be told."""
    found = possible(conditions, taken)
    return None if found is None else (True,) * len(conditions) in found


def always(condition: Condition, taken: Taken = ANYTHING) -> bool | None:
    """Whether a condition holds whatever is answered; None if that cannot be told."""
    found = possible([condition], taken)
    return None if found is None else found == {(True,)}


class _Term:
    """What is compared with constants: what it can be, and whether it can be nothing."""

    def __init__(
        self,
        options: Collection[str] | None = None,
        bounds: Bounds = (None, None),
        *,
        is_counted: bool = False,
    ) -> None:
        self.options, self.bounds, self.is_counted = options, bounds, is_counted
        self.constants: set[Any] = set()
        self.is_ordered = self.is_boolean = False

    def values(self) -> tuple[Any, ...]:
        """A few values that stand for all."""
        if self.is_boolean:
            # Nothing counts as no, unless it is asked for.
            return (True, False, *({None} & self.constants))
        if self.options is not None:
            return (None, *self.options)
        known = sorted(self.constants - {None})
        if known and isinstance(known[0], int):
            return self._numbers(known)
        # An empty text is one, but was not given.
        above = [OTHER, *(f"{constant}{OTHER}" for constant in known)]
        known = ["", *known]
        others = above if self.is_ordered else above[-1:]
        return (None, *dict.fromkeys([*known, *others]))

    def _numbers(self, known: list[int]) -> tuple[int | None, ...]:
        """Those numbers, their neighbours and the bounds, within the bounds."""
        least, most = (None if end is None else end * numbers.ONE for end in self.bounds)
        ends = [end for end in (least, most) if end is not None]
        near = [known[0] - 1, *known, *(constant + 1 for constant in known), *ends]
        found = {
            number
            for number in near
            if (least is None or number >= least) and (most is None or number <= most)
        }
        return (*(() if self.is_counted else (None,)), *sorted(found))


class _Terms:
    """The terms of several conditions, and what the conditions say of them."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken
        self.known: dict[str, tuple[str, _Term]] = {}

    def values(self) -> dict[str, tuple[Any, ...]]:
        """Values to try, by name of a term."""
        return {name: term.values() for name, term in self.known.values()}

    def abstract(self, logic: Any) -> Any:
        """A yes or no in which terms stand for all that is no constant."""
        if not isinstance(logic, dict):
            return logic
        ((operator, sides),) = logic.items()
        if operator in CONNECTIVES or (operator in RELATIONS and any(map(_is_yes_or_no, sides))):
            return {operator: [self.abstract(side) for side in sides]}
        free = [side for side in sides if not _is_constant(side)] if operator in RELATIONS else []
        if len(free) != 1 or (operator in MEMBERSHIP and free[0] is sides[1]):
            name, term = self._term(logic)
            term.is_boolean = True
            return {"var": name}
        name, term = self._term(free[0])
        term.constants |= _constants(sides) | ({None} if operator == "given" else set())
        term.is_ordered |= operator in ORDERS
        return {operator: [{"var": name} if side is free[0] else side for side in sides]}

    def _term(self, logic: Any) -> tuple[str, _Term]:
        """The term that stands for a part of a condition, with its name."""
        new = (f"term {len(self.known)}", self._made(logic))
        return self.known.setdefault(json.dumps(logic), new)

    def _made(self, logic: Any) -> _Term:
        if name := logic.get("var"):
            return _Term(self.taken.choices.get(name), self.taken.numbers.get(name, (None, None)))
        if (counted := logic.get("count")) and "var" in counted[0]:
            return _Term(bounds=self.taken.rows.get(counted[0]["var"], (0, None)), is_counted=True)
        return _Term()


def _is_yes_or_no(logic: Any) -> bool:
    """Whether a side of a comparison is a yes or no: what could be nothing is negated twice."""
    return isinstance(logic, bool) or (isinstance(logic, dict) and "!" in logic)


def _is_constant(logic: Any) -> bool:
    return not isinstance(logic, dict) or "decimal" in logic


def _constants(sides: Sequence[Any]) -> set[Any]:
    """The constants among the sides of a comparison, as evaluation knows them."""
    found = [run(side, {}) for side in sides if _is_constant(side)]
    return {item for side in found for item in (side if isinstance(side, list) else [side])}

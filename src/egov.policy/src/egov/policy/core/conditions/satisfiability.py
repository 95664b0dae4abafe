"""Which answers conditions can give together: never, always, contradictory, overlapping.

Used by the checks of a definition.  Conditions are tried on a few values that stand for
all: the options of a choice and something else, yes, no and nothing, each constant of a
comparison and its neighbours.  Whatever is no comparison with constants (a sum, an age,
two fields) counts as free, so that more seems possible than is: what is said to be
impossible is, what is said to be possible may not be.
"""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
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

NO_CHOICES: Mapping[str, Collection[str]] = {}


def possible(
    conditions: Sequence[Condition],
    choices: Mapping[str, Collection[str]] = NO_CHOICES,
) -> frozenset[tuple[bool, ...]] | None:
    """All combinations of answers that these conditions may give at the same time.

    ``choices`` are the options of fields that take no other text.  None if there are
    more cases than can be tried.
    """
    terms = _Terms(choices)
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
    choices: Mapping[str, Collection[str]] = NO_CHOICES,
) -> bool | None:
    """Whether these conditions may hold at the same time; None if that cannot be told."""
    found = possible(conditions, choices)
    return None if found is None else (True,) * len(conditions) in found


def always(
    condition: Condition, choices: Mapping[str, Collection[str]] = NO_CHOICES
) -> bool | None:
    """Whether a condition holds whatever is answered; None if that cannot be told."""
    found = possible([condition], choices)
    return None if found is None else found == {(True,)}


class _Term:
    """What is compared with constants; ``options`` are all the texts that it can be."""

    def __init__(self, options: Collection[str] | None) -> None:
        self.options = options
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
            above = [known[0] - 1, *(constant + 1 for constant in known)]
        else:
            # An empty text is one, but was not given.
            above = [OTHER, *(f"{constant}{OTHER}" for constant in known)]
            known = ["", *known]
        others = above if self.is_ordered else above[-1:]
        return (None, *dict.fromkeys([*known, *others]))


class _Terms:
    """The terms of several conditions, and what the conditions say of them."""

    def __init__(self, choices: Mapping[str, Collection[str]]) -> None:
        self.choices = choices
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
        options = self.choices.get(logic["var"]) if "var" in logic else None
        new = (f"term {len(self.known)}", _Term(options))
        return self.known.setdefault(json.dumps(logic), new)


def _is_yes_or_no(logic: Any) -> bool:
    """Whether a side of a comparison is a yes or no: what could be nothing is negated twice."""
    return isinstance(logic, bool) or (isinstance(logic, dict) and "!" in logic)


def _is_constant(logic: Any) -> bool:
    return not isinstance(logic, dict) or "decimal" in logic


def _constants(sides: Sequence[Any]) -> set[Any]:
    """The constants among the sides of a comparison, as evaluation knows them."""
    found = [run(side, {}) for side in sides if _is_constant(side)]
    return {item for side in found for item in (side if isinstance(side, list) else [side])}

"""Between which numbers a formula stays, whatever is answered within the bounds of a form.

Used by the checks of a definition.  Wide over narrow: what is said to be out of reach is.
"""

from collections.abc import Callable
from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from typing import Any


Range = tuple[Decimal, Decimal]
"""The least and the most, infinite where there is no bound."""

LEAST, MOST = Decimal("-Infinity"), Decimal("Infinity")
UP: Range = (Decimal(0), MOST)

_NEVER_BELOW_ZERO = ("abs", "count", "length")


def range_of(logic: Any, known: Mapping[str, Range]) -> Range | None:
    """The range of a formula, by those of the names it asks for; None if it cannot be told."""
    if isinstance(logic, int) and not isinstance(logic, bool):
        return Decimal(logic), Decimal(logic)
    if not isinstance(logic, dict):
        return None
    ((operator, sides),) = logic.items()
    if operator == "var":
        return known.get(sides)
    if operator == "decimal":
        return Decimal(sides[0]), Decimal(sides[0])
    if operator in _NEVER_BELOW_ZERO:
        return UP
    parts = [range_of(side, known) for side in (sides[1:] if operator == "if" else sides)]
    found = [part for part in parts if part is not None]
    return _combined(operator, found) if len(found) == len(parts) else None


def _combined(operator: str, parts: list[Range]) -> Range | None:
    lows, highs = [part[0] for part in parts], [part[1] for part in parts]
    combine = _COMBINED.get(operator)
    return combine(lows, highs) if combine else None


def _minus(lows: list[Decimal], highs: list[Decimal]) -> Range:
    return (lows[0] - highs[1], highs[0] - lows[1]) if lows[1:] else (-highs[0], -lows[0])


def _product(lows: list[Decimal], highs: list[Decimal]) -> Range:
    corners = [_times(*ends) for ends in product(*zip(lows, highs, strict=True))]
    return min(corners), max(corners)


def _times(left: Decimal, right: Decimal) -> Decimal:
    """The product; of nothing and no bound, nothing."""
    return left * right if left and right else Decimal(0)


_COMBINED: Mapping[str, Callable[[list[Decimal], list[Decimal]], Range]] = {
    "+": lambda lows, highs: (sum(lows, Decimal(0)), sum(highs, Decimal(0))),
    "-": _minus,
    "*": _product,
    "/": lambda lows, highs: UP if min(lows) >= 0 else (LEAST, MOST),
    "round": lambda lows, highs: (lows[0], highs[0]),
    "if": lambda lows, highs: (min(lows), max(highs)),
    "min": lambda lows, highs: (min(lows), min(highs)),
    "max": lambda lows, highs: (max(lows), max(highs)),
}


def narrowed(logic: Any, known: Mapping[str, Range]) -> Mapping[str, Range]:
    """The ranges that are left of these where a comparison with a number holds."""
    for operator, turned in (("<", ">"), ("<=", ">="), (">", "<"), (">=", "<=")):
        sides = logic.get(operator) if isinstance(logic, dict) else None
        if sides and isinstance(sides[0], dict) and "var" in sides[0]:
            return _bounded(sides[0]["var"], operator, range_of(sides[1], {}), known)
        if sides and isinstance(sides[1], dict) and "var" in sides[1]:
            return _bounded(sides[1]["var"], turned, range_of(sides[0], {}), known)
    return known


def _bounded(
    name: str, operator: str, by: Range | None, known: Mapping[str, Range]
) -> Mapping[str, Range]:
    if by is None or name not in known:
        return known
    low, high = known[name]
    ends = (max(low, by[0]), high) if operator.startswith(">") else (low, min(high, by[1]))
    return {**known, name: ends}

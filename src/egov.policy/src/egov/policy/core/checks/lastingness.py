"""What stays as it is once a transition has asked for it: answers that nothing changes, the day.

Used by :mod:`.corners`.  Flags are told apart from it: they stand or do not.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from egov.policy.core.checks import truth
from egov.policy.core.checks.automatic import computed_of
from egov.policy.core.checks.outline import Outline
from egov.policy.core.terms import FieldType
from functools import lru_cache
from typing import Any


FLAGS = {"var": "flags"}
TODAY = {"var": "today"}

FIXED = ("unit", "unit_kind", "requester", "opened_on", "filed_on")
"""Facts of a filed case that never change."""

LATER = {">": 0, ">=": 0, "<": 1, "<=": 1}
"""Orders, with the side that may grow without ending them."""


SPANS = ("days_between", "years_between")
"""What is longer tomorrow if it ends today."""


def lasting_parts(outline: Outline, logics: Iterable[Any]) -> tuple[Any, ...]:
    """Those parts of conditions which hold for good once they do."""
    parts = (part for logic in logics for part in truth.parts_of(logic))
    return tuple(part for part in parts if _lasts(part, lasting(outline)))


@lru_cache(maxsize=4)
def lasting(outline: Outline) -> frozenset[str]:
    """Names of answers that no transition asks for or sets, and of facts that stay."""
    changed = {name for item in outline.procedure.transitions for name in item.ask}
    changed |= outline.set_by_effects
    changed |= {
        id for id, field in outline.fields.items() if field.type is FieldType.FILE or field.total
    }
    return frozenset({*outline.fields, *FIXED} - changed - computed_of(outline, changed))


@lru_cache(maxsize=256)
def editable_in(outline: Outline, state: str) -> frozenset[str]:
    """Answers that somebody can change in a state, and what is computed of them."""
    edited = bool(outline.states[state].edit)
    names = {
        id
        for id, field in outline.fields.items()
        if (edited and state not in field.locked_in)
        or any(change.id == state for change in field.change)
    }
    return frozenset(names | computed_of(outline, names))


def flags_in(logic: Any) -> Iterator[str]:
    """The flags of which a condition asks whether they stand."""
    for operator, sides in logic.items() if isinstance(logic, dict) else ():
        if operator == "in" and sides[1] == FLAGS and isinstance(sides[0], str):
            yield sides[0]
        elif isinstance(sides, list):
            for side in sides:
                yield from flags_in(side)


def with_flags(logic: Any, flags: Collection[str]) -> Any:
    """A condition in which it is known which flags stand."""
    if isinstance(logic, list):
        return [with_flags(side, flags) for side in logic]
    if not isinstance(logic, dict) or "var" in logic:
        return logic
    ((operator, sides),) = logic.items()
    if operator == "in" and sides[1] == FLAGS and isinstance(sides[0], str):
        return sides[0] in flags
    if operator == "!==" and sides == [FLAGS, None]:
        return True
    return {operator: with_flags(sides, flags)}


def _lasts(part: Any, lasting: frozenset[str]) -> bool:
    names = set(truth.names_in([part]))
    if not names:
        return False
    return names <= lasting or (names - {"today"} <= lasting and _only_grows(part))


def _only_grows(part: Any) -> bool:
    """Whether a comparison stays true while the days go by."""
    ((operator, sides),) = part.items()
    if operator not in LATER:
        return False
    growing = sides[LATER[operator]]
    return "today" not in truth.names_in([sides[1 - LATER[operator]]]) and _grows(growing)


def _grows(side: Any) -> bool:
    if side == TODAY:
        return True
    spans = (side.get(name) for name in SPANS) if isinstance(side, dict) else ()
    return any(sides and sides[1] == TODAY and sides[0] != TODAY for sides in spans)

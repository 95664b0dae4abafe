"""Whether every register is whole.  Used by the command that verifies a site; mends nothing."""

from collections.abc import Container
from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.registers.store import all_registers
from egov.policy.registers.store import Register
from enum import StrEnum


class Kind(StrEnum):
    """What can be wrong with a number."""

    GAP = "gap"
    BEYOND_LAST = "beyond last"
    DUPLICATE = "duplicate"
    HOLDER_MISSING = "holder missing"


@dataclass(frozen=True)
class RegisterFault:
    """What is wrong with one number of one register."""

    register: str
    unit: str
    year: int
    number: int
    kind: Kind
    holder: str = ""


def audit(known: Container[str] | None = None) -> list[RegisterFault]:
    """Faults of all registers of the site.

    A gap is told once, at its first missing number; a duplicate is a holder
    with two numbers of the same register.  ``known`` are the uids that exist:
    without it no holder is looked for.
    """
    return [
        RegisterFault(*key, number, kind, holder)
        for key, register in all_registers().items()
        for number, kind, holder in _faults(register, known)
    ]


def faults(register: str, unit: str, year: int) -> list[RegisterFault]:
    """Faults of one register; none if there is none."""
    key = (register, unit, year)
    kept = all_registers().get(key)
    found = () if kept is None else _faults(kept, None)
    return [RegisterFault(*key, number, kind, holder) for number, kind, holder in found]


def _faults(register: Register, known: Container[str] | None) -> Iterator[tuple[int, Kind, str]]:
    expected, seen = 1, set()
    for number, holder in register.holders.items():
        if number > expected:
            yield expected, Kind.GAP, ""
        if number > register.last:
            yield number, Kind.BEYOND_LAST, holder
        if holder in seen:
            yield number, Kind.DUPLICATE, holder
        if known is not None and holder not in known:
            yield number, Kind.HOLDER_MISSING, holder
        seen.add(holder)
        expected = number + 1
    if expected <= register.last:
        yield expected, Kind.GAP, ""

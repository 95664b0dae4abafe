"""Where the registers are kept: one small object each, in an annotation of the site.

Used by the door and by the audit.  It resolves no conflict on purpose: two
transactions that take a number of the same register write the same object, the
second is retried by Zope and takes the next number.  A number is taken in the
caller's transaction, so an abort gives it back and leaves no gap.
"""

from BTrees.LOBTree import LOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.errors import EgovError
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.registers"


class NumberTaken(EgovError):
    """The next number of a register already has a holder: the register was tampered with."""


class Register(Persistent):
    """The numbers given so far and their holders.

    ``last`` could be read off ``holders``; kept apart, each guards the other.
    """

    def __init__(self) -> None:
        self.last = 0
        self.holders = LOBTree()

    def take(self, holder: str) -> int:
        """Give the next number to this holder."""
        number = self.last + 1
        if not self.holders.insert(number, holder):
            raise NumberTaken(f"number {number} belongs to {self.holders[number]}")
        self.last = number
        return number


def take(register: str, unit: str, year: int, holder: str) -> int:
    """Give the next number to this holder, for good once the transaction commits."""
    if not (register and holder):
        raise ValueError("a number is taken from a named register for a holder")
    registers = IAnnotations(api.portal.get()).setdefault(KEY, OOBTree())
    key = (register, unit, year)
    if key not in registers:
        registers[key] = Register()
    return registers[key].take(holder)


def holders() -> Iterator[str]:
    """Uids that hold a number of any register; one that holds several comes as often."""
    for register in all_registers().values():
        yield from register.holders.values()


def lengths(register: str, unit: str) -> list[tuple[int, int]]:
    """Years of a register of a unit, the latest first, each with its last number."""
    kept = all_registers()
    keys = [*kept.keys((register, unit, 0), (register, unit, 99_999))]
    return [(key[2], kept[key].last) for key in reversed(keys)]


def numbers(register: str, unit: str, year: int) -> Mapping[int, str]:
    """Who holds each number of a register; empty if there is none."""
    kept = all_registers().get((register, unit, year))
    return {} if kept is None else kept.holders


def all_registers() -> OOBTree:
    """Registers of the site by (name, unit, year); an empty tree while there is none."""
    return IAnnotations(api.portal.get()).get(KEY, OOBTree())

"""Gapless numbers of official registers: one register per name, unit and year.

``casework`` takes a number when a case becomes official.  Not a place for
numbers that may have gaps, and not the text of a reference: that is
``core.numbering``.
"""

from egov.policy.registers.audit import audit
from egov.policy.registers.audit import faults
from egov.policy.registers.audit import RegisterFault
from egov.policy.registers.interfaces import IRoll
from egov.policy.registers.store import holders
from egov.policy.registers.store import lengths
from egov.policy.registers.store import numbers
from egov.policy.registers.store import NumberTaken
from egov.policy.registers.store import take


__all__ = [
    "IRoll",
    "NumberTaken",
    "RegisterFault",
    "audit",
    "faults",
    "holders",
    "lengths",
    "numbers",
    "take",
]

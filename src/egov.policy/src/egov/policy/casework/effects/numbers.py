"""``assign_number``: the official number of a case."""

from egov.policy import registers
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core import numbering
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from zope.interface import implementer


@implementer(IEffect)
class AssignNumber:
    """Take the next number of the procedure's register, once in a case's life."""

    type = EFFECTS["assign_number"]

    def apply(self, case, procedure: Procedure, decision: Decision) -> None:
        """Number the case; a case that has a number keeps it."""
        if case.reference:
            return
        year = decision.day.year
        number = registers.take(procedure.numbering.register, case.unit, year, case.UID())
        case.reference = numbering.reference(
            procedure.numbering.pattern, unit=case.unit.upper(), year=year, number=number
        )

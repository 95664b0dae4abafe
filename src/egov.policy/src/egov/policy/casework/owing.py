"""What a case owes: fixed when it was filed, and before that as it would be today."""

from dataclasses import dataclass
from decimal import Decimal
from egov.policy import cases
from egov.policy import clock
from egov.policy.casework.situations import load
from egov.policy.core import engine
from egov.policy.core import fees
from egov.policy.core import form
from egov.policy.core.fees import Line


@dataclass(frozen=True)
class Owed:
    """The lines that are due, and whether they will stay so; ``total`` as ``fees.total``."""

    lines: tuple[Line, ...]
    is_fixed: bool
    currency: str

    @property
    def total(self) -> Decimal | None:
        """What is due in all; None while the amount of a line cannot be told."""
        return fees.total(self.lines)


def owed(case) -> Owed:
    """What a case owes."""
    currency = form.currency_of(clock.country())
    if case.filed_on is not None:
        return Owed(tuple(map(Line.of, case.fees)), True, currency)
    procedure = cases.procedure_of(case)
    lines = engine.charges(procedure, load(case), cases.SiteWorld(case)) if procedure.fees else ()
    return Owed(lines, False, currency)

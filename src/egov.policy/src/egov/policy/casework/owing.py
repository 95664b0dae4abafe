"""What a case owes: fixed when it was filed, and before that as it would be today; what follows
when it is paid.  Who takes money, and the books of it, are those of ``payments``.
"""

from dataclasses import dataclass
from decimal import Decimal
from egov.policy import cases
from egov.policy import clock
from egov.policy.casework.situations import load
from egov.policy.casework.turns import proceed
from egov.policy.core import engine
from egov.policy.core import fees
from egov.policy.core import form
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.engine import World
from egov.policy.core.fees import Line
from egov.policy.core.model import Procedure


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


def credit(case, amount: Decimal) -> None:
    """Count money that has come for a case, or gone back where it is negative."""

    def act(procedure: Procedure, situation: Situation, world: World) -> Turn:
        return engine.credit(procedure, situation, amount, world)

    proceed(case, act)


def recharge(case, by: str, reason: str) -> None:
    """Work out anew what a case owes, as long as nothing was paid.

    :raises StateConflict: if it was not filed, or something was paid.
    :raises InvalidValues: naming ``comment``, if no reason is given.
    """

    def act(procedure: Procedure, situation: Situation, world: World) -> Turn:
        return engine.recharge(procedure, situation, by, reason, world)

    proceed(case, act)

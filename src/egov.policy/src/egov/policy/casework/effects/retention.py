"""``start_retention``: the period of retention runs from today."""

from egov.policy import archiving
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from zope.interface import implementer


@implementer(IEffect)
class StartRetention:
    """Let the period count from this day and not from what the procedure says."""

    type = EFFECTS["start_retention"]

    def apply(self, case, procedure: Procedure, decision: Decision, event: str = "") -> None:
        """Note the day; the period is worked out when the case is closed."""
        archiving.start_retention(case, decision.day, event)

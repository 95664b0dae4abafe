"""``enter_act``: the act of a case comes into the official register."""

from egov.policy import acts
from egov.policy.casework.effects.papers import signer
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from zope.interface import implementer


@implementer(IEffect)
class EnterAct:
    """Enter the act of a case, once in its life, in the name of who makes it official."""

    type = EFFECTS["enter_act"]

    def apply(self, case, procedure: Procedure, decision: Decision) -> None:
        """Take its number and keep what it says; a case that has an act keeps it."""
        if case.entered_act is None:
            acts.enter(case, decision.day, signer(case, decision))

"""``add_mention``: what a case has decided stands in the margin of an act from now on."""

from egov.policy import acts
from egov.policy import cases
from egov.policy.casework.effects.papers import signer
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from zope.interface import implementer


@implementer(IEffect)
class AddMention:
    """Write an answer beside the act, in the name of who takes the decision."""

    type = EFFECTS["add_mention"]

    def apply(self, case, procedure: Procedure, decision: Decision, text: str) -> None:
        """Add it; the act itself stays as it is."""
        said = str(cases.values(case).get(text) or "")
        acts.add_mention(case, said, decision.day, signer(case, decision))

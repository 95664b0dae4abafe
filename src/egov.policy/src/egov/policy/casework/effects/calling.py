"""``call_web``: answers go to another system, by a job."""

from egov.policy import calls
from egov.policy import cases
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core import form
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from zope.interface import implementer


@implementer(IEffect)
class CallWeb:
    """Send the answers that the definition names, as they are now, to a named address."""

    type = EFFECTS["call_web"]

    def apply(
        self, case, procedure: Procedure, decision: Decision, endpoint: str, fields: list[str]
    ) -> None:
        """Ask for the call; whether it arrives never holds the case up."""
        answers = cases.values(case)
        given = {id: form.json_value(answers.get(id)) for id in fields}
        content = {
            "case": case.reference,
            "unit": case.unit,
            "procedure": case.procedure,
            "version": case.version,
            "transition": decision.transition,
            "at": decision.moment.isoformat(timespec="seconds"),
            "fields": given,
        }
        calls.send(case, endpoint, decision.transition, content, given)

"""May this person do this now?  The one question the workflow asks.

Asked for lists of allowed transitions as well, so it reads the case and the
current person and nothing else.  That the form is complete is judged when the
transition is taken, where the person can be told field by field.
"""

from egov.policy import documents
from egov.policy.cases import procedure_of
from egov.policy.cases import values
from egov.policy.casework import standing
from egov.policy.core import conditions
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.procedures import ITransitionGuard
from typing import Any
from zope.interface import implementer


@implementer(ITransitionGuard)
class Guard:
    """Lets a transition pass for its actor, unclaimed by others, on its condition."""

    def allows(self, case, transition: str) -> bool:
        """Whether the current person may take this transition now."""
        procedure = procedure_of(case)
        taken = procedure.transition(transition)
        return (
            standing.is_actor(case, taken.actor)
            and not standing.claimed_by_other(case, taken)
            and condition_holds(case, procedure, taken)
        )


def condition_holds(case, procedure: Procedure, transition: Transition) -> bool:
    """Whether the ``when`` of a transition is true for this case."""
    if not transition.when:
        return True
    return conditions.holds(conditions.for_procedure(procedure, transition.when), facts(case))


def facts(case) -> dict[str, Any]:
    """What conditions may ask about: the answers and which papers are ready."""
    known = dict(values(case))
    known["documents_ready"] = sorted(documents.ready(case))
    return known

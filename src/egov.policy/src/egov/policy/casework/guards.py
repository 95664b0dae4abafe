"""What stock DCWorkflow asks of casework: may this be taken now, and take it.

Asked for lists of allowed transitions as well, so it reads the case and the
current person and nothing else.  That the form is complete is judged when the
transition is taken, where the person can be told field by field.
"""

from egov.policy.casework import decisions
from egov.policy.casework import turns
from egov.policy.procedures import IDecisions
from zope.interface import implementer


@implementer(IDecisions)
class Decisions:
    """Offers what the engine offers; takes it as every other way in does."""

    def allows(self, case, transition: str) -> bool:
        """Whether the current person may take this transition now."""
        if self.is_under_way(case, transition):
            return True
        offers = decisions.choices(case)
        return any(item.transition.id == transition and not item.blocked for item in offers)

    def take(self, case, transition: str, comment: str) -> None:
        """Take it as the current person, with all that follows from it."""
        decisions.perform(case, transition, comment)

    def is_under_way(self, case, transition: str) -> bool:
        """Whether a turn is just taking it."""
        return turns.is_taking(case, transition)

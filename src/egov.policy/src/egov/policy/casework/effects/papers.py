"""``issue_document``: a paper of the procedure, and who signs it."""

from collections.abc import Iterator
from egov.policy import acts
from egov.policy import clock
from egov.policy import documents
from egov.policy.casework import standing
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core.effects import EFFECTS
from egov.policy.core.engine import WorkItem
from egov.policy.core.model import Procedure
from egov.policy.core.terms import Outcome
from egov.policy.documents import Signer
from zope.interface import implementer


NOT_SAID = (Outcome.CANCELLED, Outcome.LAPSED, Outcome.SKIPPED)
"""How a task ends that nobody ended by an answer of their own."""


@implementer(IEffect)
class IssueDocument:
    """Issue a paper: signed by who decided, or by whose task brought the decision about."""

    type = EFFECTS["issue_document"]

    def apply(self, case, procedure: Procedure, decision: Decision, document: str) -> None:
        """Number and render the paper; a job makes its PDF."""
        signed_by, words = signer(case, decision), acts.words_of(case)
        documents.issue(case, document, signed_by, decision.day, signers(case), words)


def signer(case, decision: Decision) -> Signer | None:
    """Who signs what a transition issues; None if time alone took it.

    A transition that nobody took follows, at the same moment, from the last task that
    somebody ended.
    """
    own = [item for item in _ended(case) if item.ended_on == decision.moment]
    if decision.by:
        acted = (item.principal for item in own if item.ended_by == decision.by)
        principal = next(acted, "") or standing.group_of(case, decision.actor)
        return Signer(decision.by, decision.actor, principal, decision.day)
    return _signer(own[-1]) if own else None


def signers(case) -> dict[str, Signer]:
    """Who ended each task, the last time that somebody did."""
    return {item.task: _signer(item) for item in _ended(case)}


def _ended(case) -> Iterator[WorkItem]:
    """What people ended, in that order."""
    said = (item for item in case.tasks if item.ended_by and item.outcome not in NOT_SAID)
    return iter(sorted((item for item in said if not item.redone), key=lambda item: item.ended_on))


def _signer(item: WorkItem) -> Signer:
    return Signer(item.ended_by, item.actor, item.principal, clock.day_of(item.ended_on))

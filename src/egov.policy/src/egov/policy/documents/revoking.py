"""Taking the force from an issued paper: it stays, and says that it is revoked."""

from AccessControl import getSecurityManager
from egov.policy import clock
from egov.policy import journal
from egov.policy import people
from egov.policy.cases import capacities
from egov.policy.cases import principals_of
from egov.policy.cases import procedure_of
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.documents.certifying import withdraw
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.content import ISSUED
from egov.policy.documents.content import REVOKED
from egov.policy.documents.interfaces import DocumentRevoked
from zope.event import notify


LONGEST_REASON = 2000


def may_revoke(document: CaseDocument) -> bool:
    """Whether the current person plays the actor that the procedure lets revoke this paper."""
    return document.kind == ISSUED and bool(_capacity(document))


def revoke(document: CaseDocument, reason: str) -> None:
    """Revoke an issued paper, for good.

    :raises NotAllowed: if the person is not the one whom the procedure names.
    :raises InvalidValues: if no reason is given.
    :raises StateConflict: if it is revoked already.
    """
    if not may_revoke(document):
        raise NotAllowed("revoke")
    if document.status == REVOKED:
        raise StateConflict("revoked", by=document.revoked.by, at=document.revoked.on.isoformat())
    reason = _reason(reason)
    case, now = document.aq_parent, clock.now()
    by = getSecurityManager().getUser().getId() or ""
    document.status = REVOKED
    document.revocation = {"by": by, "on": now, "reason": reason}
    withdraw(document.code, now)
    capacity = _capacity(document)
    journal.record(
        case,
        "document_revoked",
        document=document.getId(),
        paper=document.document,
        number=document.number,
        reason=reason,
        capacity=capacity,
        substitute_for=people.lenders(by, capacity),
    )
    notify(DocumentRevoked(case, document))


def _capacity(document: CaseDocument) -> str:
    """As which group, or person, the current person may revoke it; empty if they may not."""
    case = document.aq_parent
    revoker = procedure_of(case).document(document.document).revoke
    mine = capacities(getSecurityManager().getUser().getId() or "")
    played = principals_of(case, revoker) if revoker else ()
    return next((principal for principal in played if principal in mine), "")


def _reason(text: str) -> str:
    reason = texts.remark("reason", text, LONGEST_REASON)
    if not reason:
        raise InvalidValues([FieldProblem.required("reason")])
    return reason

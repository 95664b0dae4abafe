"""Questions about the documents of a case."""

from egov.policy.cases import ICase
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.content import READY
from egov.policy.documents.content import REVOKED
from egov.policy.documents.interfaces import ICaseDocument


def documents(case: ICase) -> list[CaseDocument]:
    """Everything in the case, oldest first."""
    found = [item for item in case.objectValues() if ICaseDocument.providedBy(item)]
    return sorted(found, key=lambda item: (item.added_on, item.getId()))


def supplied(case: ICase) -> frozenset[str]:
    """Ids of the pieces of which at least one file is there."""
    return frozenset(item.piece for item in documents(case) if item.piece)


def ready(case: ICase) -> frozenset[str]:
    """Ids of the papers that are issued, in force and stored as PDF/A."""
    issued = (item for item in documents(case) if item.document)
    return frozenset(item.document for item in issued if item.status == READY)


def issued(case: ICase) -> frozenset[str]:
    """Ids of the papers that are issued and in force, ready or not."""
    found = (item for item in documents(case) if item.document)
    return frozenset(item.document for item in found if item.status != REVOKED)


def in_force(case: ICase, document_id: str) -> CaseDocument | None:
    """The paper of that id that was issued and not revoked, ready or not."""
    issued = (item for item in documents(case) if item.document == document_id)
    return next((item for item in issued if item.status != REVOKED), None)

"""Questions about the documents of a case."""

from dataclasses import dataclass
from egov.policy.cases import ICase
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.content import READY
from egov.policy.documents.content import REVOKED
from egov.policy.documents.content import SET_ASIDE
from egov.policy.documents.interfaces import ICaseDocument


def documents(case: ICase) -> list[CaseDocument]:
    """Everything in the case, oldest first."""
    found = [item for item in case.objectValues() if ICaseDocument.providedBy(item)]
    return sorted(found, key=lambda item: (item.added_on, item.getId()))


@dataclass(frozen=True)
class Holdings:
    """What is there: ids of pieces that were supplied, of papers in force, of those that are ready.

    A paper is in force from its issue until it is revoked, and ready once it is stored as
    PDF/A.
    """

    supplied: frozenset[str]
    issued: frozenset[str]
    ready: frozenset[str]


def holdings(case: ICase) -> Holdings:
    """What is in a case, by the ids of its procedure."""
    found = documents(case)
    papers = [item for item in found if item.document]
    return Holdings(
        supplied=frozenset(item.piece for item in found if item.piece and item.status != SET_ASIDE),
        issued=frozenset(item.document for item in papers if item.status != REVOKED),
        ready=frozenset(item.document for item in papers if item.status == READY),
    )


def supplied(case: ICase) -> frozenset[str]:
    """Ids of the pieces of which at least one file is there."""
    return holdings(case).supplied


def in_force(case: ICase, document_id: str) -> CaseDocument | None:
    """The paper of that id that was issued and not revoked, ready or not."""
    issued = (item for item in documents(case) if item.document == document_id)
    return next((item for item in issued if item.status != REVOKED), None)

"""Taking files out of a case: while it has no number, and answers that are files later too.

Used by the door.  A piece of a case that has its number stays.  An answer that is a file may
be changed by whom every answer is up to; once the case is filed it is set aside and kept.
"""

from egov.policy import journal
from egov.policy.cases import ICase
from egov.policy.cases import procedure_of
from egov.policy.cases import state_of
from egov.policy.core.errors import StateConflict
from egov.policy.core.form import all_pieces
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind
from egov.policy.documents.access import seen
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.content import RECEIVED
from egov.policy.documents.content import SET_ASIDE
from egov.policy.documents.receiving import require_suppliable
from egov.policy.documents.receiving import suppliable
from egov.policy.documents.storing import discard


def remove_piece(document: CaseDocument) -> None:
    """Take a file out of a case, or set it aside: then it is kept and no longer counts.

    :raises NotAllowed: if the person may neither answer nor decide anything now.
    :raises StateConflict: if the case is closed, or the file has to stay.
    :raises InvalidValues: if it is not up to the person.
    """
    case = document.aq_parent
    known = {piece.id for piece in all_pieces(procedure_of(case))}
    require_suppliable(case, *known & {document.piece})
    if not _may_go(case, document):
        raise StateConflict("filed")
    told = {"document": document.getId(), "sha256": document.sha256}
    if case.filed_on or case.reference:
        journal.record(case, "document_set_aside", **told)
        document.status = SET_ASIDE
    else:
        journal.record(case, "document_removed", **told)
        discard(document)


def removable(case: ICase) -> frozenset[str]:
    """Ids of the files that are offered to the current person to be taken out.

    Those that are theirs to hand in: all while the case is a draft, then answers alone.
    """
    mine = suppliable(case)
    if state_of(case).kind is not StateKind.DRAFT:
        mine &= _answers(case)
    return frozenset(
        item.getId()
        for item in (seen(case) if mine else ())
        if item.piece in mine and _may_go(case, item)
    )


def _may_go(case: ICase, document: CaseDocument) -> bool:
    if document.kind != RECEIVED or document.status == SET_ASIDE:
        return False
    return not case.reference or document.piece in _answers(case)


def _answers(case: ICase) -> frozenset[str]:
    """Ids of the fields that are files."""
    fields = procedure_of(case).fields
    return frozenset(item.id for item in fields if item.type is FieldType.FILE)

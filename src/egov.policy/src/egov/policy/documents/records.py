"""A piece that need not be brought again: an earlier case has it, and its file is taken over.

Used by the door.  The person must be allowed to see the earlier case; one that they may
not see and one that there is not have the same answer.
"""

from egov.policy.cases import ICase
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.documents.access import seen
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.content import RECEIVED
from egov.policy.documents.receiving import Origin
from egov.policy.documents.receiving import piece_of
from egov.policy.documents.receiving import take
from hashlib import sha256
from plone import api


def add_from_records(
    case: ICase, piece_id: str, reference: str, from_piece: str = "", issued_on: str = ""
) -> CaseDocument:
    """Take the latest file of a piece of an earlier case, by its number, into this one.

    Without ``from_piece`` it is the piece of the same name there; ``issued_on`` is asked
    where that case does not know it.

    :raises NotAllowed: if the person may neither answer nor decide anything now.
    :raises StateConflict: if the case is closed.
    :raises InvalidValues: if the piece has to be brought, none is found, or it is good no more.
    """
    piece = piece_of(case, piece_id)
    if not piece.in_records:
        raise InvalidValues([FieldProblem(piece.id, "not_taken_over")])
    found = _latest(reference, from_piece or piece.id)
    if found is None:
        raise InvalidValues([FieldProblem(piece.id, "not_in_records")])
    content = found.file.data
    if sha256(content).hexdigest() != found.sha256:
        raise InvalidValues([FieldProblem(piece.id, "altered")])
    issued = found.issued_on.isoformat() if found.issued_on else issued_on
    earlier = found.aq_parent
    origin = Origin(earlier.reference, earlier.UID(), found.getId())
    return take(case, piece, content, found.filename, found.media_type, issued, origin)


def _latest(reference: str, piece_id: str) -> CaseDocument | None:
    case = _visible(reference.strip())
    handed_in = seen(case) if case is not None else []
    found = [item for item in handed_in if item.kind == RECEIVED and item.counts_for(piece_id)]
    return found[-1] if found else None


def _visible(reference: str) -> ICase | None:
    """The case of that number, if the person may see it."""
    if not reference:
        return None
    catalog = api.portal.get_tool("portal_catalog")
    asked = {"case_reference": [reference, reference.upper()]}
    rows = catalog.searchResults(asked, show_inactive=True)
    return rows[0].getObject() if len(rows) == 1 else None

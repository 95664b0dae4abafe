"""How long a piece is good: counted from the day on which the paper was issued.

Used when a piece is handed in and when its case is filed.  A piece whose procedure says
nothing about it is good for ever.
"""

from datetime import date
from egov.policy import clock
from egov.policy import people
from egov.policy.cases import ICase
from egov.policy.cases import procedure_of
from egov.policy.core import deadlines
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Piece
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.lookup import documents


def issue_date(case: ICase, piece: Piece, text: str) -> date | None:
    """The day on which a paper was issued, from a text as 2026-03-02; None if nothing asks for it.

    :raises InvalidValues: if it is missing or no such day, or the paper is good no more.
    """
    if not text:
        if piece.valid_for is None:
            return None
        raise _refused(piece, "no_issue_date")
    try:
        issued = date.fromisoformat(text)
    except ValueError:
        raise _refused(piece, "not_a_date") from None
    if issued > clock.today():
        raise _refused(piece, "future_date")
    last = last_day(case, piece, issued)
    if last is not None and last < clock.today():
        raise _refused(piece, "expired", day=last)
    return issued


def last_day(case: ICase, piece: Piece, issued: date) -> date | None:
    """Until when a paper of that day is good; None for ever."""
    if piece.valid_for is None:
        return None
    calendar = clock.calendar((case.unit, *people.ancestors(case.unit)))
    return deadlines.due(issued, piece.valid_for, calendar, roll=False)


def valid_until(document: CaseDocument) -> date | None:
    """Until when a piece of a case is good; None for ever."""
    case = document.aq_parent
    piece = next((item for item in procedure_of(case).pieces if item.id == document.piece), None)
    if piece is None or document.issued_on is None:
        return None
    return last_day(case, piece, document.issued_on)


def expired(case: ICase) -> list[FieldProblem]:
    """Pieces of a case of which no file is good any more, with the last day of the best one."""
    limits: dict[str, list[date]] = {}
    for document in documents(case):
        if document.piece:
            limits.setdefault(document.piece, []).append(valid_until(document) or date.max)
    best = {piece: max(days) for piece, days in limits.items()}
    return [
        FieldProblem(piece, "expired", {"day": day})
        for piece, day in best.items()
        if day < clock.today()
    ]


def _refused(piece: Piece, code: str, **parameters: object) -> InvalidValues:
    return InvalidValues([FieldProblem(piece.id, code, parameters)])

"""Taking pieces into a case: what the applicant supplies, checked and hashed.

Used by the door.  A piece is kept as it came, byte for byte.  An answer that is a file is
handed in by whom every answer is up to.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import dataclass
from egov.policy import journal
from egov.policy.cases import ICase
from egov.policy.cases import procedure_of
from egov.policy.cases import SiteWorld
from egov.policy.cases import situation_of
from egov.policy.core import engine
from egov.policy.core.engine import Situation
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.form import all_pieces
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.filenames import clean_filename
from egov.policy.documents.formats import check
from egov.policy.documents.formats import FileRefused
from egov.policy.documents.formats import Format
from egov.policy.documents.formats import identify
from egov.policy.documents.lookup import documents
from egov.policy.documents.storing import new_document
from egov.policy.documents.storing import store
from egov.policy.documents.validity import issue_date
from egov.policy.permissions import ADD_DOCUMENT
from hashlib import sha256
from mimetypes import guess_type
from plone import api
from plone.namedfile.file import NamedBlobFile
from typing import BinaryIO


MAX_DOCUMENTS = 60
"""Documents in one case."""

SAY_NOTHING = ("application/octet-stream", "image/jpg", "image/pjpeg", "image/x-png")
"""Media types that browsers send without meaning anything by them."""


@dataclass(frozen=True)
class Origin:
    """The document of an earlier case from which a piece was taken."""

    reference: str
    case: str
    document: str


def add_piece(
    case: ICase,
    piece_id: str,
    filename: str,
    file: bytes | BinaryIO,
    media_type: str = "",
    issued_on: str = "",
) -> CaseDocument:
    """Take a file into a case as one of the pieces its procedure asks for.

    ``issued_on`` is when the paper was issued, as 2026-03-02: what is good for some time
    only needs it.

    :raises NotAllowed: if the person may neither answer nor decide anything now.
    :raises StateConflict: if the case is closed.
    :raises InvalidValues: if there is no such piece, it is not theirs, or the file is not good.
    """
    piece = piece_of(case, piece_id)
    return take(case, piece, _content(piece, file), filename, media_type, issued_on)


def attach(
    case: ICase, piece: Piece, filename: str, file: bytes | BinaryIO, media_type: str = ""
) -> CaseDocument:
    """Take a file into a case as something that its procedure does not ask for.

    Whoever calls has judged whether the person may.

    :raises InvalidValues: if the file is not accepted.
    """
    return take(case, piece, _content(piece, file), filename, media_type, "")


def take(
    case: ICase,
    piece: Piece,
    content: bytes,
    filename: str,
    media_type: str,
    issued_on: str,
    origin: Origin | None = None,
) -> CaseDocument:
    """Put a file into a case, checked, and say so in the journal."""
    issued = issue_date(case, piece, issued_on)
    made = _checked(case, piece, content, filename, media_type)
    made.issued_on, made.origin = issued, asdict(origin) if origin else None
    document = store(case, made)
    journal.record(
        case,
        "document_added",
        values={"filename": document.filename},
        document=document.getId(),
        piece=piece.id,
        sha256=document.sha256,
        size=document.size,
        **({"origin": document.origin} if origin else {}),
    )
    return document


def may_add(case: ICase) -> bool:
    """Whether pieces are up to the current person now."""
    return not suppliable(case).isdisjoint(piece.id for piece in procedure_of(case).pieces)


def suppliable(case: ICase) -> frozenset[str]:
    """Ids of the pieces, and of the fields that are files, that are up to the current person."""
    return engine.suppliable(*_before(case))


def require_suppliable(case: ICase, *ids: str) -> None:
    """Refuse files that are not up to the current person; see the engine.

    Only who works on the case is told that it is closed.
    """
    if not api.user.has_permission(ADD_DOCUMENT, obj=case):
        raise NotAllowed("add_document")
    procedure, situation, person, world = _before(case)
    engine.require_suppliable(procedure, situation, ids, person, world)


def piece_of(case: ICase, piece_id: str) -> Piece:
    """A piece that the procedure asks for, or a field that is a file, for the current person.

    :raises NotAllowed: if the person may neither answer nor decide anything now.
    :raises StateConflict: if the case is closed.
    :raises InvalidValues: if there is none such, or it is not theirs to hand in.
    """
    require_suppliable(case, piece_id)
    return next(piece for piece in all_pieces(procedure_of(case)) if piece.id == piece_id)


def _before(case: ICase) -> tuple[Procedure, Situation, str, SiteWorld]:
    person = getSecurityManager().getUser().getId() or ""
    return procedure_of(case), situation_of(case), person, SiteWorld(case)


def _content(piece: Piece, file: bytes | BinaryIO) -> bytes:
    most = piece.max_megabytes * 1024 * 1024
    content = file if isinstance(file, bytes) else file.read(most + 1)
    if len(content) > most:
        raise _refused(piece, "too_large", most=piece.max_megabytes)
    if not content:
        raise _refused(piece, "empty")
    return content


def _checked(
    case: ICase, piece: Piece, content: bytes, filename: str, media_type: str
) -> CaseDocument:
    found = identify(content)
    accepted = ", ".join(piece.accept)
    try:
        format = check(content, found)
    except FileRefused as error:
        raise _refused(piece, error.code, found=found.words, accepted=accepted) from None
    if format.name not in piece.accept:
        raise _refused(piece, "wrong_type", found=found.words, accepted=accepted)
    if contradictions := list(_contradictions(format, filename, media_type)):
        raise _refused(piece, "mismatch", claimed=contradictions[0], found=found.words)
    digest = sha256(content).hexdigest()
    _require_new(case, piece, digest)
    name = clean_filename(filename, piece.id, format.extensions)
    return new_document(
        piece=piece.id,
        title=name,
        filename=name,
        media_type=format.media_type,
        size=len(content),
        sha256=digest,
        puid=found.puid,
        file=NamedBlobFile(content, format.media_type, name),
    )


def _contradictions(format: Format, filename: str, media_type: str) -> Iterator[str]:
    """What name and sender say, where it is something else than the content."""
    for claimed in (guess_type(filename)[0], media_type):
        if claimed and claimed not in (format.media_type, *SAY_NOTHING):
            yield claimed


def _require_new(case: ICase, piece: Piece, digest: str) -> None:
    present = documents(case)
    if len(present) >= MAX_DOCUMENTS:
        raise _refused(piece, "too_many", most=MAX_DOCUMENTS)
    if any(item.counts_for(piece.id) and item.sha256 == digest for item in present):
        raise _refused(piece, "duplicate")


def _refused(piece: Piece, code: str, **parameters) -> InvalidValues:
    return InvalidValues([FieldProblem(piece.id, code, parameters)])

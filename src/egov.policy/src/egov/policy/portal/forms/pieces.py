"""The papers that a procedure asks for, as boxes for files.

Used by the pages that take papers.  Taking them in is the business of ``case.uploads``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy import _
from egov.policy.core import form
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.questions import date_parts
from egov.policy.portal.forms.questions import DatePart
from egov.policy.portal.language import Spoken
from typing import Any


ENDINGS = {"pdf": (".pdf",), "jpeg": (".jpg", ".jpeg"), "png": (".png",), "tiff": (".tif", ".tiff")}
"""Names of files by format."""


@dataclass(frozen=True)
class PieceBox:
    """One box for a file; ``dated`` asks its date of issue, ``in_records`` an earlier case."""

    id: str
    label: Spoken
    hint: Spoken
    required: bool
    accept: str
    formats: str
    supplied: bool = False
    error: str = ""
    dated: bool = False
    in_records: bool = False
    typed: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name and id of the box."""
        return piece_box(self.id)

    @property
    def dates(self) -> tuple[DatePart, ...]:
        """Boxes for its date of issue, which its validity is counted from; none if it has none."""
        return date_parts(self.name, self.typed) if self.dated else ()

    @property
    def record(self) -> str:
        """The number of the earlier case that was typed."""
        return text_in(self.typed, record_box(self.id))


def piece_box(id: str) -> str:
    """Name of the box of a piece, or of a field that is a file."""
    return f"piece-{id}"


def record_box(id: str) -> str:
    """Name of the box for the number of an earlier case that has the piece."""
    return f"{piece_box(id)}-record"


def piece_boxes(
    page, procedure: Procedure, values: Mapping[str, Any], supplied=(), context=None
) -> list[PieceBox]:
    """A box for each piece that is asked for; ``values`` decide which, and which must be there."""
    return [
        PieceBox(
            id=piece.id,
            label=page.say(piece.title),
            hint=page.say(piece.help),
            required=form.piece_required(procedure, piece, values, context),
            accept=accepted(piece),
            formats=formats_said(page, piece),
            supplied=piece.id in supplied,
            error=page.errors.get(piece.id, ""),
            dated=piece.valid_for is not None,
            in_records=piece.in_records,
            typed=page.request.form,
        )
        for piece in procedure.pieces
        if form.piece_asked(procedure, piece, values, context)
    ]


def accepted(piece: Piece) -> str:
    """The names of files that a box lets one choose."""
    return ",".join(end for format in piece.accept for end in ENDINGS.get(format, ()))


def formats_said(page, piece: Piece) -> str:
    """Formats and size in words."""
    names = ", ".join(format.upper() for format in piece.accept)
    mapping = {"formats": names, "most": str(piece.max_megabytes)}
    return page.translated(_("${formats}, at most ${most} MB.", mapping=mapping))

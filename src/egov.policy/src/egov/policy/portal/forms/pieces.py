"""The papers that a procedure asks for, as boxes for files."""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import _
from egov.policy.core.form import piece_required
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.portal.language import Spoken
from typing import Any


ENDINGS = {"pdf": (".pdf",), "jpeg": (".jpg", ".jpeg"), "png": (".png",), "tiff": (".tif", ".tiff")}
"""Names of files by format."""


@dataclass(frozen=True)
class PieceBox:
    """One box for a file."""

    id: str
    label: Spoken
    hint: Spoken
    required: bool
    accept: str
    formats: str
    supplied: bool = False
    error: str = ""

    @property
    def name(self) -> str:
        """Name and id of the box."""
        return piece_box(self.id)


def piece_box(id: str) -> str:
    """Name of the box of a piece."""
    return f"piece-{id}"


def piece_boxes(
    page, procedure: Procedure, values: Mapping[str, Any], supplied=()
) -> list[PieceBox]:
    """A box for each piece; ``values`` decide which are required."""
    return [
        PieceBox(
            id=piece.id,
            label=page.say(piece.title),
            hint=page.say(piece.help),
            required=piece_required(procedure, piece, values),
            accept=",".join(end for format in piece.accept for end in ENDINGS.get(format, ())),
            formats=_formats(page, piece),
            supplied=piece.id in supplied,
            error=page.errors.get(piece.id, ""),
        )
        for piece in procedure.pieces
    ]


def _formats(page, piece: Piece) -> str:
    names = ", ".join(format.upper() for format in piece.accept)
    mapping = {"formats": names, "most": str(piece.max_megabytes)}
    return page.translated(_("${formats}, at most ${most} MB.", mapping=mapping))

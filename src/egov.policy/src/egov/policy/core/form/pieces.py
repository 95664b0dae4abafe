"""The files that a procedure asks for: its pieces, and the fields that are files."""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy.core.form.context import FormContext
from egov.policy.core.form.rules import Rules
from egov.policy.core.form.visibility import all_facts
from egov.policy.core.model import Field
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any


FORMATS = ("pdf", "jpeg", "png")
MAX_MEGABYTES = 10


def all_pieces(procedure: Procedure) -> tuple[Piece, ...]:
    """Everything that may be supplied: its pieces, then its fields of type file."""
    files = (field for field in procedure.fields if field.type is FieldType.FILE)
    return (*procedure.pieces, *map(piece_of, files))


def piece_of(field: Field) -> Piece:
    """A field of type file as the piece that stands for it."""
    return Piece(
        field.id,
        field.title,
        field.help,
        field.required,
        field.required_when,
        field.visible_when,
        field.accept or FORMATS,
        field.max_megabytes or MAX_MEGABYTES,
    )


def missing_pieces(
    procedure: Procedure,
    values: Mapping[str, Any],
    supplied: Collection[str],
    context: FormContext | None = None,
) -> list[Piece]:
    """Pieces that are required, given the answers, and not there."""
    return [
        piece
        for piece in procedure.pieces
        if piece.id not in supplied and piece_required(procedure, piece, values, context)
    ]


def piece_required(
    procedure: Procedure,
    piece: Piece,
    values: Mapping[str, Any],
    context: FormContext | None = None,
) -> bool:
    """Whether a piece must be supplied, given the answers."""
    if not piece_asked(procedure, piece, values, context):
        return False
    return piece.required or _holds(procedure, piece.required_when, values, context)


def piece_asked(
    procedure: Procedure,
    piece: Piece,
    values: Mapping[str, Any],
    context: FormContext | None = None,
) -> bool:
    """Whether a piece is asked for at all, given the answers."""
    return not piece.visible_when or _holds(procedure, piece.visible_when, values, context)


def _holds(
    procedure: Procedure, text: str, values: Mapping[str, Any], context: FormContext | None
) -> bool:
    if not text:
        return False
    return Rules(procedure).holds(text, all_facts(procedure, values, context))

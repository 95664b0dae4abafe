"""Files that come with a form: each box ``piece-<id>`` may hold one."""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from egov.policy import documents
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.form import all_pieces
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.portal.forms.pieces import piece_box
from typing import Any

import transaction


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Forget what was written if it is refused: the page then shows no file that is not kept."""
    before = transaction.savepoint(optimistic=True)
    try:
        yield
    except EgovError:
        before.rollback()
        raise


def add_uploads(case, procedure: Procedure, form: Mapping[str, Any]) -> int:
    """Take the files of a form into a case; how many there were.

    :raises InvalidValues: with the problems of all files.
    """
    problems: list[FieldProblem] = []
    count = 0
    for piece, upload in uploads(procedure, form):
        count += 1
        try:
            media_type = upload.headers.get("Content-Type", "")
            documents.add_piece(case, piece.id, upload.filename, upload, media_type)
        except InvalidValues as error:
            # A form that is sent again brings the same files again.
            problems += [item for item in error.problems if item.code != "duplicate"]
    if problems:
        raise InvalidValues(problems)
    return count


def uploads(procedure: Procedure, form: Mapping[str, Any]) -> Iterator[tuple[Piece, Any]]:
    """The pieces, fields that are files among them, for which the form holds a file."""
    for piece in all_pieces(procedure):
        upload = form.get(piece_box(piece.id))
        if getattr(upload, "filename", ""):
            yield piece, upload

"""Papers that come with a form: each box ``piece-<id>`` may hold a file.

Instead of a file, a paper that an earlier case has may come with the number of that
case: it is taken into this one too.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from egov.policy import documents
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.form import all_pieces
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.portal.forms.answers import DATE_PARTS
from egov.policy.portal.forms.answers import day_in
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.pieces import piece_box
from egov.policy.portal.forms.pieces import record_box
from typing import Any

import transaction


@dataclass(frozen=True)
class Supplied:
    """What a form brings of one piece: a file or the number of an earlier case; its date."""

    piece: Piece
    upload: Any
    record: str
    issued_on: str | None

    @property
    def has_file(self) -> bool:
        """Whether a file came."""
        return bool(getattr(self.upload, "filename", ""))


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
    """Take the papers of a form into a case; how many there were.

    :raises InvalidValues: with the problems of all papers.
    """
    problems: list[FieldProblem] = []
    given = list(supplied(procedure, form))
    for paper in given:
        try:
            _add(case, paper)
        except InvalidValues as error:
            # A form that is sent again brings the same files again.
            problems += [item for item in error.problems if item.code != "duplicate"]
    if problems:
        raise InvalidValues(problems)
    return len(given)


def supplied(procedure: Procedure, form: Mapping[str, Any]) -> Iterator[Supplied]:
    """What a form brings of the pieces, and of the fields that are files."""
    for piece in all_pieces(procedure):
        name = piece_box(piece.id)
        typed = {f"{name}-{part}": text_in(form, f"{name}-{part}") for part in DATE_PARTS}
        paper = Supplied(
            piece, form.get(name), text_in(form, record_box(piece.id)), day_in(name, typed)
        )
        if paper.has_file or (paper.record and piece.in_records):
            yield paper


def _add(case, paper: Supplied) -> None:
    id, issued_on = paper.piece.id, paper.issued_on or ""
    if not paper.has_file:
        documents.add_from_records(case, id, paper.record, issued_on=issued_on)
        return
    upload = paper.upload
    media_type = upload.headers.get("Content-Type", "")
    documents.add_piece(case, id, upload.filename, upload, media_type, issued_on)

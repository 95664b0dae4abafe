"""Text of a definition → :class:`~egov.policy.core.model.Procedure`.

Unknown keys, wrong types and missing parts are refused, all of them at once,
each with its line.  Whether the procedure makes sense is for
:mod:`egov.policy.core.checks` to say.
"""

from contextlib import suppress
from dataclasses import dataclass
from egov.policy.core.errors import DefinitionError
from egov.policy.core.model import Procedure
from egov.policy.core.reader.expansion import bound
from egov.policy.core.reader.expansion import expanded
from egov.policy.core.reader.library import library_of
from egov.policy.core.reader.library import read_library
from egov.policy.core.reader.nodes import compose
from egov.policy.core.reader.nodes import decode
from egov.policy.core.reader.nodes import MAX_BYTES
from egov.policy.core.reader.nodes import Unreadable
from egov.policy.core.reader.place import Enough
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.shared import Library
from egov.policy.core.reader.shared import Line
from egov.policy.core.reader.tables import PROCEDURE
from pathlib import Path


__all__ = [
    "NOTHING",
    "Library",
    "Line",
    "Source",
    "library_of",
    "read",
    "read_file",
    "read_library",
    "read_source",
]

NOTHING = Library()
"""The library of those who share nothing."""


@dataclass(frozen=True)
class Source:
    """A procedure as it was read, with the lines of its parts."""

    procedure: Procedure
    file: str
    lines: dict[str, Line]

    def line(self, path: str) -> int:
        """Line of a part, ``states.draft.tasks``, or of the nearest part that holds it."""
        return self.place(path).number

    def place(self, path: str) -> Line:
        """File and line of a part; what comes from a block stands in the block's file."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, Line(self.file, 1))


def read_source(text: str | bytes, filename: str = "<text>", library: Library = NOTHING) -> Source:
    """The procedure of a text, or of bytes in UTF-8, together with its lines.

    Blocks and lists of the library are written out in it.

    :raises DefinitionError: with every fault of its form, the first hundred at most.
    """
    place = Place(filename, library=library)
    try:
        root = compose(text if isinstance(text, str) else decode(text, filename), filename)
    except Unreadable as error:
        raise DefinitionError([error.finding]) from None
    with suppress(Enough):
        procedure = PROCEDURE.read(root, place)
        bound(procedure, place, root)
    if place.findings:
        raise DefinitionError(sorted(place.findings, key=lambda item: (item.line, item.column)))
    return Source(expanded(procedure), filename, place.lines)


def read(text: str | bytes, filename: str = "<text>", library: Library = NOTHING) -> Procedure:
    """The procedure of a text; see :func:`read_source`."""
    return read_source(text, filename, library).procedure


def read_file(path: Path | str, library: Library = NOTHING) -> Source:
    """The procedure of a file; see :func:`read_source`.

    :raises OSError: if the file cannot be opened.
    """
    with Path(path).open("rb") as stream:
        return read_source(stream.read(MAX_BYTES + 1), str(path), library)

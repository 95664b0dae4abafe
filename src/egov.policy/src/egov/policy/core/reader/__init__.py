"""Text of a definition → :class:`~egov.policy.core.model.Procedure`.

Unknown keys, wrong types and missing parts are refused, all of them at once,
each with its line.  Whether the procedure makes sense is for
:mod:`egov.policy.core.checks` to say.
"""

from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.errors import DefinitionError
from egov.policy.core.findings import Finding
from egov.policy.core.model import Procedure
from egov.policy.core.reader.expansion import expanded
from egov.policy.core.reader.heirs import Base
from egov.policy.core.reader.heirs import descended
from egov.policy.core.reader.kinds import PROCEDURE_ID
from egov.policy.core.reader.library import library_of
from egov.policy.core.reader.library import read_library
from egov.policy.core.reader.naming import procedure_named_in
from egov.policy.core.reader.naming import renumbered
from egov.policy.core.reader.nodes import compose
from egov.policy.core.reader.nodes import decode
from egov.policy.core.reader.nodes import MAX_BYTES
from egov.policy.core.reader.nodes import Unreadable
from egov.policy.core.reader.place import Enough
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.shared import Library
from egov.policy.core.reader.shared import Line
from egov.policy.core.reader.shared import Removed
from egov.policy.core.reader.shared import Used
from egov.policy.core.reader.shared import Written
from egov.policy.core.reader.whole import whole
from pathlib import Path


__all__ = [
    "MAX_BYTES",
    "NOTHING",
    "PROCEDURE_ID",
    "Base",
    "Library",
    "Line",
    "Removed",
    "Source",
    "Used",
    "Written",
    "library_of",
    "procedure_named_in",
    "read",
    "read_file",
    "read_library",
    "read_source",
    "renumbered",
]

NOTHING = Library()
"""The library of those who share nothing."""


@dataclass(frozen=True)
class Source:
    """A procedure as it was read, with the lines of its parts.

    ``bases`` are the definitions that it extends, the nearest first, and ``removed`` the
    parts of them that it does without; ``used`` are the blocks and lists that its own text
    names, as they were written.
    """

    procedure: Procedure
    file: str
    lines: dict[str, Line]
    bases: tuple[Base, ...] = ()
    removed: tuple[Removed, ...] = ()
    used: Used = field(default_factory=dict)

    def line(self, path: str) -> int:
        """Line of a part, ``states.draft.tasks``, or of the nearest part that holds it."""
        return self.place(path).number

    def place(self, path: str) -> Line:
        """File and line of a part, which stands in its own file if it is of a block or a base."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, Line(self.file, 1))


def read_source(text: str | bytes, filename: str = "<text>", library: Library = NOTHING) -> Source:
    """The procedure of a text, or of bytes in UTF-8, together with its lines.

    Blocks and lists of the library are written out in it, and what it extends.

    :raises DefinitionError: with every fault of its form, the first hundred at most.
    """
    place = Place(library=library)
    try:
        root = compose(text if isinstance(text, str) else decode(text, filename), filename)
    except Unreadable as error:
        raise DefinitionError([error.finding]) from None
    with suppress(Enough):
        descent = descended(root, place)
        procedure = whole(descent.root, place)
    if place.findings:
        raise DefinitionError(sorted(place.findings, key=_order))
    said = (descent.bases, descent.removed, place.used)
    return Source(expanded(procedure), filename, place.lines, *said)


def _order(found: Finding) -> tuple[str, int, int]:
    return found.file, found.line, found.column


def read(text: str | bytes, filename: str = "<text>", library: Library = NOTHING) -> Procedure:
    """The procedure of a text; see :func:`read_source`."""
    return read_source(text, filename, library).procedure


def read_file(path: Path | str, library: Library = NOTHING) -> Source:
    """The procedure of a file; see :func:`read_source`.

    :raises OSError: if the file cannot be opened.
    """
    with Path(path).open("rb") as stream:
        return read_source(stream.read(MAX_BYTES + 1), str(path), library)

"""Text of a definition → :class:`~egov.policy.core.model.Procedure`.

Unknown keys, wrong types and missing parts are refused, all of them at once,
each with its line.  Whether the procedure makes sense is for
:mod:`egov.policy.core.checks` to say.
"""

from contextlib import suppress
from dataclasses import dataclass
from egov.policy.core.errors import DefinitionError
from egov.policy.core.model import Procedure
from egov.policy.core.reader.expansion import expanded
from egov.policy.core.reader.nodes import compose
from egov.policy.core.reader.nodes import decode
from egov.policy.core.reader.nodes import MAX_BYTES
from egov.policy.core.reader.nodes import Unreadable
from egov.policy.core.reader.place import Enough
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.tables import PROCEDURE
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """A procedure as it was read, with the lines of its parts."""

    procedure: Procedure
    file: str
    lines: dict[str, int]

    def line(self, path: str) -> int:
        """Line of a part, ``states.draft.task``, or of the nearest part that holds it."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 1)


def read_source(text: str | bytes, filename: str = "<text>") -> Source:
    """The procedure of a text, or of bytes in UTF-8, together with its lines.

    :raises DefinitionError: with every fault of its form, the first hundred at most.
    """
    place = Place(filename)
    try:
        root = compose(text if isinstance(text, str) else decode(text, filename), filename)
    except Unreadable as error:
        raise DefinitionError([error.finding]) from None
    with suppress(Enough):
        procedure = PROCEDURE.read(root, place)
    if place.findings:
        raise DefinitionError(sorted(place.findings, key=lambda item: (item.line, item.column)))
    return Source(expanded(procedure), filename, place.lines)


def read(text: str | bytes, filename: str = "<text>") -> Procedure:
    """The procedure of a text; see :func:`read_source`."""
    return read_source(text, filename).procedure


def read_file(path: Path | str) -> Source:
    """The procedure of a file; see :func:`read_source`.

    :raises OSError: if the file cannot be opened.
    """
    with Path(path).open("rb") as stream:
        return read_source(stream.read(MAX_BYTES + 1), str(path))

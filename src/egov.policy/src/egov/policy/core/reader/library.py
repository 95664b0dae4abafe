"""Files beside the definitions → :class:`~.shared.Library`.

``blocks/<id>.yaml`` holds a block of fields, ``lists/<id>.yaml`` a list of options; each
definition is a base that another one beside it can extend.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from egov.policy.core.errors import DefinitionError
from egov.policy.core.findings import Finding
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.nodes import compose
from egov.policy.core.reader.nodes import decode
from egov.policy.core.reader.nodes import MAX_BYTES
from egov.policy.core.reader.nodes import Unreadable
from egov.policy.core.reader.place import Enough
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.shared import Library
from egov.policy.core.reader.shared import Written
from egov.policy.core.reader.tables import BLOCK
from egov.policy.core.reader.tables import LIST
from functools import lru_cache
from pathlib import Path
from typing import Any


BLOCKS = "blocks"
LISTS = "lists"

File = tuple[str, str | bytes]
"""Its name and its text."""

Texts = Mapping[str, str | bytes]
"""Texts by the name of their file."""


def read_library(directory: Path | str) -> Library:
    """The library of a directory of definitions; an empty one if it has none.

    :raises DefinitionError: with every fault of every file.
    """
    texts = (_texts(Path(directory, name)) for name in (BLOCKS, LISTS))
    return replace(library_of(*texts), bases=_Definitions(Path(directory)))


def library_of(blocks: Texts, lists: Texts) -> Library:
    """The library of these texts.

    :raises DefinitionError: with every fault of every text.
    """
    return _library(tuple(blocks.items()), tuple(lists.items()))


# Every definition that is examined asks for the same files, which hardly ever change.
@lru_cache(maxsize=8)
def _library(blocks: tuple[File, ...], lists: tuple[File, ...]) -> Library:
    findings: list[Finding] = []
    found = Library(lists=_read(LIST, LISTS, lists, Library(), findings))
    found = replace(found, blocks=_read(BLOCK, BLOCKS, blocks, found, findings))
    if findings:
        raise DefinitionError(sorted(findings, key=lambda item: (item.file, item.line)))
    return found


class _Definitions(Mapping[str, Written]):
    """The definitions of a directory, by the names of their files, read when asked for."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def __getitem__(self, id: str) -> Written:
        path = self._directory / f"{id}.yaml"
        if not path.is_file():
            raise KeyError(id)
        return Written(str(path), _content(path))

    def __iter__(self) -> Iterator[str]:
        return (path.stem for path in sorted(_files(self._directory)))

    def __len__(self) -> int:
        return len(list(_files(self._directory)))


def _read(
    record: Record, kind: str, texts: Iterable[File], library: Library, findings: list[Finding]
) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for filename, text in texts:
        place = Place(library=library)
        item = _one(record, filename, text, place)
        if item is not BAD and item.id in found:
            place.findings.append(_twice(item.id, filename, found[item.id].lines))
        elif item is not BAD:
            used = {f"{kind}/{item.id}": Written(filename, text), **place.used}
            found[item.id] = replace(item, lines=place.lines, used=used)
        findings += place.findings
    return found


def _one(record: Record, filename: str, text: str | bytes, place: Place) -> Any:
    try:
        whole = text if isinstance(text, str) else decode(text, filename)
        root = compose(whole, filename)
    except Unreadable as error:
        place.findings.append(error.finding)
        return BAD
    with suppress(Enough):
        return record.read(root, place)
    return BAD


def _twice(id: str, filename: str, first: Mapping[str, Any]) -> Finding:
    other = next(iter(first.values())).file
    return Finding("error", "E003", f"“{id}” stands in {other} too.", "Keep one.", filename)


def _texts(directory: Path) -> Texts:
    return {str(path): _content(path) for path in sorted(_files(directory))}


def _files(directory: Path) -> Iterable[Path]:
    return directory.glob("*.yaml")


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)

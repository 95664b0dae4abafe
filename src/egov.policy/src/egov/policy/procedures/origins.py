"""Where each part of a published version comes from: its own text, a base, a block or a list.

Noted when a version is published, as plain data beside its canonical text: blocks and
bases change afterwards, what was published does not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.evolution import Part
from egov.policy.core.evolution import parts_of
from egov.policy.core.reader import Source
from egov.policy.core.serialize import digest
from egov.policy.procedures.content import Publication
from egov.policy.procedures.content import Written
from enum import StrEnum
from pathlib import Path
from typing import Any

import json


class Where(StrEnum):
    """What kind of text a part stands in."""

    OWN = "own"
    BASE = "base"
    SHARED = "shared"


@dataclass(frozen=True)
class Origin:
    """Where a part was written: in its own text, in a version of a base, in a shared file.

    ``name`` is the id of the base, or the name of the file, ``blocks/person.yaml``.
    """

    where: Where
    line: int
    name: str = ""
    version: int = 0


@dataclass(frozen=True)
class PartOrigin:
    """A part with its origin, and by key those of what it says that come from elsewhere."""

    part: Part
    origin: Origin
    keys: Mapping[str, Origin]


class Origins:
    """The origins of all parts of a version, by their places in its text."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._files, self._lines = data["files"], data["lines"]

    def of(self, place: str) -> Origin:
        """That of a part, ``sections.0.fields.3``, or of the nearest part that holds it."""
        while place and place not in self._lines:
            place = place.rpartition(".")[0]
        number, line = self._lines.get(place, (0, 1))
        where, name, version = self._files[number]
        return Origin(Where(where), line, name, version)


def part_origins(publication: Publication) -> list[PartOrigin]:
    """All parts of a version, the procedure itself first, each with where it comes from."""
    known = origins(publication)
    return [_part(part, known) for part in parts_of(publication.procedure()).values()]


def _part(part: Part, known: Origins) -> PartOrigin:
    origin, keys = known.of(part.place), {}
    for name, said in part.properties.items():
        if said.value != said.unsaid:
            other = known.of(f"{part.place}.{name}".lstrip("."))
            if (other.where, other.name) != (origin.where, origin.name):
                keys[name] = other
    return PartOrigin(part, origin, keys)


def written(source: Source, text: str) -> Written:
    """What is kept of a definition as it was written, beside its canonical text."""
    bases = tuple(
        {
            "procedure": base.procedure.id,
            "version": base.procedure.version,
            "digest": digest(base.procedure),
            "text": base.text,
        }
        for base in source.bases
    )
    shared = {id: _as_text(written.text) for id, written in source.used.items()}
    return Written(text, bases, json.dumps(_lines_of(source), separators=(",", ":")), shared)


def origins(publication: Publication) -> Origins:
    """Where the parts of a version come from; all of them its own, if that was not kept."""
    if publication.written is None:
        return Origins({"files": [(Where.OWN, "", 0)], "lines": {}})
    return Origins(json.loads(publication.written.origins))


def _lines_of(source: Source) -> dict[str, Any]:
    """The files, the own one first, and by place the number of the file and the line in it."""
    bases = {base.file: base.procedure for base in source.bases}
    files = [source.file]
    lines = {}
    for place, line in source.lines.items():
        if line.file not in files:
            files.append(line.file)
        lines[place] = (files.index(line.file), line.number)
    told = [(Where.OWN, "", 0)]
    for file in files[1:]:
        base = bases.get(file)
        told.append((Where.BASE, base.id, base.version) if base else (Where.SHARED, _name(file), 0))
    return {"files": told, "lines": lines}


def _as_text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode("utf-8-sig")


def _name(file: str) -> str:
    """``blocks/person.yaml``: what stands above is a matter of the machine."""
    path = Path(file)
    return f"{path.parent.name}/{path.name}"

"""What a version says, part by part, in the words in which its changes are told."""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.core.evolution.parts import Part
from egov.policy.core.evolution.parts import parts_of
from egov.policy.core.evolution.telling import label
from egov.policy.core.evolution.wording import Wording
from egov.policy.core.evolution.words import word
from egov.policy.core.model import Procedure


@dataclass(frozen=True)
class Said:
    """One thing that a part says: the key, what it is called, and what stands there."""

    key: str
    label: str
    value: str


@dataclass(frozen=True)
class Described:
    """A part: what such parts are called, and what it says."""

    part: Part
    kind: str
    says: tuple[Said, ...]


def described(procedure: Procedure, language: str) -> list[Described]:
    """All parts of a version, the procedure itself first."""
    parts = parts_of(procedure)
    wording = Wording(parts, language)
    return [
        Described(part, word("parts", part.kind, language), tuple(_says(part, wording)))
        for part in parts.values()
    ]


def _says(part: Part, wording: Wording) -> Iterator[Said]:
    """What it says; what is too much for a sentence is left out."""
    for key, said in part.properties.items():
        if said.value == said.unsaid:
            continue
        value = wording.value(said.kind, said.value, (*part.path, key.rpartition(".")[2]))
        if value:
            yield Said(key, label(key, wording.language), value)

"""A bundle as data: versions of procedures with all that they were made of, and templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.exchange.signing import Signature
from egov.policy.core.model import Procedure
from egov.policy.core.reader import read
from functools import cached_property
from functools import lru_cache


MOST_KEPT = 40
"""Procedures of which a process remembers what their bundle alone says."""


@dataclass(frozen=True)
class PackedBase:
    """A definition that another one extends, as it was then.

    ``digest`` is that of the version as it is published, ``text`` what the heir is read
    against.
    """

    procedure: str
    version: int
    digest: str
    text: str


@dataclass(frozen=True)
class PackedSource:
    """A definition as it was written, and the texts that it names.

    ``bases`` are those that it extends, the nearest first; ``shared`` the blocks and lists
    by ``blocks/<id>``; ``origins`` is JSON that tells where each part was written.
    """

    text: str
    origins: str
    bases: tuple[PackedBase, ...] = ()
    shared: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Packed:
    """A version of a procedure: the effective definition, and how it was written if known."""

    id: str
    version: int
    text: str
    source: PackedSource | None = None

    @cached_property
    def procedure(self) -> Procedure:
        """What the effective definition says.

        :raises DefinitionError: if it cannot be read.
        """
        return _read(self.text, f"{self.id}.json")

    @cached_property
    def templates(self) -> tuple[str, ...]:
        """File names of the templates of its papers."""
        return tuple(sorted({document.template for document in self.procedure.documents}))


@dataclass(frozen=True)
class PackedTemplate:
    """The template of a paper: file name, title, ODT."""

    filename: str
    title: str
    content: bytes


@dataclass(frozen=True)
class Bundle:
    """What one site hands to another.

    ``release`` is that of the product which made it.  ``manifest`` are the bytes that are
    signed, by ``signature`` if it is; they name every file with its digest.
    """

    release: str
    procedures: tuple[Packed, ...]
    templates: tuple[PackedTemplate, ...]
    manifest: bytes
    signature: Signature | None = None


@lru_cache(maxsize=MOST_KEPT)
def _read(text: str, filename: str) -> Procedure:
    return read(text, filename)

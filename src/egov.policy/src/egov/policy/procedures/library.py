"""Where definitions are found: the product's ``workflows/``, then ``EGOV_WORKFLOWS``.

A base is what the site has published last, before any file: a new release of the product
changes no base of a site.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.reader import Library
from egov.policy.core.reader import read_library
from egov.policy.core.reader import Written
from egov.policy.procedures import sharing
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.lookup import items
from importlib.resources import files
from pathlib import Path

import os


def directories() -> list[Path]:
    """Directories of definitions, the product's first."""
    extra = os.environ.get("EGOV_WORKFLOWS", "").split(os.pathsep)
    return [Path(str(files("egov.policy"))) / "workflows", *(Path(item) for item in extra if item)]


def shared() -> Library:
    """Blocks, lists and bases of all directories: of the same id, that of the last one.

    What came with procedures of other sites stands where no directory has it.

    :raises DefinitionError: if one of them has a fault.
    """
    found = sharing.library()
    for directory in directories():
        found = read_library(directory).over(found)
    return Library(bases=_Published()).over(found)


class _Published(Mapping[str, Written]):
    """The newest versions of the site by procedure, each as it was written."""

    def __getitem__(self, id: str) -> Written:
        try:
            item = item_named(id)
        except UnknownProcedure:
            raise KeyError(id) from None
        if not item.newest:
            raise KeyError(id)
        publication = item.versions[item.newest]
        text = publication.written.text if publication.written else publication.text
        return Written(f"{id} {item.newest}", text)

    def __iter__(self) -> Iterator[str]:
        return (item.getId() for item in items() if item.newest)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def definitions() -> Iterator[Path]:
    """Every definition file of the library."""
    for directory in directories():
        yield from sorted(directory.glob("*.yaml"))


def find(id: str) -> Path:
    """The file of a procedure: the last directory that has it wins.

    :raises LookupError: if no directory has it.
    """
    for directory in reversed(directories()):
        path = directory / f"{id}.yaml"
        if path.is_file():
            return path
    raise LookupError(id)

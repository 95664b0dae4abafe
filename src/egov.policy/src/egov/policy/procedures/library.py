"""Where definitions are found: the product's ``workflows/``, then ``EGOV_WORKFLOWS``."""

from collections.abc import Iterator
from egov.policy.core.reader import Library
from egov.policy.core.reader import read_library
from importlib.resources import files
from pathlib import Path

import os


def directories() -> list[Path]:
    """Directories of definitions, the product's first."""
    extra = os.environ.get("EGOV_WORKFLOWS", "").split(os.pathsep)
    return [Path(str(files("egov.policy"))) / "workflows", *(Path(item) for item in extra if item)]


def shared() -> Library:
    """Blocks and lists of all directories: of the same id, that of the last one.

    :raises DefinitionError: if one of them has a fault.
    """
    found = Library()
    for directory in directories():
        found = read_library(directory).over(found)
    return found


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

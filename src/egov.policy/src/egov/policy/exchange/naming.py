"""How procedures are named in an address, and how the file of a bundle is called."""

from collections.abc import Mapping
from egov.policy import clock
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues

import re


NAMED = re.compile("([a-z][a-z0-9-]{0,59})(?::([0-9]{1,9}))?")
"""A procedure, or a version of it: ``conge-agent:2``."""


def named_in(text: str) -> dict[str, int]:
    """The procedures that ``a,b:2`` names, 0 where no version is.

    :raises InvalidValues: for what names none.
    """
    found = {}
    for name in filter(None, text.split(",")):
        match = NAMED.fullmatch(name)
        if match is None:
            raise InvalidValues([FieldProblem.unknown("procedures", name[:60])])
        found[match[1]] = int(match[2] or 0)
    return found


def filename_of(which: Mapping[str, int]) -> str:
    """The name under which a bundle is kept: what is in it, or when it was made."""
    if len(which) == 1:
        return f"{next(iter(which))}.zip"
    return f"procedures-{clock.today().isoformat()}.zip"

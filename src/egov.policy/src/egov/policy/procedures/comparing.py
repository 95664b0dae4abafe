"""What differs between two versions of a published procedure, or a version and the draft."""

from egov.policy.core.evolution import Change
from egov.policy.core.evolution import difference
from egov.policy.core.model import Procedure
from egov.policy.core.reader import read_source
from egov.policy.procedures import library
from egov.policy.procedures.drafts import draft
from egov.policy.procedures.lookup import get


DRAFT = "draft"
"""Stands for the draft, where a version is named."""

Which = int | str
"""The number of a version, or the draft."""


def compare(id: str, before: Which, after: Which) -> tuple[Change, ...]:
    """The changes from one to the other.

    :raises UnknownProcedure: if there is no such version, or no draft.
    :raises DefinitionError: if the draft cannot be read.
    """
    return difference(_procedure(id, before), _procedure(id, after))


def _procedure(id: str, which: Which) -> Procedure:
    if which != DRAFT:
        return get(id, int(which))
    return read_source(draft(id).text, f"{id}.yaml", library.shared()).procedure

"""Versions and draft side by side: what differs, and what a draft begins with."""

from egov.policy.core.evolution import Change
from egov.policy.core.evolution import difference
from egov.policy.core.model import Procedure
from egov.policy.core.reader import read_source
from egov.policy.core.reader import renumbered
from egov.policy.core.serialize import yaml_text
from egov.policy.procedures import library
from egov.policy.procedures.drafts import draft
from egov.policy.procedures.lookup import get
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.lookup import publication


DRAFT = "draft"
"""Stands for the draft, where a version is named."""

Which = int | str
"""The number of a version, or the draft."""


def compare(id: str, before: Which, after: Which) -> tuple[Change, ...]:
    """The changes from one to the other.

    :raises UnknownProcedure: if there is no such version, or no draft.
    :raises DefinitionError: if the draft cannot be read.
    """
    return difference(read(id, before), read(id, after))


def read(id: str, which: Which) -> Procedure:
    """A version, or the draft.

    :raises UnknownProcedure: if there is no such version, or no draft.
    :raises DefinitionError: if the draft cannot be read.
    """
    if which != DRAFT:
        return get(id, int(which))
    return read_source(draft(id).text, f"{id}.yaml", library.shared()).procedure


def text_to_edit(id: str) -> str:
    """The newest version as it was written, under the next number: what a draft begins with.

    :raises UnknownProcedure: if no version was published.
    """
    newest = item_named(id).newest
    known = publication(id, newest)
    text = known.written.text if known.written else yaml_text(known.procedure())
    return renumbered(text, newest + 1)

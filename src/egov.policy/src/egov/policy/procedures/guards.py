"""What was published stays: the procedure, its compiled types and its workflows.

Cases of every version follow them for as long as they are kept.
"""

from egov.policy import _
from egov.policy import removal
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.publishing import is_published_type


def refuse_removal(item: PublishedProcedure, event) -> None:
    """Nobody deletes, moves or renames a procedure that has a published version."""
    if removal.is_leaving(event) and item.versions:
        removal.refuse(_kept(item.getId()))


def refuse_removal_of_compiled(compiled, event) -> None:
    """Nobody takes the type or the workflow of a published version away."""
    if removal.is_leaving(event) and is_published_type(compiled.getId()):
        removal.refuse(_kept(compiled.getId()))


def _kept(id: str):
    return _("${procedure} is published and is kept.", mapping={"procedure": id})

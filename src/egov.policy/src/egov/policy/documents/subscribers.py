"""A document stays where it is: every stock way of deleting, renaming or moving it ends here."""

from egov.policy.documents.content import CaseDocument
from OFS.interfaces import IObjectWillBeMovedEvent
from zExceptions import Forbidden


def keep_in_place(document: CaseDocument, event: IObjectWillBeMovedEvent) -> None:
    """Refuse; a whole case that goes takes its documents along, and decides that itself."""
    if event.object is document and event.oldParent is not None:
        raise Forbidden("A document of a case is neither deleted, moved nor renamed.")

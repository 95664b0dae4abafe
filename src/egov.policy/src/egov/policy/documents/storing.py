"""Making a document and putting it into its case, which is found by its title from then on.

Used by receiving and issuing.  No event of a new object goes round: Plone's
subscribers would catalogue it, share it and stamp the case.  Only the words of
the case are indexed anew.
"""

from AccessControl import getSecurityManager
from egov.policy import clock
from egov.policy.cases import ICase
from egov.policy.documents.access import keep
from egov.policy.documents.content import CaseDocument
from secrets import token_hex
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent


WORDS = ["record_text"]
"""The index that holds titles of documents."""


def new_document(**data: Any) -> CaseDocument:
    """A document with an id and a UID, not yet in any case."""
    document = CaseDocument(token_hex(6), **data)
    document.added_on = clock.now()
    document.added_by = getSecurityManager().getUser().getId() or ""
    notify(ObjectCreatedEvent(document))
    return document


def store(case: ICase, document: CaseDocument) -> CaseDocument:
    """Put a new document into its case; returns it in its place."""
    keep(case, document)
    id = document.getId()
    case._setObject(id, document, set_owner=False, suppress_events=True)
    case.reindexObject(idxs=WORDS)
    return case[id]


def discard(document: CaseDocument) -> None:
    """Take a document out of its case, past the subscriber that refuses every other way."""
    case = document.aq_parent
    case._delObject(document.getId(), suppress_events=True)
    case.reindexObject(idxs=WORDS)

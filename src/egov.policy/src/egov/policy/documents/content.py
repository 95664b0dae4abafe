"""A document of a case as content: its address, its data, and that it never changes.

It lives in its case, has no workflow and no row in the catalogue; who may see
it is who may see the case.  Files are put in by :mod:`.receiving`,
:mod:`.issuing` and :mod:`.conversion` only.
"""

from AccessControl.Permission import pname
from dataclasses import dataclass
from datetime import datetime
from egov.policy.documents.interfaces import ICaseDocument
from plone.dexterity.content import Item
from types import MappingProxyType
from typing import Any
from zope.interface import implementer


PORTAL_TYPE = "CaseDocument"

RECEIVED, ISSUED = "received", "issued"

READY, PREPARING, FAILED, REVOKED = "ready", "preparing", "failed", "revoked"

SET_ASIDE = "set_aside"
"""Status of a received file that was an answer and is none any more."""

NOBODY_MAY = (
    "Change Lifecycle",
    "Change permissions",
    "Copy or Move",
    "Delete objects",
    "Manage properties",
    "Modify portal content",
    "Request review",
    "Review portal content",
    "Sharing page: Delegate roles",
    "Take ownership",
    "WebDAV Lock items",
    "WebDAV Unlock items",
    "WebDAV access",
)
"""Permissions that not even a Manager has on a document."""


@dataclass(frozen=True)
class Revocation:
    """Who took the force from an issued document, when and why."""

    by: str
    on: datetime
    reason: str


@implementer(ICaseDocument)
class CaseDocument(Item):
    """A piece that was received or a paper that was issued."""

    portal_type = PORTAL_TYPE
    kind = RECEIVED
    piece = document = ""
    filename = media_type = sha256 = puid = ""
    size = 0
    file = None
    added_on = None
    added_by = ""
    status = READY

    number = code = holder = signatory = office = job = source_sha256 = ""
    issued_on = None
    facts = MappingProxyType({})
    source = None
    origin = None
    """Plain data: where a piece was taken from, if not brought."""
    revocation = None
    """Plain data of ``revoked``."""

    @property
    def revoked(self) -> Revocation | None:
        """Who took its force, if anybody did."""
        return None if self.revocation is None else Revocation(**self.revocation)

    def summary(self) -> dict[str, Any]:
        """What lists and REST show of it, as plain data."""
        shown = {
            "@id": self.absolute_url(),
            "@type": self.portal_type,
            "id": self.getId(),
            "kind": self.kind,
            "status": self.status,
            "title": self.title,
            "filename": self.filename,
            "media_type": self.media_type,
            "size": self.size,
            "sha256": self.sha256,
            "puid": self.puid,
            "added_on": self.added_on,
            "added_by": self.added_by,
            "download": self.download_url(),
        }
        return shown | (self._issued() if self.kind == ISSUED else self._received())

    def counts_for(self, piece: str) -> bool:
        """Whether it is there for that piece, or for that field."""
        return self.piece == piece and self.status != SET_ASIDE

    def download_url(self) -> str:
        """Address of the file, empty while there is none."""
        return f"{self.absolute_url()}/@@download" if self.file is not None else ""

    def indexObject(self) -> None:
        """Not catalogued."""

    def reindexObject(self, idxs=()) -> None:
        """Not catalogued."""

    def reindexObjectSecurity(self, skip_self=False) -> None:
        """Not catalogued."""

    def unindexObject(self) -> None:
        """Not catalogued."""

    def _received(self) -> dict[str, Any]:
        origin = self.origin["reference"] if self.origin else ""
        return {"piece": self.piece, "issued_on": self.issued_on, "origin": origin}

    def _issued(self) -> dict[str, Any]:
        revoked = self.revoked
        return {
            "document": self.document,
            "number": self.number,
            "code": self.code,
            "issued_on": self.issued_on,
            "signatory": self.signatory,
            "office": self.office,
            "revoked": {"on": revoked.on, "reason": revoked.reason} if revoked else None,
        }


for _permission in NOBODY_MAY:
    setattr(CaseDocument, pname(_permission), ())

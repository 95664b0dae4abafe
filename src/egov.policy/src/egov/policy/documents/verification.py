"""Is this paper genuine?  Asked by anybody, with the code or the QR code in hand.

Used by the public page and by REST.  It shows the least that lets a person
compare the paper with it.  A code that cannot be one and a code that was never
given have the same answer.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from egov.policy.core import qr
from egov.policy.core.codes import normalise
from egov.policy.core.qr import Claims
from egov.policy.core.qr import PayloadError
from egov.policy.documents.papers import Paper
from egov.policy.documents.papers import papers
from enum import StrEnum


LONGEST_CODE = 40
"""Characters that anybody needs to write a code."""


class Status(StrEnum):
    """What can be said of a paper."""

    GENUINE = "genuine"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verification:
    """What the public learns.  ``holder`` are initials; ``claims`` is what a QR code says."""

    status: Status
    title: str = ""
    number: str = ""
    unit: str = ""
    issued_on: date | None = None
    holder: str = ""
    office: str = ""
    revoked_on: datetime | None = None
    claims: Claims | None = None


UNKNOWN = Verification(Status.UNKNOWN)


def verify(code: str) -> Verification:
    """What is known of the paper with this code, however it was typed."""
    found = papers().get(normalise(code[:LONGEST_CODE]))
    return UNKNOWN if found is None else _known(found, None)


def verify_scanned(text: str) -> Verification:
    """What is known of the paper with this QR code; unknown if its signature does not fit."""
    try:
        claims = qr.verify(text, public_keys())
    except PayloadError:
        return UNKNOWN
    found = papers().get(claims.code)
    if found is None or found.number != claims.number:
        return UNKNOWN
    return _known(found, claims)


def public_keys() -> dict[bytes, bytes]:
    """Public keys of all papers of the site, old ones too: id to PEM."""
    return {bytes.fromhex(kid): pem.encode() for kid, pem in papers().keys.items()}


def _known(paper: Paper, claims: Claims | None) -> Verification:
    return Verification(
        status=Status.REVOKED if paper.revoked_on else Status.GENUINE,
        title=paper.title,
        number=paper.number,
        unit=paper.unit,
        issued_on=paper.issued_on,
        holder=paper.holder,
        office=paper.office,
        revoked_on=paper.revoked_on,
        claims=claims,
    )

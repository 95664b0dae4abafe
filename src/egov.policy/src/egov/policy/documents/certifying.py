"""What a paper says of itself to whoever verifies it: its public record, its signed QR code.

Used by issuing, for papers of a case, and by :mod:`.outside`, for what is printed beside cases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from egov.policy.core import qr
from egov.policy.documents import context
from egov.policy.documents.keys import signing_key
from egov.policy.documents.papers import initials
from egov.policy.documents.papers import Paper
from egov.policy.documents.papers import writable_papers
from io import BytesIO
from typing import Any

import segno


@dataclass(frozen=True)
class Certified:
    """A numbered paper, of the kind that ``procedure`` and ``document`` say.

    ``facts`` is what it certifies, plain data; the QR code holds a digest of it.
    """

    code: str
    unit: str
    procedure: str
    document: str
    title: str
    number: str
    holder: str
    issued_on: date
    signatory: str
    office: str
    facts: Mapping[str, Any]


def publish(paper: Certified) -> None:
    """Let anybody who has its code learn that it is genuine."""
    known = Paper(
        code=paper.code,
        title=paper.title,
        number=paper.number,
        unit=context.unit_values(paper.unit).name,
        issued_on=paper.issued_on,
        holder=initials(paper.holder),
        office=paper.office,
    )
    writable_papers().put(known)


def withdraw(code: str, moment: datetime) -> None:
    """Let anybody who has its code learn that it is without force since a moment (UTC)."""
    store = writable_papers()
    known = store.get(code)
    if known is not None:
        store.put(replace(known, revoked_on=moment))


def picture(paper: Certified) -> bytes:
    """The QR code (PNG) with the signed claims; the public key of the signature is kept."""
    key = signing_key()
    writable_papers().keys.setdefault(key.kid.hex(), key.public_pem.decode())
    claims = qr.Claims(
        unit=paper.unit,
        code=paper.code,
        procedure=paper.procedure,
        document=paper.document,
        title=paper.title,
        number=paper.number,
        holder=paper.holder,
        issued_on=paper.issued_on,
        signatory=paper.signatory,
        digest=qr.digest({**paper.facts, "number": paper.number}),
    )
    drawn = BytesIO()
    code = segno.make(qr.sign(claims, key.private_pem, key.kid), error="m", micro=False)
    code.save(drawn, kind="png", scale=6, border=2)
    return drawn.getvalue()

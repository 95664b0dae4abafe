"""The letter of one paper: its certified facts, its signed QR code, its filled-in template.

Used by issuing.  It stores nothing but the facts on the document and, in the
site, the public key of the signature.
"""

from collections.abc import Mapping
from egov.policy.cases import ICase
from egov.policy.cases import procedure_of
from egov.policy.cases import values
from egov.policy.core import qr
from egov.policy.core.form import json_value
from egov.policy.documents import answers
from egov.policy.documents import context
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.expressions import Values
from egov.policy.documents.keys import signing_key
from egov.policy.documents.papers import writable_papers
from egov.policy.documents.rendering import render
from egov.policy.documents.settings import letterhead
from egov.policy.documents.settings import verification_address
from egov.policy.documents.signatory import Signatory
from io import BytesIO
from typing import Any

import segno


def write_letter(
    case: ICase,
    document: CaseDocument,
    template: bytes,
    signed: Mapping[str, Signatory],
    more: Mapping[str, Mapping[str, Any]],
) -> bytes:
    """The ODT of a numbered paper, from the answers as they are now.

    ``signed`` are those who ended tasks of the case, by task; ``more`` are other words.
    """
    procedure, given = procedure_of(case), values(case)
    document.facts = _facts(given)
    names = context.letter_values(
        procedure,
        given,
        signed=context.signed_values(procedure, signed),
        letterhead=letterhead(),
        unit=context.unit_values(case.unit),
        options=context.option_values(procedure),
        signatory=Values(name=document.signatory, office=document.office),
        document=_document_values(case, document),
        **{word: context.as_values(given) for word, given in more.items()},
    )
    return render(template, names, _picture(_signed(case, document)), document.title)


def _facts(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that the paper certifies, as plain data that can be hashed."""
    return {id: json_value(value) for id, value in answers.items()}


def _document_values(case: ICase, document: CaseDocument) -> Values:
    return Values(
        title=document.title,
        number=document.number,
        code=document.code,
        case=case.reference,
        date=answers.numerals(document.issued_on),
        date_words=context.in_words(document.issued_on),
        verify_address=verification_address(),
    )


def _signed(case: ICase, document: CaseDocument) -> str:
    key = signing_key()
    writable_papers().keys.setdefault(key.kid.hex(), key.public_pem.decode())
    claims = qr.Claims(
        unit=case.unit,
        code=document.code,
        procedure=case.procedure,
        document=document.document,
        title=document.title,
        number=document.number,
        holder=document.holder,
        issued_on=document.issued_on,
        signatory=document.signatory,
        digest=qr.digest({**document.facts, "number": document.number}),
    )
    return qr.sign(claims, key.private_pem, key.kid)


def _picture(text: str) -> bytes:
    picture = BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=6, border=2)
    return picture.getvalue()

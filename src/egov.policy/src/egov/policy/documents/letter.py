"""The letter of one paper: its certified facts, its signed QR code, its filled-in template.

Used by issuing.  It stores nothing but the facts on the document and, in the
site, the public key of the signature.
"""

from collections.abc import Mapping
from egov.policy.cases import ICase
from egov.policy.cases import procedure_of
from egov.policy.cases import values
from egov.policy.core.form import json_value
from egov.policy.documents import context
from egov.policy.documents.certifying import Certified
from egov.policy.documents.certifying import picture
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.expressions import Values
from egov.policy.documents.outside import document_values
from egov.policy.documents.rendering import render
from egov.policy.documents.settings import letterhead
from egov.policy.documents.signatory import Signatory
from typing import Any


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
    paper = certified(case, document)
    names = context.letter_values(
        procedure,
        given,
        signed=context.signed_values(procedure, signed),
        letterhead=letterhead(),
        unit=context.unit_values(case.unit),
        options=context.option_values(procedure),
        signatory=Values(name=document.signatory, office=document.office),
        document=document_values(paper, case.reference),
        **{word: context.as_values(given) for word, given in more.items()},
    )
    return render(template, names, picture(paper), document.title)


def certified(case: ICase, document: CaseDocument) -> Certified:
    """What a numbered paper of a case says of itself."""
    return Certified(
        code=document.code,
        unit=case.unit,
        procedure=case.procedure,
        document=document.document,
        title=document.title,
        number=document.number,
        holder=document.holder,
        issued_on=document.issued_on,
        signatory=document.signatory,
        office=document.office,
        facts=document.facts,
    )


def _facts(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that the paper certifies, as plain data that can be hashed."""
    return {id: json_value(value) for id, value in answers.items()}

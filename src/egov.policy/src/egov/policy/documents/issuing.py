"""Issuing a paper: number, code, signature and letter, in the transaction that decides it.

Used by the door.  When the transaction commits, the paper exists with its
number and its content for good; only its PDF comes later, by a job.
"""

from collections.abc import Mapping
from datetime import date
from egov.policy import jobs
from egov.policy import journal
from egov.policy import registers
from egov.policy.cases import ICase
from egov.policy.cases import procedure_of
from egov.policy.core import numbering
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Document
from egov.policy.core.model import Procedure
from egov.policy.documents import answers
from egov.policy.documents.certifying import publish
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.content import ISSUED
from egov.policy.documents.content import PREPARING
from egov.policy.documents.conversion import CONVERT
from egov.policy.documents.editions import template_of
from egov.policy.documents.filenames import clean_filename
from egov.policy.documents.letter import certified
from egov.policy.documents.letter import write_letter
from egov.policy.documents.lookup import in_force
from egov.policy.documents.package import MEDIA_TYPE
from egov.policy.documents.papers import writable_papers
from egov.policy.documents.signatory import Signatory
from egov.policy.documents.signatory import signatory
from egov.policy.documents.signatory import Signer
from egov.policy.documents.storing import new_document
from egov.policy.documents.storing import store
from hashlib import sha256
from plone.namedfile.file import NamedBlobFile
from types import MappingProxyType
from typing import Any


UNSIGNED: Mapping[str, Signer] = MappingProxyType({})

NOTHING_MORE: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


def issue(
    case: ICase,
    document_id: str,
    signer: Signer | None,
    day: date,
    signed: Mapping[str, Signer] = UNSIGNED,
    more: Mapping[str, Mapping[str, Any]] = NOTHING_MORE,
) -> CaseDocument:
    """Issue a paper of the procedure on that day; without a signer it bears the unit alone.

    ``signed`` are those who ended tasks before, by task; ``more`` what the template may say
    besides, texts and rows of texts by name under each word.  Called while a transition is
    carried out; whether it may be taken has been decided there.

    :raises StateConflict: if the paper is issued already and not revoked.
    :raises InvalidValues: if the procedure has no such paper.
    :raises TemplateRefused: if its template cannot be filled in.
    """
    procedure = procedure_of(case)
    definition = _definition(procedure, document_id)
    if present := in_force(case, document_id):
        raise StateConflict("issued", number=present.number)
    template = template_of(case.procedure, case.version, definition.template)
    signed_by = signatory(case, procedure, signer)
    document = _numbered(case, definition, signed_by, day)
    publish(certified(case, document))
    before = {task: signatory(case, procedure, known) for task, known in signed.items()}
    letter = write_letter(case, document, template, before, more)
    document.source = NamedBlobFile(letter, MEDIA_TYPE, f"{definition.id}.odt")
    document.source_sha256 = sha256(letter).hexdigest()
    document = store(case, document)
    document.job = jobs.enqueue(
        CONVERT, case="/".join(case.getPhysicalPath()), document=document.getId()
    )
    _record(case, document, template, signed_by)
    return document


def _definition(procedure: Procedure, document_id: str) -> Document:
    try:
        return procedure.document(document_id)
    except KeyError:
        raise InvalidValues([FieldProblem.unknown("document", document_id)]) from None


def _numbered(case: ICase, definition: Document, signed_by: Signatory, day: date) -> CaseDocument:
    """The document with its number and code; nothing is written yet."""
    title = definition.title.best(answers.LANGUAGE)[0]
    document = new_document(
        kind=ISSUED,
        status=PREPARING,
        document=definition.id,
        title=title,
        code=writable_papers().free_code(),
        holder=answers.printable(case.title),
        signatory=signed_by.name,
        office=signed_by.office,
        issued_on=day,
    )
    numbers = definition.numbering
    taken = registers.take(numbers.register, case.unit, day.year, document.UID())
    document.number = numbering.reference(
        numbers.pattern, unit=case.unit.upper(), year=day.year, number=taken
    )
    name = f"{title} {document.number}".replace("/", "-")
    document.filename = clean_filename(name, definition.id, ("pdf",))
    return document


def _record(case: ICase, document: CaseDocument, template: bytes, signed_by: Signatory) -> None:
    journal.record(
        case,
        "document_issued",
        values={"code": document.code},
        document=document.getId(),
        paper=document.document,
        number=document.number,
        template=sha256(template).hexdigest(),
        source=document.source_sha256,
        signatory=signed_by.name,
        office=signed_by.office,
        capacity=signed_by.group,
        substitute_for=signed_by.substitute_for,
    )

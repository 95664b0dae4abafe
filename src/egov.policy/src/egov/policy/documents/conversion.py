"""The job that makes the PDF of an issued paper, and how far it is.

The worker runs it.  The letter is converted outside any transaction; what comes
of it is stored in the transaction that ends the job, so a paper gets its file
once, however often LibreOffice or the server is killed meanwhile.
"""

from egov.policy import _
from egov.policy import clock
from egov.policy import jobs
from egov.policy import journal
from egov.policy.core.errors import StateConflict
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.content import FAILED
from egov.policy.documents.content import PREPARING
from egov.policy.documents.content import READY
from egov.policy.documents.interfaces import DocumentReady
from egov.policy.documents.libreoffice import CONVERT_SECONDS
from egov.policy.documents.libreoffice import LibreOffice
from egov.policy.documents.libreoffice import START_SECONDS
from egov.policy.documents.pdfa import approved
from egov.policy.documents.pdfa import MEDIA_TYPE
from egov.policy.documents.pdfa import PUID
from hashlib import sha256
from plone.namedfile.file import NamedBlobFile
from zope.event import notify
from zope.interface import implementer

import atexit


CONVERT = "documents.convert"
"""Kind of the job."""

SECONDS = START_SECONDS + CONVERT_SECONDS + 30
"""Longest time for the job of one letter."""

OFFICE = LibreOffice()
"""The LibreOffice of this process; it holds no state of the site and starts at the first letter."""

atexit.register(OFFICE.stop)


def to_pdf(letter: bytes) -> bytes:
    """The approved PDF/A of an OpenDocument text; a job does this, no request.

    :raises Unavailable: if LibreOffice is missing, died or hung.
    :raises ConversionFailed: if it cannot be made of this one.
    """
    return approved(OFFICE.convert(letter))


@implementer(jobs.IJobHandler)
class ConvertDocument:
    """Makes the PDF/A of one issued paper."""

    seconds = SECONDS

    def prepare(self, portal, job: jobs.Job) -> bytes | None:
        """The letter; None if the paper is no longer waiting for its file."""
        document = _document(portal, job)
        return None if document is None else document.source.data

    def work(self, letter: bytes | None) -> bytes | None:
        """The approved PDF/A."""
        return None if letter is None else to_pdf(letter)

    def finish(self, portal, job: jobs.Job, pdf: bytes | None) -> None:
        """Give the paper its file."""
        document = _document(portal, job)
        if document is None or pdf is None:
            return
        document.file = NamedBlobFile(pdf, MEDIA_TYPE, document.filename)
        document.media_type, document.puid = MEDIA_TYPE, PUID
        document.size, document.sha256 = len(pdf), sha256(pdf).hexdigest()
        document.status = READY
        case = document.aq_parent
        journal.record(
            case, "document_ready", document=document.getId(), sha256=document.sha256, size=len(pdf)
        )
        notify(DocumentReady(case, document))

    def failed(self, portal, job: jobs.Job, error: str) -> None:
        """Note that the paper cannot be made as it is."""
        document = _document(portal, job)
        if document is not None:
            document.status = FAILED
            journal.record(document.aq_parent, "document_failed", document=document.getId())


def retry(document: CaseDocument) -> None:
    """Make the PDF of a failed paper after all, once what stood in its way is mended.

    :raises StateConflict: if it has not failed; one that was revoked stays revoked.
    """
    if document.status != FAILED:
        raise StateConflict("not_failed", document=document.status)
    jobs.retry(document.job)
    document.status = PREPARING
    journal.record(document.aq_parent, "document_retried", document=document.getId())


def waiting_reason(document: CaseDocument):
    """Why a paper has no file yet, as a message for people; empty if it has one."""
    if document.status == FAILED:
        return _("The PDF could not be made. Try again; if it fails again, tell the administrator.")
    if document.status != PREPARING:
        return ""
    status = jobs.status(document.job)
    if status.state is not jobs.JobState.WAITING or not status.error:
        return _("Being prepared.")
    seconds = max(0, round((status.not_before - clock.now()).total_seconds()))
    return _(
        "Being prepared. The conversion program is being restarted; next try in ${seconds} s.",
        mapping={"seconds": seconds},
    )


def _document(portal, job: jobs.Job) -> CaseDocument | None:
    case = portal.unrestrictedTraverse(job.arguments["case"], None)
    document = None if case is None else case.get(job.arguments["document"])
    return document if document is not None and document.status == PREPARING else None

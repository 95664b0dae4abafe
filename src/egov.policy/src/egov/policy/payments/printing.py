"""Receipts as PDF/A, when somebody of the cash office asks: the original, then duplicates.

What a print says is written, with its code for verification, in the transaction that asks for
it; its PDF comes by a job.  Prints are kept with the book, as the counterfoils of a paper one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from egov.policy import clock
from egov.policy import documents
from egov.policy import jobs
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Status
from egov.policy.payments import lettering
from egov.policy.payments import store
from egov.policy.payments.finding import find
from egov.policy.payments.finding import required_case
from egov.policy.payments.recording import note
from egov.policy.payments.rights import handles
from egov.policy.payments.rights import me
from enum import StrEnum
from hashlib import sha256
from persistent.mapping import PersistentMapping
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.interface import implementer


KIND = "payments.receipt"
"""Kind of the job."""

TEMPLATE = "quittance.odt"

MOST = 20
"""Prints of one receipt: more are a mistake of a program."""

MEDIA_TYPES = {"odt": "application/vnd.oasis.opendocument.text", "pdf": "application/pdf"}


class PrintStatus(StrEnum):
    """How far a print is."""

    PREPARING = "preparing"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Print:
    """The original of a receipt (``number`` 1) or a duplicate; its ``file`` comes when ready."""

    number: int
    status: PrintStatus
    code: str
    made_on: datetime
    made_by: str
    size: int = 0
    sha256: str = ""
    file: NamedBlobFile | None = None


def printed(payment: Payment) -> list[Print]:
    """The prints of a receipt, the original first."""
    return [_print(number, kept) for number, kept in store.prints(payment)]


def print_receipt(id: str, number: int = 0) -> Print:
    """Have a receipt printed: its original, then a duplicate each time.

    ``number`` is that of the print that is wanted, 0 for the next one: a print that is there
    is not made twice, and one that failed is tried again.

    :raises NotFound: if there is no such payment for the current person.
    :raises NotAllowed: if they do not handle payments there.
    :raises StateConflict: if it has no receipt, was cancelled, or there is no template for it.
    :raises InvalidValues: naming ``number``, if it is not that of a print or the next one.
    """
    payment = find(id)
    if not handles(payment.unit):
        raise NotAllowed("print_receipt")
    case, known = required_case(payment), printed(payment)
    wanted = number or (len(known) + 1)
    if not 1 <= wanted <= min(len(known) + 1, MOST):
        raise InvalidValues([FieldProblem.unknown("number", str(wanted))])
    if wanted <= len(known):
        return _again(payment, known[wanted - 1])
    if not payment.receipt or payment.status is Status.CANCELLED:
        raise StateConflict("no_receipt")
    return _made(case, payment, wanted)


def withdraw(payment: Payment) -> None:
    """Whoever verifies a print of a payment that was cancelled learns that it has no force."""
    for item in printed(payment):
        documents.withdraw(item.code, clock.now())


def _made(case, payment: Payment, number: int) -> Print:
    code = documents.free_code()
    paper = lettering.paper_of(case, payment, number, code)
    words = {"receipt": lettering.words_of(case, payment, number)}
    try:
        letter = documents.write_paper(paper, TEMPLATE, payment.case_number, words)
    except documents.TemplateRefused as error:
        raise StateConflict("no_template") from error
    kept = PersistentMapping(
        code=code,
        made_on=clock.now().isoformat(timespec="seconds"),
        made_by=me(),
        source=NamedBlobFile(letter, MEDIA_TYPES["odt"], _name(payment, number, "odt")),
        job=jobs.enqueue(KIND, payment=payment.id, number=number),
    )
    store.keep_print(payment, number, kept)
    note(case, "receipt_duplicated" if number > 1 else "receipt_printed", payment)
    return _print(number, kept)


def _again(payment: Payment, item: Print) -> Print:
    if item.status is not PrintStatus.FAILED:
        return item
    kept = store.print_of(payment.id, item.number)
    jobs.retry(kept["job"])
    kept["failed"] = False
    return _print(item.number, kept)


def _print(number: int, kept: Mapping[str, Any]) -> Print:
    done = {name: kept[name] for name in ("size", "sha256", "file") if name in kept}
    ended = PrintStatus.READY if done else PrintStatus.PREPARING
    return Print(
        number,
        PrintStatus.FAILED if kept.get("failed") else ended,
        kept["code"],
        datetime.fromisoformat(kept["made_on"]),
        kept["made_by"],
        **done,
    )


def _name(payment: Payment, number: int, kind: str) -> str:
    parts = ("quittance", payment.unit, payment.receipt.replace("/", "-"), str(number))
    return f"{'-'.join(parts)}.{kind}"


@implementer(jobs.IJobHandler)
class PrintReceipt:
    """Makes the PDF/A of one print."""

    seconds = documents.SECONDS

    def prepare(self, portal, job: jobs.Job) -> bytes | None:
        """The letter; None if nobody waits for its file."""
        kept = _waiting(job)
        return None if kept is None else kept["source"].data

    def work(self, letter: bytes | None) -> bytes | None:
        """The approved PDF/A."""
        return None if letter is None else documents.to_pdf(letter)

    def finish(self, portal, job: jobs.Job, pdf: bytes | None) -> None:
        """Keep the file in the place of its letter."""
        kept = _waiting(job)
        if kept is None or pdf is None:
            return
        name = kept.pop("source").filename.removesuffix("odt") + "pdf"
        kept["file"] = NamedBlobFile(pdf, MEDIA_TYPES["pdf"], name)
        kept["size"], kept["sha256"] = len(pdf), sha256(pdf).hexdigest()

    def failed(self, portal, job: jobs.Job, error: str) -> None:
        """Note that it cannot be made as it is."""
        kept = _waiting(job)
        if kept is not None:
            kept["failed"] = True


def _waiting(job: jobs.Job) -> PersistentMapping | None:
    kept = store.print_of(job.arguments["payment"], job.arguments["number"])
    return kept if kept is not None and "source" in kept else None

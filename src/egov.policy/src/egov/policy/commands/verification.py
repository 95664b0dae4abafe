"""Whether what a site keeps as proof is whole: journals, registers, stored files.

Used by ``bin/egov verify-journal`` and by drills.  It reads, and mends nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy import acts
from egov.policy import casework
from egov.policy import documents
from egov.policy import journal
from egov.policy import payments
from egov.policy import registers
from egov.policy.cases import Case
from egov.policy.cases import ICase
from egov.policy.core.acts import BookFault
from typing import Any


BATCH = 200
"""Cases after which the object cache is trimmed."""


@dataclass(frozen=True)
class ProofFault:
    """Where something is wrong, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def faults(portal: Any) -> Iterator[ProofFault]:
    """Faults of all journals, then of all cases and their files, then of all registers and acts."""
    for fault in journal.verify_site(portal):
        entry = "no journal" if fault.first_bad is None else f"journal entry {fault.first_bad}"
        yield ProofFault(fault.path, f"{entry}: {fault.reason}")
    known, holders, totals = set(payments.all_ids()), set(registers.holders()), casework.Totals()
    for number, case in enumerate(_cases(portal["cases"])):
        known |= {case.UID(), *(document.UID() for document in documents.documents(case))}
        yield from _of_case(case, holders)
        totals.see(case)
        if number % BATCH == BATCH - 1:
            portal._p_jar.cacheGC()
    for where, total in totals.wrong():
        yield ProofFault(where, f"{total} is not the sum of what was booked in it")
    yield from map(_of_register, registers.audit(known))
    yield from (_of_book(*found) for found in acts.verify_site())


def _cases(folder: Any) -> Iterator[Case]:
    for item in folder.objectValues():
        if ICase.providedBy(item):
            yield item
        else:
            yield from _cases(item)


def _of_case(case: Case, holders: set[str]) -> Iterator[ProofFault]:
    where = "/".join(case.getPhysicalPath())
    if case.reference and case.UID() not in holders and not _is_imported(case):
        yield ProofFault(where, f"{case.reference} is in no register")
    if journal.verify(case).ok:
        for field in casework.altered_fields(case):
            yield ProofFault(where, f"{field} is not what the journal recorded")
    for fault in documents.verify_files(case):
        what = "altered" if fault.found else "missing"
        yield ProofFault(f"{where}/{fault.document}", f"{fault.file} {what}")


def _is_imported(case: Case) -> bool:
    # Its number was given by the office's books, before there were registers here.
    return [entry.action for entry in journal.entries(case, size=1)] == ["imported"]


def _of_register(fault: registers.RegisterFault) -> ProofFault:
    where = f"register {fault.register} of {fault.unit or 'the site'}, {fault.year}"
    return ProofFault(where, f"number {fault.number}: {fault.kind} {fault.holder}".rstrip())


def _of_book(key: tuple[str, str, int], fault: BookFault) -> ProofFault:
    where = f"acts of {key[0]} of {key[1]}, {key[2]}"
    return ProofFault(where, f"entry {fault.entry}: {fault.kind} {fault.detail}".rstrip())

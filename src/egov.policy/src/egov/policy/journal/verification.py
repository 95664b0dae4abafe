"""Whether journals are whole.  Used by the door; mends nothing.

It sees what was changed in or cut out of a journal.  What an owner of the
database rewrites from one entry to the end, head included, is seen only
against a head that was kept elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.core import chain
from egov.policy.journal.store import journal_of


BATCH = 200
"""Cases after which the object cache is trimmed: a site may hold a million."""


@dataclass(frozen=True)
class JournalFault:
    """What is wrong with the journal of one case; ``first_bad`` None if it has none at all."""

    path: str
    first_bad: int | None
    reason: str


def verify(case) -> chain.Verdict:
    """Whether the journal of a case is there and unaltered."""
    journal = journal_of(case)
    if journal is None:
        return chain.Verdict(False, None, chain.Fault.TRUNCATED)
    return chain.verify(journal.encoded.values(), journal.head, uid=case.UID())


def verify_site(portal) -> Iterator[JournalFault]:
    """Faults of all journals of a site, read without writing."""
    for number, case in enumerate(_cases(portal)):
        verdict = verify(case)
        if not verdict.ok:
            yield JournalFault(
                "/".join(case.getPhysicalPath()), verdict.first_bad, str(verdict.reason)
            )
        if number % BATCH == BATCH - 1:
            portal._p_jar.cacheGC()


def _cases(portal) -> Iterator:
    for unit in portal["cases"].objectValues():
        for year in unit.objectValues():
            yield from year.objectValues()

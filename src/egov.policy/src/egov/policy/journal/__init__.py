"""The append-only trail of each case: who did what, when, chained by hashes.

Verticals record what they did; pages and REST show it; the command that
verifies a site checks it.  It knows cases by their uid and annotations only,
holds no field value, and is not the workflow history.
"""

from egov.policy.journal.store import digest
from egov.policy.journal.store import entries
from egov.policy.journal.store import head
from egov.policy.journal.store import record
from egov.policy.journal.verification import JournalFault
from egov.policy.journal.verification import verify
from egov.policy.journal.verification import verify_site


__all__ = [
    "JournalFault",
    "digest",
    "entries",
    "head",
    "record",
    "verify",
    "verify_site",
]

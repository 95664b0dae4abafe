"""A draft that is discarded leaves a line in the event log of the server.

Used as a subscriber.  Only who may edit a draft may discard it; it has no
number and has bound nobody, so neither it nor its journal is kept.  A filed
case stays, see :mod:`egov.policy.archiving.guards`.
"""

from egov.policy import logger
from egov.policy.casework import standing

import transaction


def note_removal(case, event) -> None:
    """Say who discarded which draft, once that is certain."""
    path = "/".join((*event.oldParent.getPhysicalPath(), case.getId()))
    words = (standing.user_id() or "nobody", path, case.procedure, case.unit)
    transaction.get().addAfterCommitHook(_write, words)


def _write(committed: bool, *words: str) -> None:
    if committed:
        logger.info("%s discarded the draft %s of %s at %s", *words)

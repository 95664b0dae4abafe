"""Where the journal of a case is kept: in the case's annotation, entry by entry as bytes.

Used by the door and by the verification.  The bytes and their chain are made
by ``core.chain``; here they are only stored.
"""

from AccessControl import getSecurityManager
from AccessControl.users import system
from BTrees.LOBTree import LOBTree
from collections.abc import Mapping
from egov.policy import clock
from egov.policy.core import chain
from egov.policy.core.canonical import canonical
from egov.policy.journal.plain import plain
from hmac import new as hmac
from persistent import Persistent
from secrets import token_bytes
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.journal"
SYSTEM = "system"
ANONYMOUS = "anonymous"


class CaseJournal(Persistent):
    """Entries of one case and the head they lead to; appending stores two objects.

    ``salt`` keeps digests of short values from being guessed; it goes when the
    case is destroyed, and then they say nothing any more.
    """

    def __init__(self, head: chain.Head) -> None:
        self.salt = token_bytes(16)
        self.encoded = LOBTree()
        self.size, self.hash = head.size, head.hash

    @property
    def head(self) -> chain.Head:
        """How many entries there are, and the hash of the last one."""
        return chain.Head(self.size, self.hash)

    def append(self, actor: str, action: str, data: Mapping[str, Any]) -> chain.Entry:
        """Add an entry at this moment."""
        encoded, head = chain.append(
            self.head, at=clock.now(), actor=actor, action=action, data=data
        )
        self.encoded[self.size] = encoded
        self.size, self.hash = head.size, head.hash
        return chain.read(encoded)

    def digest(self, value: Any) -> str:
        """What stands for a value in this journal."""
        return hmac(self.salt, canonical(plain(value)), "sha256").hexdigest()


def record(case, action: str, values: Mapping[str, Any] | None = None, **data: Any) -> chain.Entry:
    """Append to the journal of a case what the current person, or a job, just did.

    Of ``values``, field values or other personal data, only the names and
    salted digests are kept, as ``digests``.
    """
    annotations = IAnnotations(case)
    if KEY not in annotations:
        annotations[KEY] = CaseJournal(chain.start(case.UID()))
    journal = annotations[KEY]
    if values is not None:
        data["digests"] = {name: journal.digest(value) for name, value in values.items()}
    return journal.append(_actor(), action, plain(data))


def digest(case, value: Any) -> str:
    """What stands for a value in the journal of this case; KeyError if it has none."""
    return IAnnotations(case)[KEY].digest(value)


def entries(
    case, start: int = 0, size: int | None = None, newest_first: bool = False
) -> list[chain.Entry]:
    """Entries from ``start`` on, counted in the order asked for; at most ``size`` of them."""
    journal = journal_of(case)
    total = journal.size if journal else 0
    stop = total if size is None else min(start + size, total)
    if start >= stop:
        return []
    low, high = (total - stop, total - start) if newest_first else (start, stop)
    found = [chain.read(encoded) for encoded in journal.encoded.values(low, high - 1)]
    return found[::-1] if newest_first else found


def head(case) -> chain.Head:
    """How many entries the journal of a case has, and the hash of the last one."""
    journal = journal_of(case)
    return journal.head if journal else chain.start(case.UID())


def journal_of(case) -> CaseJournal | None:
    """The stored journal of a case, if it has one."""
    return IAnnotations(case).get(KEY)


def _actor() -> str:
    user = getSecurityManager().getUser()
    if user.getUserName() == system.getUserName():
        return SYSTEM
    return user.getId() or ANONYMOUS

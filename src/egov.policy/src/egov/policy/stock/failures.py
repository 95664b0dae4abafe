"""Failed sign-ins: how many there were lately, and how long one must wait.

Used by the brake.  Counts hang on the site, so that all processes share them,
and are written on a connection of their own: the request that failed is rolled
back, what it taught is not.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from egov.policy import clock
from transaction import TransactionManager
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.stock"
MEMORY = timedelta(hours=1)
"""After this time without a failure all is forgotten."""

FIRST_DELAY, LONGEST_DELAY = 10, 900  # seconds
ATTEMPTS = 3


@dataclass(frozen=True)
class Counted:
    """What is counted: an account or an address, and how many failures are free."""

    key: str
    free: int


def seconds_to_wait(site, counted: Iterable[Counted]) -> int:
    """Seconds until the next attempt is heard; 0 if it is heard now."""
    store = IAnnotations(site).get(KEY, {})
    return max((_seconds(store.get(item.key), item.free) for item in counted), default=0)


def remember(site, counted: Iterable[Counted]) -> None:
    """Count one more failure."""

    def add(store: OOBTree) -> None:
        now = clock.now()
        for key in [key for key, (_, last) in store.items() if now - last > MEMORY]:
            del store[key]
        for item in counted:
            store[item.key] = (store.get(item.key, (0, now))[0] + 1, now)

    _write(site, add)


def forget(site, counted: Counted) -> None:
    """Begin anew after a success; writes only if there was a failure."""
    if counted.key in IAnnotations(site).get(KEY, {}):
        _write(site, lambda store: store.pop(counted.key, None))


def _seconds(known: tuple[int, datetime] | None, free: int) -> int:
    if known is None:
        return 0
    count, last = known
    passed = clock.now() - last
    if count < free or passed > MEMORY:
        return 0
    delay = min(FIRST_DELAY * 2 ** min(count - free, 10), LONGEST_DELAY)
    return max(0, round(delay - passed.total_seconds()))


def _write(site, change: Callable[[OOBTree], object]) -> None:
    for _ in range(ATTEMPTS):
        manager = TransactionManager()
        connection = site._p_jar.db().open(manager)
        try:
            annotations = IAnnotations(connection.get(site._p_oid))
            if KEY not in annotations:
                annotations[KEY] = OOBTree()
            change(annotations[KEY])
            manager.commit()
            return
        except ConflictError:
            continue  # somebody else failed at the same moment
        finally:
            manager.abort()
            connection.close()

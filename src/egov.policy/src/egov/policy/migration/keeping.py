"""A case as it was stored before it was moved, kept beside it until that is taken back.

The very bytes of its record and of that of its workflow history, in a stack of as many as
there were migrations.  Reading an object and storing it again may give other bytes, as names
are shared otherwise in memory; so the state is read from the record itself, and nothing is
changed in it.  The journal alone goes on.
"""

from egov.policy import journal
from persistent import Persistent
from persistent.mapping import PersistentMapping
from typing import Any
from ZODB.serialize import ObjectReader
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.migration"


def keep(case, plan) -> None:
    """Keep what a case is; it is about to be moved."""
    annotations = IAnnotations(case)
    annotations[KEY] = PersistentMapping(
        number=plan["number"],
        records=tuple(_record(part) for part in _parts(case)),
        before=annotations.get(KEY),
    )


def seal(case) -> None:
    """Note that it was moved, and nothing has happened to it since."""
    IAnnotations(case)[KEY]["journal"] = journal.head(case).size


def is_untouched(case, plan) -> bool:
    """Whether that migration was the last thing that happened to a case."""
    kept = IAnnotations(case).get(KEY)
    return (
        kept is not None
        and kept["number"] == plan["number"]
        and kept["journal"] == journal.head(case).size
    )


def put_back(case) -> None:
    """Give a case what it was before the last migration."""
    annotations = IAnnotations(case)
    kept: Any = annotations[KEY]
    for part, record in zip(_parts(case), kept["records"], strict=True):
        _restore(part, record)
    if kept["before"] is None:
        del annotations[KEY]
    else:
        annotations[KEY] = kept["before"]


def _parts(case) -> tuple[Persistent, Persistent]:
    return case.aq_base, case.workflow_history


def _record(part: Persistent) -> bytes:
    """What the database holds of an object, as this transaction sees it."""
    data, _serial = part._p_jar._storage.load(part._p_oid)
    return data


def _restore(part: Persistent, record: bytes) -> None:
    part._p_activate()
    jar = part._p_jar
    state = ObjectReader(jar, jar._cache, jar.db().classFactory).getState(record)
    # Not by __setstate__, which gives attributes the names that Python shares.
    vars(part).clear()
    vars(part).update(state)
    part._p_changed = True

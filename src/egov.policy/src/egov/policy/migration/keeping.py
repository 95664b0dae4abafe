"""A case as it was stored before it was moved, kept beside it until that is taken back.

The very bytes of its record, in a stack of as many as there were migrations.  Reading an
object and storing it again may give other bytes, as names are shared otherwise in memory; so
the state is read from the record itself, and nothing is changed in it.  Its workflow history
is an object of its own, which is left as it is: the moved case gets a copy that goes on.
The journal alone is the same, and longer.
"""

from egov.policy import journal
from persistent import Persistent
from persistent.mapping import PersistentMapping
from typing import Any
from ZODB.serialize import ObjectReader
from zope.annotation.interfaces import IAnnotations

import re


KEY = "egov.policy.migration"

BESIDE = re.compile("(message|call)_|migrated$|migration_undone$")
"""Entries of a journal that tell nothing new of the case: what became of its letters and calls,
and what has brought it back to where it was."""


def keep(case, plan) -> None:
    """Keep what a case is; it is about to be moved, and its history to go on in a copy."""
    annotations = IAnnotations(case)
    annotations[KEY] = PersistentMapping(
        number=plan["number"],
        record=_record(case.aq_base),
        history=case.workflow_history,
        before=annotations.get(KEY),
    )
    case.workflow_history = type(case.workflow_history)(case.workflow_history)


def seal(case) -> None:
    """Note that it was moved, and nothing has happened to it since."""
    IAnnotations(case)[KEY]["journal"] = journal.head(case).size


def is_untouched(case, plan) -> bool:
    """Whether that migration was the last thing that happened to a case."""
    kept = IAnnotations(case).get(KEY)
    if kept is None or kept["number"] != plan["number"]:
        return False
    since = journal.entries(case, start=kept["journal"])
    return all(BESIDE.match(entry.action) for entry in since)


def put_back(case) -> None:
    """Give a case what it was before the last migration."""
    annotations = IAnnotations(case)
    kept: Any = annotations[KEY]
    _restore(case.aq_base, kept["record"])
    if kept["before"] is None:
        del annotations[KEY]
    else:
        annotations[KEY] = kept["before"]


def _record(case: Persistent) -> bytes:
    """What the database holds of it, as this transaction sees it."""
    data, _serial = case._p_jar._storage.load(case._p_oid)
    return data


def _restore(case: Persistent, record: bytes) -> None:
    jar = case._p_jar
    state = ObjectReader(jar, jar._cache, jar.db().classFactory).getState(record)
    # Not by __setstate__, which gives attributes the names that Python shares.
    vars(case).clear()
    vars(case).update(state)
    case._p_changed = True

"""Where migrations are kept: beside the procedure, numbered, as plain data.

A migration says what is to become of what, how far it has come, and who decided what of
it.  Which version a case follows says the case alone.
"""

from BTrees.IOBTree import IOBTree
from BTrees.Length import Length
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from egov.policy import procedures
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import StateConflict
from egov.policy.core.migration import Correspondence
from enum import StrEnum
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.migration"

Plan = Mapping[str, Any]
"""A migration as it is kept, see :func:`new`."""


class Stage(StrEnum):
    """How far a migration has come; ``tried`` is its dry run."""

    PLANNED = "planned"
    TRYING = "trying"
    TRIED = "tried"
    MOVING = "moving"
    PAUSED = "paused"
    MOVED = "moved"
    UNDOING = "undoing"
    UNDONE = "undone"
    DISCARDED = "discarded"


WORKING = (Stage.TRYING, Stage.MOVING, Stage.UNDOING)
"""Stages in which the worker goes on by itself."""

OPEN = (Stage.MOVING, Stage.PAUSED, Stage.UNDOING)
"""Stages in which no other migration of the procedure can begin."""


class UnknownMigration(EgovError):
    """There is no migration of that number."""


def plans(id: str) -> list[Plan]:
    """The migrations of a procedure, the newest first.

    :raises UnknownProcedure: if there is no such procedure.
    """
    return list(reversed(_kept(id).values()))


def find(id: str, number: int) -> Plan:
    """A migration.

    :raises UnknownProcedure: if there is no such procedure.
    :raises UnknownMigration: if it has none of that number.
    """
    try:
        return _kept(id)[number]
    except KeyError:
        raise UnknownMigration(f"{id} {number}") from None


def working() -> Iterator[Plan]:
    """The migrations that the worker is to go on with."""
    for item in procedures.items():
        yield from (plan for plan in _of(item).values() if plan["stage"] in WORKING)


def require_no_other(id: str, number: int = 0) -> None:
    """Refuse what would write cases beside another migration of the procedure.

    :raises UnknownProcedure: if there is no such procedure.
    :raises StateConflict: if another than this one is going on.
    """
    for plan in plans(id):
        if plan["number"] == number:
            continue
        if jar := plan._p_jar:  # it has none before the transaction in which it was made ends
            # Whoever starts that one at the same moment is done before this, or after.
            jar.readCurrent(plan)
        if plan["stage"] in OPEN:
            raise StateConflict("migration_open")


def new(id: str, before: int, after: int, said: Correspondence, by: str) -> Plan:
    """Keep a new migration.

    ``left`` and ``held`` say by uid why a case could not be moved, or brought back;
    ``moved`` are the cases that were moved and not brought back.

    :raises StateConflict: if another one of the procedure is going on.
    """
    require_no_other(id)
    annotations = IAnnotations(procedures.item_named(id))
    if KEY not in annotations:
        annotations[KEY] = IOBTree()
    kept = annotations[KEY]
    number = kept.maxKey() if kept else 0
    made = PersistentMapping(
        procedure=id,
        number=number + 1,
        before=before,
        after=after,
        states=dict(said.states),
        fields=dict(said.fields),
        stage=str(Stage.PLANNED),
        decisions=(decision("plan", by),),
        moved=OOTreeSet(),
        count=Length(),
        left=OOBTree(),
        held=OOBTree(),
    )
    kept[number + 1] = made
    return made


def said_in(plan: Plan) -> Correspondence:
    """What is to become of what."""
    return Correspondence(plan["states"], plan["fields"])


def decision(what: str, by: str) -> dict[str, str]:
    """What somebody decided of a migration, and when."""
    return {"what": what, "by": by, "on": datetime.now(UTC).isoformat(timespec="seconds")}


def _kept(id: str) -> Mapping[int, Plan]:
    return _of(procedures.item_named(id))


def _of(item) -> Mapping[int, Plan]:
    return IAnnotations(item).get(KEY, IOBTree())

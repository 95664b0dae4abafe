"""Who is given tasks, and when they were given one last: what distribution in turn goes by."""

from collections.abc import Iterable
from collections.abc import MutableMapping
from datetime import datetime
from egov.policy.core.engine.actors import USER
from egov.policy.core.engine.situation import WorkItem


def person_of(item: WorkItem) -> str:
    """The one person whom an item is asked of; empty if it is a whole group."""
    own = item.principal.removeprefix(USER)
    return item.holder or ("" if own == item.principal else own)


def note_given(known: MutableMapping[str, datetime], items: Iterable[WorkItem]) -> None:
    """Note when people were given these items; who has passed one on was given it all the same."""
    for item in items:
        person = person_of(item)
        if person and (person not in known or known[person] < item.opened_on):
            known[person] = item.opened_on

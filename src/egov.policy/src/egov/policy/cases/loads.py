"""How much each person has to do, for tasks that are given to one of a group.

Their open tasks are counted in the catalogue, whichever procedure they belong to: a case has a
token for each, with a number from the second of somebody on.  When somebody got one last is
noted for procedures that give tasks in turn: the order must hold when nothing is open.
"""

from BTrees.IIBTree import IISet
from BTrees.OOBTree import OOBTree
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import datetime
from egov.policy import people
from egov.policy.core import engine
from egov.policy.core.engine import USER
from egov.policy.core.engine import WorkItem
from itertools import count
from plone import api
from Products.ZCatalog.query import IndexQuery
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.cases.last_given"

INDEX = "waiting_for"

AGAIN = " again "
"""Before the number of a token; no id of a person or a group has blanks."""


def tokens(items: Iterable[WorkItem]) -> Iterator[str]:
    """What stands in the index for the people of whom a case asks these: one for each task."""
    given = Counter(_token(item) for item in items if engine.person_of(item))
    for token, times in given.items():
        yield from (_numbered(token, number) for number in range(1, times + 1))


def is_counting(token: str) -> bool:
    """Whether a token only says that somebody has one more task in a case."""
    return AGAIN in token


def held(person: str, case=None) -> int:
    """How many open tasks a person has, in all cases; ``case`` is as it stands in this turn."""
    mine = [f"{USER}{person}", *(f"{group}:{person}" for group in people.groups_of(person))]
    own = case.open_tasks if case is not None else ()
    others = sum(_catalogued(token, case) for token in mine)
    return others + sum(engine.person_of(item) == person for item in own)


def last_given(person: str) -> datetime | None:
    """When a person was given a task last."""
    return IAnnotations(_folder()).get(KEY, {}).get(person)


def note_given(items: tuple[WorkItem, ...]) -> None:
    """Note who has been given these tasks."""
    annotations = IAnnotations(_folder())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    engine.note_given(annotations[KEY], items)


def rows_waiting_for(tokens: list[str]) -> IISet:
    """Row ids of the catalogue, ascending: the cases that wait for any of these."""
    index = api.portal.get_tool("portal_catalog").Indexes[INDEX]
    query = IndexQuery({INDEX: tokens}, INDEX, (), index.operators, index.useOperator)
    return index.query_index(query) or IISet()


def _catalogued(token: str, case) -> int:
    """How often a token stands in the index, not counting that case."""
    catalog, total = api.portal.get_tool("portal_catalog"), 0
    rid = catalog.getrid("/".join(case.getPhysicalPath())) if case is not None else None
    for number in count(1):
        found = rows_waiting_for([_numbered(token, number)])
        if not found:
            break
        total += len(found) - (rid in found)
    return total


def _token(item: WorkItem) -> str:
    return f"{item.principal}:{item.holder}" if item.holder else item.principal


def _numbered(token: str, number: int) -> str:
    """The token for the first task of somebody in a case, for the second, …"""
    return token if number == 1 else f"{token}{AGAIN}{number}"


def _folder():
    return api.portal.get()["cases"]

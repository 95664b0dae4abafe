"""How much each person has to do, for tasks that are given to one of a group.

Cases that wait for them are counted in the catalogue, whichever procedure they follow; of the
case in which a task is given, each task.  When somebody got one last is noted for
procedures that give tasks in turn: the order must hold when nothing is open.
"""

from BTrees.IIBTree import IISet
from BTrees.OOBTree import OOBTree
from datetime import datetime
from egov.policy import people
from egov.policy.core import engine
from egov.policy.core.engine import USER
from egov.policy.core.engine import WorkItem
from plone import api
from Products.ZCatalog.query import IndexQuery
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.cases.last_given"

INDEX = "waiting_for"


def held(person: str, case=None) -> int:
    """How many cases wait for a person, and how many tasks of this case do."""
    tokens = [f"{USER}{person}", *(f"{group}:{person}" for group in people.groups_of(person))]
    own = case.open_tasks if case is not None else ()
    return _catalogued(tokens, case) + sum(engine.person_of(item) == person for item in own)


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


def _catalogued(tokens: list[str], case) -> int:
    catalog = api.portal.get_tool("portal_catalog")
    found = rows_waiting_for(tokens)
    rid = catalog.getrid("/".join(case.getPhysicalPath())) if case is not None else None
    return len(found) - (rid in found)


def _folder():
    return api.portal.get()["cases"]

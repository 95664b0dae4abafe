"""Where functions and assignments are kept: one annotation on the folder of units.

Used only inside this vertical.  Few objects on purpose: what a request needs to
know about its user is one bucket of ``by_user`` and one of ``assignments``.  What
they hold is plain data.
"""

from BTrees.Length import Length
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from egov.policy.people.model import Assignment
from egov.policy.people.model import Function
from persistent import Persistent
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite


FOLDER = "units"

KEY = "egov.policy.people"


class PeopleStore(Persistent):
    """Functions by id; assignments by id, by person and by group; how often they changed."""

    _v_functions = None

    def __init__(self) -> None:
        # Counted apart: two who give functions at the same time do not collide in it.
        self.changes = Length()
        self._functions: dict[str, dict[str, Any]] = {}
        self._assignments = OOBTree()
        self._by_user = OOBTree()
        self._by_group = OOBTree()

    @property
    def functions(self) -> dict[str, Function]:
        """Functions by id, in the order of the pack."""
        # Asked at every sign-in; ZODB drops the copy when another process writes.
        if self._v_functions is None:
            self._v_functions = {id: Function.of(item) for id, item in self._functions.items()}
        return self._v_functions

    @functions.setter
    def functions(self, wanted: dict[str, Function]) -> None:
        self._functions = {id: item.plain() for id, item in wanted.items()}
        self._v_functions = None
        self.changes.change(1)

    def put(self, assignment: Assignment) -> None:
        """Keep an assignment, new or changed; person and group never change."""
        if assignment.id not in self._assignments:
            for index, key in self._keys(assignment):
                index[key] = (*index.get(key, ()), assignment.id)
        self._assignments[assignment.id] = assignment.plain()
        self.changes.change(1)

    def get(self, id: str) -> Assignment | None:
        """The assignment of that id."""
        found = self._assignments.get(id)
        return None if found is None else Assignment.of(found)

    def all(self) -> tuple[Assignment, ...]:
        """Every assignment."""
        return tuple(map(Assignment.of, self._assignments.values()))

    def of_user(self, user_id: str) -> tuple[Assignment, ...]:
        """Assignments of a person, oldest record first."""
        return self._load(self._by_user.get(user_id, ()))

    def of_group(self, group: str) -> tuple[Assignment, ...]:
        """Assignments of a function at a unit, oldest record first."""
        return self._load(self._by_group.get(group, ()))

    def _load(self, ids: Iterable[str]) -> tuple[Assignment, ...]:
        return tuple(Assignment.of(self._assignments[id]) for id in ids)

    def _keys(self, assignment: Assignment) -> tuple[tuple[OOBTree, str], ...]:
        return (
            (self._by_user, assignment.user),
            (self._by_group, assignment.group),
        )


def unit_folder(portal=None):
    """The folder of units, or None while the product is not fully installed."""
    # Asked some fifty times in a request: plone.api would look at all that the site provides.
    return (getSite() if portal is None else portal).get(FOLDER)


def people(portal=None) -> PeopleStore:
    """The store to read; an empty one, kept nowhere, while nothing was written."""
    folder = unit_folder(portal)
    found = None if folder is None else IAnnotations(folder).get(KEY)
    return PeopleStore() if found is None else found


def changes() -> int:
    """How often units, functions or assignments were changed: who can be asked may be others."""
    return people().changes()


def note_change(unit, event) -> None:
    """Subscriber: a unit is new, or another than it was."""
    writable_people().changes.change(1)


def writable_people() -> PeopleStore:
    """The store to write to, made at the first writing."""
    annotations = IAnnotations(unit_folder())
    if KEY not in annotations:
        annotations[KEY] = PeopleStore()
    return annotations[KEY]

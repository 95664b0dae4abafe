"""The case and the containers it lives in: ``/cases/<unit>/<year>/<id>``.

A case is one object with its field values as attributes; what it may do is
said by its procedure, what happened to it by its journal.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from egov.policy.cases.interfaces import ICase
from egov.policy.cases.interfaces import ICaseFolder
from plone.dexterity.content import Container
from zope.interface import implementer


@dataclass(frozen=True)
class CaseTask:
    """What a case asks, or asked, of the holders of a function.

    ``group`` is ``<unit>.<function>``; ``outcome`` is the transition that ended
    the task, empty while it is open.
    """

    id: str
    state: str
    actor: str
    group: str
    opened_on: datetime
    due: date | None = None
    claimed_by: str = ""
    outcome: str = ""
    ended_by: str = ""
    ended_on: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return not self.outcome


@implementer(ICaseFolder)
class CaseFolder(Container):
    """A container of cases.  Neither catalogued nor stamped with a date of change.

    Every new case would otherwise write its folder and its folder's catalogue
    row: a conflict between any two clerks.
    """

    _ordering = "unordered"

    def indexObject(self) -> None:
        """Not catalogued."""

    def reindexObject(self, idxs=()) -> None:
        """Not catalogued."""

    def reindexObjectSecurity(self, skip_self=False) -> None:
        """Not catalogued, and the cases' roles come from their actors."""

    def unindexObject(self) -> None:
        """Not catalogued."""

    def setModificationDate(self, modification_date=None) -> None:
        """Not stamped."""


@implementer(ICase)
class Case(Container):
    """One instance of a procedure.  Its documents are its content.

    What the attributes hold is said by ICase.  They carry no type hints: Python
    would keep them in ``__annotations__``, the very attribute in which
    zope.annotation keeps the annotations of an object.
    """

    _ordering = "unordered"

    procedure = ""
    version = 0
    unit = ""
    reference = ""
    opened_on = None
    filed_on = None
    closed_on = None
    tasks = ()
    legal_due = None
    classification = ""
    disposal = None
    _v_procedure = None

    @property
    def open_tasks(self) -> tuple[CaseTask, ...]:
        """Tasks that wait for somebody."""
        return tuple(task for task in self.tasks if task.is_open)

    def reindexObjectSecurity(self, skip_self=False) -> None:
        """Only the case itself: its documents are not catalogued."""
        self.reindexObject(idxs=["allowedRolesAndUsers"])

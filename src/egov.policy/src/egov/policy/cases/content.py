"""The case and the containers it lives in: ``/cases/<unit>/<year>/<id>``.

A case is one object with its field values as attributes; what it may do is
said by its procedure, what happened to it by its journal.
"""

from egov.policy.cases import plain
from egov.policy.cases.interfaces import ICase
from egov.policy.cases.interfaces import ICaseFolder
from egov.policy.core.engine import Clock
from egov.policy.core.engine import WorkItem
from plone.dexterity.content import Container
from zope.interface import implementer
from zope.interface.declarations import ObjectSpecificationDescriptor


LEGAL = "legal"
"""Id of the deadline that the law sets for the whole case."""

BY_CLASS = ObjectSpecificationDescriptor()
"""Makes an object provide what its class says, and what was marked on it.

Dexterity would look the type up each time that anything is asked of the object, a few
hundred times in a request, for a schema and behaviours that nothing is registered for.
"""


@implementer(ICaseFolder)
class CaseFolder(Container):
    """A container of cases.  Neither catalogued nor stamped with a date of change.

    Every new case would otherwise write its folder and its folder's catalogue
    row: a conflict between any two clerks.
    """

    _ordering = "unordered"
    __providedBy__ = BY_CLASS

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
    __providedBy__ = BY_CLASS

    procedure = ""
    version = 0
    unit = ""
    requester = ""
    reference = ""
    opened_on = None
    filed_on = None
    closed_on = None
    work = ()
    clocks = ()
    flags = ()
    fees = ()
    entered_act = None
    cited_act = None
    bookings = ()
    payments = ()
    fees_paid = "0"
    halted = False
    alert = ""
    next_moment = None
    classification = ""
    disposal = None
    unit_options = {}
    followed = ()
    left_empty = ()
    _v_procedure = None
    _v_taking = ""

    @property
    def tasks(self) -> tuple[WorkItem, ...]:
        """All that was ever asked of somebody, oldest first."""
        return tuple(plain.item(data) for data in self.work)

    @property
    def open_tasks(self) -> tuple[WorkItem, ...]:
        """What waits for somebody."""
        return tuple(item for item in self.tasks if item.is_open)

    @property
    def deadlines(self) -> tuple[Clock, ...]:
        """Its deadlines, running and ended ones."""
        return tuple(plain.clock(data) for data in self.clocks)

    @property
    def legal_due(self):
        """Date by which the law wants an answer, or None."""
        return next((clock.due for clock in self.deadlines if clock.id == LEGAL), None)

    def reindexObjectSecurity(self, skip_self=False) -> None:
        """Only the case itself: its documents are not catalogued."""
        self.reindexObject(idxs=["allowedRolesAndUsers"])

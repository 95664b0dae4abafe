"""The people of the site as the engine, and the checks of definitions, ask about them."""

from collections.abc import Callable
from datetime import date
from egov.policy import clock
from egov.policy.people.assigning import assignments
from egov.policy.people.groups import groups_of
from egov.policy.people.groups import head_of
from egov.policy.people.groups import members
from egov.policy.people.groups import staff
from egov.policy.people.model import UnitInfo
from egov.policy.people.tree import ancestors
from egov.policy.people.tree import find_unit
from typing import Any


class Office:
    """See :class:`egov.policy.core.engine.Organisation`: units, and who holds what on a day.

    What it was asked it knows, so it is made anew for every turn, and kept no longer.
    """

    def __init__(self, today: date | None = None) -> None:
        self.today = today or clock.today()
        self._known: dict[tuple, Any] = {}

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """The units above a unit, nearest first."""
        return ancestors(unit, self._unit)

    def kind(self, unit: str) -> str:
        """Kind of a unit; empty if there is no such unit."""
        found = self._unit(unit)
        return found.kind if found else ""

    def head(self, unit: str) -> str:
        """Function of the head of a unit; empty if it has none."""
        return head_of(unit)

    def is_active(self, person: str) -> bool:
        """Whether that person holds any function today."""
        return bool(self._once(groups_of, person, self.today))

    def units(self, person: str) -> tuple[str, ...]:
        """The units in which a person holds a function today, not as a substitute; sorted."""
        held = assignments(user_id=person)
        own = (item for item in held if item.active(self.today) and not item.substitute_for)
        return tuple(sorted({item.unit for item in own}))

    def staff(self, unit: str) -> tuple[str, ...]:
        """Who holds a function at a unit today, as a substitute too; sorted."""
        return tuple(staff(unit, self.today))

    def members(self, group: str) -> tuple[str, ...]:
        """Who belongs to a group today, sorted."""
        return tuple(self._once(members, group, self.today))

    def _unit(self, id: str) -> UnitInfo | None:
        return self._once(find_unit, id)

    def _once(self, ask: Callable, *given: Any) -> Any:
        """The answer to a question that is asked again and again in one turn."""
        question = (ask, *given)
        if question not in self._known:
            self._known[question] = ask(*given)
        return self._known[question]

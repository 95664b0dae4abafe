"""The site as the engine asks about it: its time, its calendars, its people.

Used by the local roles and by casework.  Made anew for every turn, so that all it
says is of one moment, and kept no longer.  ``case`` is the one that the turn is about;
``now`` another moment than this.
"""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from egov.policy import clock
from egov.policy import people
from egov.policy.cases import loads
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.deadlines import midnight
from secrets import choice
from typing import Any


class SiteWorld:
    """See :class:`egov.policy.core.engine.world.World`."""

    def __init__(self, case=None, now: datetime | None = None) -> None:
        self.now = now or clock.now()
        self.today = clock.day_of(now) if now else clock.today()
        self._case = case
        self._known: dict[tuple, Any] = {}

    def day(self, moment: datetime) -> date:
        """The date on the office's wall at a moment."""
        return clock.day_of(moment)

    def midnight(self, day: date) -> datetime:
        """The moment at which a day begins at the office, in UTC."""
        return midnight(day, clock.zone())

    def calendar(self, unit: str) -> WorkingCalendar:
        """The working days of a unit, which closes with those above it."""
        return self._once(clock.calendar, (unit, *self.ancestors(unit)))

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """The units above a unit, nearest first."""
        return self._once(people.ancestors, unit)

    def kind(self, unit: str) -> str:
        """Kind of a unit; empty if there is no such unit."""
        found = self._once(people.find_unit, unit)
        return found.kind if found else ""

    def head(self, unit: str) -> str:
        """Function of the head of a unit; empty if it has none."""
        return people.head_of(unit)

    def is_active(self, person: str) -> bool:
        """Whether that person holds any function today."""
        return bool(self._once(people.groups_of, person, self.today))

    def units(self, person: str) -> tuple[str, ...]:
        """The units in which a person holds a function today, not as a substitute; sorted."""
        held = people.assignments(user_id=person)
        own = (item for item in held if item.active(self.today) and not item.substitute_for)
        return tuple(sorted({item.unit for item in own}))

    def staff(self, unit: str) -> tuple[str, ...]:
        """Who holds a function at a unit today, as a substitute too; sorted."""
        return tuple(people.staff(unit, self.today))

    def members(self, group: str) -> tuple[str, ...]:
        """Who belongs to a group today, sorted."""
        return tuple(self._once(people.members, group, self.today))

    def represents(self, person: str, group: str) -> tuple[str, ...]:
        """For whom a person stands in, in that group; empty for who holds the function."""
        return self._once(people.lenders, person, group, self.today)

    def loads(self, group: str) -> Mapping[str, tuple[int, datetime | None]]:
        """Of each member: how many open tasks they hold, and when they last got one."""
        return {
            person: (loads.held(person, self._case), loads.last_given(person))
            for person in self.members(group)
        }

    def draw(self, persons: tuple[str, ...]) -> str:
        """One of them, at random."""
        return choice(persons)

    def _once(self, ask: Callable, *given: Any) -> Any:
        """The answer to a question that is asked again and again in one turn."""
        question = (ask, *given)
        if question not in self._known:
            self._known[question] = ask(*given)
        return self._known[question]

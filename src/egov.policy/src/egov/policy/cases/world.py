"""The site as the engine asks about it: its time, its calendars, its people.

Used by the local roles and by casework.  Made anew for every turn, so that all it
says is of one moment, and kept no longer.  ``case`` is the one that the turn is about;
``now`` another moment than this.
"""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from egov.policy import clock
from egov.policy import people
from egov.policy import tariffs
from egov.policy.cases import loads
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.deadlines import midnight
from egov.policy.core.fees import Tariff
from secrets import choice


class SiteWorld(people.Office):
    """See :class:`egov.policy.core.engine.world.World`."""

    def __init__(self, case=None, now: datetime | None = None) -> None:
        super().__init__(clock.day_of(now) if now else None)
        self.now = now or clock.now()
        self._case = case

    def day(self, moment: datetime) -> date:
        """The date on the office's wall at a moment."""
        return clock.day_of(moment)

    def midnight(self, day: date) -> datetime:
        """The moment at which a day begins at the office, in UTC."""
        return midnight(day, clock.zone())

    def calendar(self, unit: str) -> WorkingCalendar:
        """The working days of a unit, which closes with those above it."""
        return self._once(clock.calendar, (unit, *self.ancestors(unit)))

    def tariff(self, id: str, unit: str) -> Tariff | None:
        """What a unit takes today by that tariff; None if neither it nor one above has set it."""
        return self._once(tariffs.in_force, id, (unit, *self.ancestors(unit)), self.today)

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

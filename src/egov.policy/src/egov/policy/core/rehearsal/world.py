"""The small world in which a definition is rehearsed: one unit, those above it, a few people.

A :class:`~egov.policy.core.engine.world.World` kept in memory, with a clock that
is set.  Used by :mod:`.stage`; it knows nothing of a site and reads no real clock.

Whoever is named has an id that says what they are: ``clerk.zone`` and ``clerk.zone-2``
hold the function ``clerk`` at the unit ``zone``; substitutes are numbered after them.
"""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from egov.policy.core import engine
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.deadlines import local_date
from egov.policy.core.deadlines import midnight
from egov.policy.core.engine import Situation
from egov.policy.core.fees import amount_of
from egov.policy.core.fees import Tariff
from egov.policy.core.model import Actor
from egov.policy.core.model import Procedure
from egov.policy.core.model import Test
from egov.policy.core.rehearsal.persons import STRANGER
from egov.policy.core.terms import ActorPlace
from zoneinfo import ZoneInfo

import re


HEAD = "head"
"""Function of the head of every unit."""

ABOVE = "above"
"""The unit above all that the definition names, and its kind."""

HOLDERS = 2
"""How many hold a function of which a test says nothing."""

MORNING = time(8, tzinfo=ZoneInfo("Africa/Bujumbura"))


class RehearsalWorld:
    """Time, calendar and people of one test; the clock begins in the morning of its day."""

    working_days = WorkingCalendar()
    """Those of the country, for every unit."""

    def __init__(self, procedure: Procedure, test: Test) -> None:
        self.unit = procedure.unit_kinds[0]
        self.now = morning(date.fromisoformat(test.on))
        self.situation: Situation | None = None
        self.given: dict[str, datetime] = {}
        self._above = (*_kinds(procedure, self.unit), ABOVE)
        self._functions = {item.function for item in procedure.actors if item.function} | {HEAD}
        self.tariffs = {id: amount_of(value) for id, value in test.tariffs.items()}
        self._first_day = self.today
        self._counts = self._by_group(procedure, test)

    @property
    def today(self) -> date:
        """The date on the office's wall."""
        return local_date(self.now)

    def set_day(self, day: date) -> None:
        """Put the clock to the morning of a day."""
        self.now = morning(day)

    def day(self, moment: datetime) -> date:
        """The date on the office's wall at a moment."""
        return local_date(moment)

    def midnight(self, day: date) -> datetime:
        """The moment at which a day begins at the office."""
        return midnight(day)

    def calendar(self, unit: str) -> WorkingCalendar:
        """The working days of a unit."""
        return self.working_days

    def tariff(self, id: str, unit: str) -> Tariff | None:
        """What the test says that the unit takes, from its first day on."""
        amount = self.tariffs.get(id)
        return None if amount is None else Tariff(amount, self.unit, self._first_day)

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """The units above a unit, nearest first: those of the case's unit, for all below them."""
        if unit in self._above:
            return self._above[self._above.index(unit) + 1 :]
        return self._above

    def kind(self, unit: str) -> str:
        """Kind of a unit: the units of the case and above it are called by theirs."""
        return unit

    def head(self, unit: str) -> str:
        """Function of the head of a unit."""
        return HEAD

    def is_active(self, person: str) -> bool:
        """Everybody is there, every day."""
        return True

    def units(self, person: str) -> tuple[str, ...]:
        """The unit that an id names; that of the case for who has none, a stranger excepted."""
        function, _, rest = person.partition(".")
        unit = re.sub(r"-[0-9]+$", "", rest)
        if function.partition("-")[0] == STRANGER:
            return ()
        return (unit,) if unit and function in self._functions else (self.unit,)

    def staff(self, unit: str) -> tuple[str, ...]:
        """Who holds any function at that unit."""
        groups = (f"{unit}.{function}" for function in self._functions)
        return tuple(sorted(person for group in groups for person in self.members(group)))

    def members(self, group: str) -> tuple[str, ...]:
        """Who holds that function at that unit, then their substitutes."""
        holders, substitutes = self._counted(group)
        return tuple(_person(group, n) for n in range(1, holders + substitutes + 1))

    def represents(self, person: str, group: str) -> tuple[str, ...]:
        """A substitute stands in for the first holder."""
        members, (holders, _) = self.members(group), self._counted(group)
        return members[:1] if person in members[holders:] else ()

    def loads(self, group: str) -> Mapping[str, tuple[int, datetime | None]]:
        """What each member holds in this case, which is all there is."""
        return {person: self._load(person) for person in self.members(group)}

    def draw(self, people: tuple[str, ...]) -> str:
        """The last of them, every time: a rehearsal has no luck."""
        return people[-1]

    def _load(self, person: str) -> tuple[int, datetime | None]:
        asked = self.situation.open if self.situation else ()
        return sum(engine.person_of(item) == person for item in asked), self.given.get(person)

    def _counted(self, group: str) -> tuple[int, int]:
        function = group.rpartition(".")[2]
        if function not in self._functions:
            return 0, 0
        return self._counts.get(group) or self._counts.get(function) or (HOLDERS, 0)

    def _by_group(self, procedure: Procedure, test: Test) -> dict[str, tuple[int, int]]:
        """Numbers that the test gives; by function where the unit is not known beforehand."""
        said = [*test.people, *test.substitutes]
        return {
            self._group(procedure.actor(id)): (
                test.people.get(id, HOLDERS),
                test.substitutes.get(id, 0),
            )
            for id in said
        }

    def _group(self, actor: Actor) -> str:
        function = actor.function or HEAD
        unit = {
            ActorPlace.UNIT: self.unit,
            ActorPlace.PARENT: self._above[0],
            ActorPlace.KIND: actor.place,
            ActorPlace.NAMED: actor.place,
        }.get(actor.at)
        return f"{unit}.{function}" if unit and actor.function else function


def morning(day: date) -> datetime:
    """The moment at which the office opens on a day, in UTC."""
    return datetime.combine(day, MORNING).astimezone(UTC)


def _kinds(procedure: Procedure, own: str) -> list[str]:
    """Kinds of unit that actors are looked for above the case, each once, in their order."""
    named = [item.place for item in procedure.actors if item.at is ActorPlace.KIND]
    return [kind for kind in dict.fromkeys(named) if kind != own]


def _person(group: str, number: int) -> str:
    unit, _, function = group.rpartition(".")
    return f"{function}.{unit}" if number == 1 else f"{function}.{unit}-{number}"

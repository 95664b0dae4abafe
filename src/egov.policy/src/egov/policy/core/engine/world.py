"""What the engine asks of the world around a case: time, calendars and people."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.fees import Tariff
from typing import Any
from typing import cast
from typing import Protocol


class Organisation(Protocol):
    """Units, and who holds which function in them today: what tells who plays an actor."""

    def tariff(self, id: str, unit: str) -> Tariff | None:
        """What a unit takes today by that tariff; None if neither it nor one above has set it."""

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """The units above a unit, nearest first."""

    def kind(self, unit: str) -> str:
        """Kind of a unit; empty if there is no such unit."""

    def head(self, unit: str) -> str:
        """Function of the head of a unit; empty if it has none."""

    def is_active(self, person: str) -> bool:
        """Whether that person is known and can act today."""

    def units(self, person: str) -> tuple[str, ...]:
        """The units in which a person holds a function today, not as a substitute; sorted."""

    def staff(self, unit: str) -> tuple[str, ...]:
        """Who holds a function at a unit today, as a substitute too; sorted."""

    def members(self, group: str) -> tuple[str, ...]:
        """Who belongs to a group today, sorted; substitutes are among them."""


class World(Organisation, Protocol):
    """The site, or the small world of a rehearsal.  Answers hold for ``now``."""

    @property
    def now(self) -> datetime:
        """This moment, in UTC."""

    @property
    def today(self) -> date:
        """The date on the office's wall."""

    def day(self, moment: datetime) -> date:
        """The date on the office's wall at a moment."""

    def midnight(self, day: date) -> datetime:
        """The moment at which a day begins at the office, in UTC."""

    def calendar(self, unit: str) -> WorkingCalendar:
        """The working days of a unit."""

    def represents(self, person: str, group: str) -> tuple[str, ...]:
        """For whom a person stands in, in that group; empty for who holds the function."""

    def loads(self, group: str) -> Mapping[str, tuple[int, datetime | None]]:
        """Of each member: how many open tasks they hold, and when they last got one."""

    def draw(self, people: tuple[str, ...]) -> str:
        """One of them, at random."""


class _Later:
    """See :func:`on_day`."""

    def __init__(self, world: World, day: date) -> None:
        self._world = world
        self.today, self.now = day, world.midnight(day)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._world, name)


def on_day(world: World, day: date) -> World:
    """The same world when a later day begins, with the people and the tariffs of today."""
    return cast(World, _Later(world, day))

"""A small office in memory: a commune with a zone and a service, and a clock that can be set."""

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.policy.core import deadlines
from egov.policy.core.calendars import WorkingCalendar


MONDAY = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
KINDS = {"province": "province", "commune": "commune", "zone": "zone", "service": "service"}
ABOVE = {
    "zone": ("commune", "province"),
    "service": ("commune", "province"),
    "commune": ("province",),
    "province": (),
}
HEADS = {"zone": "zone-chief", "commune": "administrator", "province": "governor"}
GROUPS = {
    "zone.clerk": ("clerk", "clerk2"),
    "zone.zone-chief": ("chief",),
    "commune.administrator": ("admin",),
    "commune.member": ("ann", "bob", "cid"),
    "service.clerk": ("sam",),
    "province.governor": ("governor",),
}


@dataclass(frozen=True)
class Office:
    """The world of these tests; ``later`` and ``with_members`` give another one."""

    now: datetime = MONDAY
    groups: dict = field(default_factory=lambda: dict(GROUPS))
    substitutes: dict = field(default_factory=dict)
    """``{(person, group): whom they stand in for}``."""
    gone: frozenset = frozenset()
    closed: frozenset = frozenset()
    load: dict = field(default_factory=dict)

    @property
    def today(self):
        return self.day(self.now)

    def day(self, moment):
        return deadlines.local_date(moment)

    def midnight(self, day):
        return deadlines.midnight(day)

    def calendar(self, unit):
        return WorkingCalendar(closed=self.closed)

    def ancestors(self, unit):
        return ABOVE.get(unit, ())

    def kind(self, unit):
        return KINDS.get(unit, "")

    def head(self, unit):
        return HEADS.get(unit, "")

    def is_active(self, person):
        return bool(person) and person not in self.gone

    def units(self, person):
        found = {
            group.rpartition(".")[0]
            for group, people in self.groups.items()
            if person in people and (person, group) not in self.substitutes
        }
        return tuple(sorted(found))

    def staff(self, unit):
        groups = [group for group in self.groups if group.rpartition(".")[0] == unit]
        return tuple(sorted({person for group in groups for person in self.members(group)}))

    def members(self, group):
        people = self.groups.get(group, ())
        return tuple(sorted(person for person in people if person not in self.gone))

    def represents(self, person, group):
        return self.substitutes.get((person, group), ())

    def loads(self, group):
        return {person: self.load.get(person, (0, None)) for person in self.members(group)}

    def draw(self, people):
        return people[-1]

    def later(self, **span):
        return replace(self, now=self.now + timedelta(**span))

    def with_members(self, group, *people):
        return replace(self, groups={**self.groups, group: people})

    def with_substitute(self, person, group, *lenders):
        grown = self.with_members(group, *self.groups.get(group, ()), person)
        return replace(grown, substitutes={**self.substitutes, (person, group): lenders})

    def without(self, *people):
        return replace(self, gone=self.gone | set(people))

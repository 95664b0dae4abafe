"""A small world in which people hold several functions, come and go, and stand in for others.

Random walks go through it: in a rehearsal, and settled on the site.
"""

from ..engine.cast import LENT
from copy import copy
from datetime import timedelta
from egov.policy.core import engine
from egov.policy.core.rehearsal import RehearsalWorld
from egov.policy.core.rehearsal import Stage


GROUPS = {"zone.head": ("chad",), "commune.head": ("ada",)}
"""The heads of the units of a town."""


class Town(RehearsalWorld):
    """The world of a test, with people by group instead of numbers of them."""

    def __init__(self, procedure, test, groups):
        super().__init__(procedure, test)
        self._above = ("commune", "province")
        self.groups = {**GROUPS, **groups}

    def later(self, days):
        """This world so many days later."""
        then = copy(self)
        then.set_day(self.today + timedelta(days=days))
        return then

    def is_active(self, person):
        lent = (self.represents(*given) for given in LENT if given[0] == person)
        return bool(self.units(person)) or any(lent)

    def units(self, person):
        held = (group for group, people in self.groups.items() if person in people)
        return tuple(sorted({group.rpartition(".")[0] for group in held}))

    def members(self, group):
        lent = (person for person, where in LENT if where == group)
        own = self.groups.get(group, ())
        return tuple(sorted({*own, *(one for one in lent if self.represents(one, group))}))

    def represents(self, person, group):
        held, lender = self.groups.get(group, ()), LENT.get((person, group))
        return (lender,) if lender in held and person not in held else ()


class TownStage(Stage):
    """A rehearsal in a town."""

    def __init__(self, procedure, test, town):
        super().__init__(procedure, test)
        self.world = town
        self.situation = self._before()

    def staff(self, group, people):
        """From now on these hold the function; then the case is looked at."""
        self.world.groups[group] = people
        self._follow(engine.settle(self.procedure, self.situation, self.world))

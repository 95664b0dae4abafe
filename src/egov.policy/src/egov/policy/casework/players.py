"""As which actor of the procedure somebody acted, by the capacity that the journal names.

Used by :mod:`.happenings`.  A capacity is a group or ``user:<id>``; which actors those are
is asked today.
"""

from collections.abc import Iterable
from egov.policy import cases
from egov.policy import people
from egov.policy.casework.situations import load
from egov.policy.core import engine
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.permitted import task_of
from functools import cache


class Players:
    """The actors of one case."""

    def __init__(self, case) -> None:
        self._case, self._procedure = case, cases.procedure_of(case)
        self._situation, self._world = load(case), cases.SiteWorld(case)
        self._principals = cache(self._who_plays)

    def first_of(self, actors: Iterable[str], capacity: str) -> str:
        """The first of some actors that plays in a capacity, or the first of them at all."""
        actors = tuple(actors)
        found = (actor for actor in actors if capacity in self._principals(actor))
        return next(found, actors[0])

    def on(self, item: WorkItem, capacity: str, *, overrides: bool) -> str:
        """The actor who did something with a task: who was asked, or the supervisor.

        What ``overrides`` those who are asked is the supervisor's.  Empty for who is in
        charge of the case when it is stuck, and is neither.
        """
        supervisor = task_of(self._procedure, item).supervisor
        above = bool(supervisor) and capacity in self._principals(supervisor)
        asked = capacity in self._principals(item.actor)
        if above and (overrides or not asked):
            return supervisor
        if not asked and capacity in cases.in_charge(self._case.unit):
            return ""
        return item.actor

    def part_of(self, person: str) -> tuple[str, str] | None:
        """The first actor that a person could play by a function, and the group; None if none."""
        groups = people.groups_of(person)
        for actor in self._procedure.actors:
            for principal in self._principals(actor.id):
                if principal in groups:
                    return actor.id, principal
        return None

    def _who_plays(self, actor: str) -> tuple[str, ...]:
        return engine.principals(self._procedure, self._situation, actor, self._world)

"""Whether a state in which nobody is asked can be left: by time, by a condition, by somebody.

Asked for alerts: a case that only looks as if it went on would be forgotten.  So a day on
which somebody is reminded is no way on, nor is a condition that no day, no paper and nobody
who may change answers will ever meet.
"""

from collections.abc import Iterator
from datetime import date
from egov.policy.core.engine import actors
from egov.policy.core.engine import clocks
from egov.policy.core.engine import joining
from egov.policy.core.engine.effects import issued_already
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.permitted import is_by_hand
from egov.policy.core.engine.prospects import Prospects
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.timers import last_day
from egov.policy.core.engine.timers import ONE_DAY
from egov.policy.core.engine.timers import silent
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from functools import cached_property


def goes_on(procedure: Procedure, situation: Situation, world: World) -> bool:
    """Whether time, a condition or a person can still bring a case further."""
    outlook = _Outlook(procedure, situation, world)
    return any(outlook.is_way(taken) for taken in procedure.leaving(situation.state))


class _Outlook:
    """What may still become of a case while nobody is asked."""

    def __init__(self, procedure: Procedure, situation: Situation, world: World) -> None:
        self.procedure, self.situation, self.world = procedure, situation, world
        self.prospects = Prospects(procedure, situation, world)

    def is_way(self, taken: Transition) -> bool:
        """Whether a transition may be taken, by nobody or by somebody who is there."""
        alone = taken.automatic is not None or taken.id in self._alone
        if (alone or self._somebody_takes(taken)) and self._may_hold(taken):
            return True
        silent_on = self._silences.get(taken.id)
        return silent_on is not None and self._may_hold(taken, silent_on)

    @cached_property
    def _alone(self) -> frozenset[str]:
        """What the tasks have come to, and what stands for silence that has no day yet."""
        return frozenset({joining.verdict(self.procedure, self.situation), *self._dated})

    @cached_property
    def _silences(self) -> dict[str, date]:
        """What stands for silence, with the last day on which somebody may still answer."""
        found = [(taken.id, clock.due) for taken, clock in silent(self.procedure, self.situation)]
        return dict(sorted(found, reverse=True))

    @property
    def _dated(self) -> Iterator[str]:
        """Silence of deadlines whose day somebody may still enter."""
        for deadline in self.procedure.all_deadlines:
            started = clocks.find(self.situation, deadline.id) is not None
            if deadline.silence and not started and deadline.since in self.prospects.changing:
                yield deadline.silence

    def _somebody_takes(self, taken: Transition) -> bool:
        procedure, situation = self.procedure, self.situation
        if not taken.actor or not is_by_hand(procedure, situation, taken):
            return False
        barred = actors.takers(situation, taken.other_than)
        return not barred.issuperset(self.prospects.people(taken.actor))

    def _may_hold(self, taken: Transition, silent_on: date | None = None) -> bool:
        """Whether what a transition waits for is so, or can come to be once it is its time."""
        timer = taken.automatic
        last = silent_on or last_day(self.procedure, self.situation, taken, self.world)
        if timer and timer.after and last is None and timer.since not in self.prospects.changing:
            return False
        paper = issued_already(self.situation, taken)
        if paper and not self.prospects.is_revocable(paper):
            return False
        texts = (taken.when, timer.when if timer else "")
        if last is not None and last >= self.world.today:
            return self.prospects.may_hold(*texts, since=last + ONE_DAY)
        if all(is_met(self.procedure, self.situation, text, self.world) for text in texts):
            return True
        return self.prospects.may_hold(*texts)

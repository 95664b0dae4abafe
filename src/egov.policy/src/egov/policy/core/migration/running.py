"""What becomes of the deadlines of a case."""

from dataclasses import replace
from datetime import date
from egov.policy.core.engine import Clock
from egov.policy.core.engine import clocks
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.engine import World
from egov.policy.core.migration.correspondence import Correspondence
from egov.policy.core.migration.fate import Fate
from egov.policy.core.migration.fate import How
from egov.policy.core.model import Deadline
from egov.policy.core.model import Procedure


class Running:
    """The deadlines of a case on their way from one version to another."""

    def __init__(self, old: Procedure, new: Procedure, said: Correspondence, world: World) -> None:
        self._old, self._new, self._said, self._world = old, new, said, world
        self._before = {item.id: item for item in old.all_deadlines}
        self._after = {item.id: item for item in new.all_deadlines}
        self.fates: list[Fate] = []

    def carried_over(self, turn: Turn) -> Turn:
        """The turn with the deadlines that run under the new version."""
        for clock in turn.after.clocks:
            if not clock.ended:
                turn = self._running(turn, clock)
        for deadline in self._after.values():
            if clocks.find(turn.after, deadline.id) is None:
                turn = self._missing(turn, deadline)
        return clocks.follow(self._new, turn, self._world)

    def _running(self, turn: Turn, clock: Clock) -> Turn:
        deadline = self._after.get(clock.id)
        since = self._since(turn.after, deadline) if deadline else None
        if deadline is None or since is None:
            return self._told(clocks.put(turn, replace(clock, ended=True)), clock.id, How.ENDED)
        if _counts_alike(self._before[clock.id], deadline, self._said):
            return self._told(turn, clock.id, How.KEPT)
        if not self._begins_alike(deadline):
            clock = replace(clock, started_on=since)
        return self._recounted(turn, deadline, clock)

    def _recounted(self, turn: Turn, deadline: Deadline, clock: Clock) -> Turn:
        now = replace(clock, extended=_extended(self._before[clock.id], deadline, clock))
        last = clocks.last_day(deadline, now, self._world.calendar(turn.after.unit))
        if last == clock.due:
            return self._told(clocks.put(turn, now), clock.id, How.KEPT)
        now = replace(now, due=last, warned=False)
        return self._told(clocks.put(turn, now, "recomputed"), clock.id, How.RECOUNTED)

    def _missing(self, turn: Turn, deadline: Deadline) -> Turn:
        """A deadline runs from its event, if that was before and the old version had it not."""
        if deadline.id in self._before and self._begins_alike(deadline):
            return turn
        since = self._since(turn.after, deadline)
        if since is None:
            return turn
        turn = clocks.begin(self._new, turn, deadline, since, self._world)
        return self._told(turn, deadline.id, How.STARTED)

    def _begins_alike(self, deadline: Deadline) -> bool:
        return _event(self._before[deadline.id], self._said) == deadline.since

    def _since(self, situation: Situation, deadline: Deadline) -> date | None:
        """The day from which a deadline counts; None if its event has not come."""
        day, event = self._world.day, deadline.since
        if event == clocks.OPENING:
            return day(situation.opened_on)
        if event == clocks.FILING:
            return day(situation.filed_on) if situation.filed_on else None
        if event in {state.id for state in self._new.states}:
            return self._entered(situation, event)
        value = situation.values.get(event)
        return value if type(value) is date else None

    def _entered(self, situation: Situation, state: str) -> date | None:
        """The day of the last entry into a state of the new version."""
        if situation.state == state:
            return self._world.day(situation.entered_on)
        for step in reversed(situation.steps):
            if self._said.states.get(step.target) == state:
                return self._world.day(step.at)
        first = self._said.states.get(self._old.initial.id) == state
        return self._world.day(situation.opened_on) if first else None

    def _told(self, turn: Turn, id: str, how: How) -> Turn:
        clock = clocks.find(turn.after, id)
        self.fates.append(Fate(id, how, clock.due if clock else None))
        return turn


def _event(deadline: Deadline, said: Correspondence) -> str:
    """Since when a deadline runs, as the new version calls it."""
    event = deadline.since
    return said.states.get(event) or said.fields.get(event) or event


def _counts_alike(before: Deadline, after: Deadline, said: Correspondence) -> bool:
    return (before.period, before.suspended, before.extension, _event(before, said)) == (
        after.period,
        after.suspended,
        after.extension,
        after.since,
    )


def _extended(before: Deadline, after: Deadline, clock: Clock) -> int:
    """What it was extended by, as far as the new version lets it be."""
    if before.extension is None or after.extension is None:
        return 0
    same = before.extension.unit is after.extension.unit
    return min(clock.extended, after.extension.amount) if same else 0

"""A random walk whose every turn is looked at: nothing is lost, nothing waits unseen."""

from . import strategies
from . import walks
from .standing import faults
from .world import Office
from collections import Counter
from dataclasses import replace
from egov.policy.core import engine
from egov.policy.core.engine import Asked
from egov.policy.core.engine import Ended
from egov.policy.core.engine import Moved
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict


REFUSALS = (NotAllowed, StateConflict, InvalidValues)
OFFICE = Office(groups=strategies.GROUPS)
for (substitute, group), lender in strategies.LENT.items():
    OFFICE = OFFICE.with_substitute(substitute, group, lender)


class Trip:
    """A random walk: every turn of it is looked at."""

    def __init__(self, procedure, values, world=OFFICE):
        self.procedure, self.world = procedure, world
        turn = engine.open_case(procedure, "zone", "cleo", values, world)
        self.now = turn.after
        self.standing()

    def act(self, act):
        if act.verb == "wait":
            self.world = self.world.later(days=act.days)
            return self.follow(engine.tick(self.procedure, self.now, self.world))
        if act.verb == "staff":
            self.world = self.world.with_members(*act.to)
            return self.follow(engine.tick(self.procedure, self.now, self.world))
        if act.verb == "edit":
            edited = {**self.now.values, "amount": act.pick, "urgent": act.pick % 2 == 0}
            self.now = replace(self.now, values=edited)
            return self.follow(engine.settle(self.procedure, self.now, self.world))
        found = walks.call(act, self.procedure, self.now, self.world)
        if found is None:
            return None
        function, arguments = found
        try:
            turn = function(self.procedure, self.now, *arguments, self.world)
        except EgovError as error:
            assert isinstance(error, REFUSALS)
            return None
        return self.follow(turn)

    def follow(self, turn):
        self.history(turn)
        self.now = turn.after
        self.standing()

    def history(self, turn):
        """Nothing that has happened is lost, and all that happens is told."""
        before, after = self.now, turn.after
        assert after.steps[: len(before.steps)] == before.steps
        new = after.steps[len(before.steps) :]
        assert [event.step for event in turn.events if isinstance(event, Moved)] == list(new)
        place = before.state
        for step in new:
            transition = self.procedure.transition(step.transition)
            assert (step.source, step.target) == (place, transition.target)
            assert step.source in transition.sources
            place = step.target
        assert after.state == place
        assert [item.id for item in after.items][: len(before.items)] == [
            item.id for item in before.items
        ]
        pending = {item.id for item in before.items if item.is_pending}
        for old, item in zip(before.items, after.items, strict=False):
            if old.outcome is not None:
                assert replace(item, redone=old.redone) == old
        ended = Counter(event.item.id for event in turn.events if isinstance(event, Ended))
        fresh = {item.id for item in after.items[len(before.items) :]}
        gone = {item.id for item in after.items if not item.is_pending}
        assert ended == Counter((pending | fresh) & gone)
        asked = Counter(event.item.id for event in turn.events if isinstance(event, Asked))
        was_open = {item.id for item in before.open}
        assert set(asked) >= {item.id for item in after.open} - was_open
        assert set(asked.values()) <= {1}

    def standing(self):
        """The case is somewhere, and goes on, or is seen not to."""
        assert faults(self.procedure, self.now, self.world) == []

    def tasks(self, person):
        return engine.tasks_for(self.procedure, self.now, person, self.world)

"""Whatever the definition and whatever people do: nothing is lost, nothing waits unseen."""

from . import strategies
from . import walks
from .standing import faults
from .world import Office
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from egov.policy.core import engine
from egov.policy.core.engine import Asked
from egov.policy.core.engine import Ended
from egov.policy.core.engine import Moved
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import Outcome
from hypothesis import given


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


@walks.tried(50)
@given(strategies.procedures(), strategies.OPENING, walks.RESTLESS)
def test_a_random_walk_loses_nothing_and_never_waits_unseen(procedure, values, walk):
    trip = Trip(procedure, values)
    for act in walk:
        trip.act(act)


@walks.tried(30)
@given(strategies.procedures(), strategies.OPENING, walks.WALKS)
def test_a_tick_is_done_once_and_comes_when_it_was_announced(procedure, values, walk):
    trip = Trip(procedure, values)
    for act in walk:
        trip.act(act)
        once = engine.tick(procedure, trip.now, trip.world)
        again = engine.tick(procedure, once.after, trip.world)
        assert (again.after, again.events) == (once.after, ())
        moment = engine.next_moment(procedure, once.after, trip.world)
        assert moment is None or moment > trip.world.now
        eve = trip.world.now + timedelta(days=500) if moment is None else moment - timedelta(1)
        early = replace(trip.world, now=max(eve, trip.world.now))
        assert engine.tick(procedure, once.after, early).events == ()


@walks.tried(25)
@given(strategies.procedures(), strategies.OPENING, walks.WALKS)
def test_who_is_offered_something_can_do_it(procedure, values, walk):
    trip = Trip(procedure, values)
    for act in walk:
        trip.act(act)
        for person in strategies.PEOPLE:
            for offer in engine.offered(procedure, trip.now, person, trip.world):
                if not offer.blocked:
                    taken = offer.transition.id
                    engine.decide(procedure, trip.now, taken, person, "why", trip.world)
            for item in trip.tasks(person):
                ways = (Outcome.DONE, Outcome.FAVOURABLE)
                assert any(_ends(trip, item, person, way) for way in ways)


def _ends(trip, item, person, outcome):
    try:
        engine.complete(trip.procedure, trip.now, item.id, person, outcome, "why", trip.world)
    except InvalidValues:
        return False
    except StateConflict as conflict:
        return conflict.reason == "condition"
    return True


@walks.tried(25)
@given(strategies.procedures(), strategies.OPENING, walks.WALKS)
def test_the_same_is_told_of_the_same(procedure, values, walk):
    first, second = Trip(procedure, values), Trip(procedure, values)
    for act in walk:
        first.act(act)
        second.act(act)
    assert first.now == second.now

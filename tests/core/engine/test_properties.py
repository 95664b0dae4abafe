"""Whatever the definition and whatever people do: nothing is lost, nothing waits unseen."""

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
from egov.policy.core.terms import StateKind
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from world import Office

import strategies
import walks


REFUSALS = (NotAllowed, StateConflict, InvalidValues)
OFFICE = Office(groups=strategies.GROUPS)
OPENING = st.fixed_dictionaries(
    {"amount": st.integers(0, 9), "urgent": st.booleans()},
    optional={"agent": st.sampled_from(strategies.PEOPLE)},
)


class Trip:
    """A random walk: every turn of it is looked at."""

    def __init__(self, procedure, values, world=OFFICE):
        self.procedure, self.world = procedure, world
        turn = engine.open_case(procedure, "zone", "clerk", values, world)
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
        assert len({item.id for item in after.items}) == len(after.items)
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
        procedure, now, world = self.procedure, self.now, self.world
        state = procedure.state(now.state)
        for item in now.items:
            if item.is_pending:
                assert (item.state, item.visit) == (now.state, len(now.steps))
        if state.kind is StateKind.FINAL:
            assert all(clock.ended for clock in now.clocks)
            assert not any(item.is_pending for item in now.items)
            assert now.closed_on is not None
            assert engine.next_moment(procedure, now, world) is None
            assert engine.alerts(procedure, now, world) == ()
        else:
            assert now.closed_on is None
            assert self.awaits() or engine.alerts(procedure, now, world)
        assert engine.settle(procedure, now, world).events == ()

    def awaits(self):
        """Whether somebody can do something, or something comes by itself."""
        people = {*strategies.PEOPLE, "clerk"}
        if self.now.open:
            seen = {alert.subject for alert in engine.alerts(self.procedure, self.now, self.world)}
            return all(
                item.id in seen or any(item in self.tasks(person) for person in people)
                for item in self.now.open
            )
        if any(engine.offered(self.procedure, self.now, person, self.world) for person in people):
            return True
        leaving = self.procedure.leaving(self.now.state)
        moment = engine.next_moment(self.procedure, self.now, self.world)
        named = {
            end
            for task in (*self.procedure.state(self.now.state).tasks,)
            for end in (task.complete, task.reject)
        }
        state = self.procedure.state(self.now.state)
        blocked = any(
            item.when and item.id in {*named, state.complete, state.reject} for item in leaving
        )
        return moment is not None or blocked or any(item.automatic for item in leaving)

    def tasks(self, person):
        return engine.tasks_for(self.procedure, self.now, person, self.world)


STAFF = st.builds(
    lambda group, people: walks.Act("staff", to=(group, *sorted(people))),
    st.sampled_from([*strategies.GROUPS, "zone.accountant"]),
    st.sets(st.sampled_from(strategies.PEOPLE), max_size=3),
)
WALKS = walks.walks()
RESTLESS = walks.walks(STAFF)


@settings(max_examples=50, deadline=None)
@given(strategies.procedures(), OPENING, RESTLESS)
def test_a_random_walk_loses_nothing_and_never_waits_unseen(procedure, values, walk):
    trip = Trip(procedure, values)
    for act in walk:
        trip.act(act)


@settings(max_examples=30, deadline=None)
@given(strategies.procedures(), OPENING, WALKS)
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


@settings(max_examples=25, deadline=None)
@given(strategies.procedures(), OPENING, WALKS)
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


@settings(max_examples=25, deadline=None)
@given(strategies.procedures(), OPENING, WALKS)
def test_the_same_is_told_of_the_same(procedure, values, walk):
    first, second = Trip(procedure, values), Trip(procedure, values)
    for act in walk:
        first.act(act)
        second.act(act)
    assert first.now == second.now

"""Whatever the definition and whatever people do: nothing is lost, nothing waits unseen."""

from . import cast
from . import questions
from . import strategies
from . import walks
from .trip import Trip
from dataclasses import replace
from datetime import timedelta
from egov.policy.core import engine
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import Outcome
from hypothesis import given


@walks.tried(40)
@given(strategies.procedures(), questions.OPENING, walks.RESTLESS)
def test_a_random_walk_loses_nothing_and_never_waits_unseen(procedure, values, walk):
    trip = Trip(procedure, values)
    for act in walk:
        trip.act(act)


@walks.tried(30)
@given(strategies.procedures(), questions.OPENING, walks.WALKS)
def test_a_tick_is_done_once_and_comes_when_it_was_announced(procedure, values, walk):
    trip = Trip(procedure, values)
    for act in walk:
        trip.act(act)
        once = engine.tick(procedure, trip.now, trip.world)
        again = engine.tick(procedure, once.after, trip.world)
        assert (again.after, again.events) == (once.after, ())
        moment = engine.next_moment(procedure, once.after, trip.world)
        assert moment is None or moment > trip.world.now
        known = engine.alerts(procedure, once.after, trip.world)
        for early in _before(moment, trip.world):
            assert engine.tick(procedure, once.after, early).events == ()
            assert engine.alerts(procedure, once.after, early) == known


def _before(moment, world):
    """The days until a moment; some of the days to come if it never comes."""
    days = (moment - world.now).days if moment else 0
    later = range(1, days) if moment else (1, 20, 500)
    return [replace(world, now=world.now + timedelta(count)) for count in later]


@walks.tried(25)
@given(strategies.procedures(), questions.OPENING, walks.WALKS)
def test_who_is_offered_something_can_do_it(procedure, values, walk):
    trip = Trip(procedure, values)
    for act in walk:
        trip.act(act)
        for person in cast.PEOPLE:
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
@given(strategies.procedures(), questions.OPENING, walks.WALKS)
def test_the_same_is_told_of_the_same(procedure, values, walk):
    first, second = Trip(procedure, values), Trip(procedure, values)
    for act in walk:
        first.act(act)
        second.act(act)
    assert first.now == second.now

"""Whatever two versions say and wherever a case stands: it goes over whole, and goes on."""

from ..engine import questions
from ..engine import strategies
from ..engine import walks
from ..engine.trip import Trip
from .versions import changed
from .versions import corresponding
from dataclasses import replace
from egov.policy.core.engine import alerts
from egov.policy.core.engine import settle
from egov.policy.core.migration import How
from egov.policy.core.migration import migrate
from egov.policy.core.migration import problems
from egov.policy.core.migration import proposed
from egov.policy.core.model import succeeding
from egov.policy.core.terms import StateKind
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st


WALKS = walks.walks(least=2, most=12)


@walks.tried(120)
@given(strategies.procedures(), questions.OPENING, WALKS, WALKS, st.data())
def test_a_case_goes_over_whole_and_goes_on(old, values, walk, further, data):
    trip = Trip(old, {"name": "Aline", **values})
    for act in walk:
        trip.act(act)
    before = trip.now
    assume(old.state(before.state).kind is not StateKind.FINAL)
    new = data.draw(changed(old))
    said = data.draw(corresponding(old, new))
    assert list(problems(old, new, said, {state.id for state in old.states})) == []
    new = succeeding(old, new)
    found = migrate(old, new, said, before, trip.world)
    _is_whole(old, new, said, before, found)
    trip.procedure, trip.now = new, found.after
    trip.follow(settle(new, trip.now, trip.world))
    for act in further:
        trip.act(act)


def _is_whole(old, new, said, before, found):
    after = found.after
    assert after.state == said.states[before.state]
    assert after.state in {state.id for state in new.states}
    assert after.steps == before.steps
    assert (after.opened_on, after.filed_on, after.number, after.fees) == (
        before.opened_on,
        before.filed_on,
        before.number,
        before.fees,
    )
    _items_are_whole(new, before, found)
    assert {clock.id for clock in before.clocks} <= {clock.id for clock in after.clocks}
    running = {clock.id for clock in after.clocks if not clock.ended}
    assert running <= {deadline.id for deadline in new.all_deadlines}
    assert {fate.id for fate in found.deadlines if fate.how is not How.ENDED} == running
    # What is computed nobody has answered.
    given = {id: value for id, value in before.values.items() if id in said.fields}
    kept = {said.fields[id]: value for id, value in given.items() if said.fields[id]}
    assert {id: value for id, value in after.values.items() if id != "double"} == kept
    assert set(found.lost) == {id for id in given if said.fields[id] is None}
    assert after.flags | set(found.unmarked) == before.flags


def _items_are_whole(new, before, found):
    """Nobody's answer is lost or made up; who is asked is asked for what the state has."""
    after = found.after
    assert [item.id for item in after.items][: len(before.items)] == [
        item.id for item in before.items
    ]
    for old, item in zip(before.items, after.items, strict=False):
        if old.outcome is not None:
            assert replace(item, redone=old.redone, state=old.state) == old
        else:
            assert item.ended_by == "" and item.transition == ""
    tasks = {task.id for task in new.state(after.state).tasks}
    for item in after.items:
        if item.is_pending:
            assert (item.state, item.visit) == (after.state, after.visit)
            assert item.task in tasks
    told = [fate.id for fate in found.tasks if fate.how is not How.CANCELLED]
    assert {item.task for item in after.items if item.is_pending} <= set(told)


@walks.tried(60)
@given(strategies.procedures(), questions.OPENING, WALKS)
def test_where_nothing_differs_nothing_changes(old, values, walk):
    trip, new = Trip(old, values), succeeding(old, replace(old, version=2))
    said = proposed(old, new)
    for act in walk:
        trip.act(act)
        if old.state(trip.now.state).kind is not StateKind.FINAL:
            found = migrate(old, new, said, trip.now, trip.world)
            assert found.after == trip.now
            assert {fate.how for fate in (*found.tasks, *found.deadlines)} <= {How.KEPT}
            assert alerts(new, found.after, trip.world) == alerts(old, trip.now, trip.world)

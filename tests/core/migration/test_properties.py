"""Whatever two versions say and wherever a case stands: it goes over whole, and goes on."""

from ..engine import strategies
from ..engine import walks
from ..engine.trip import Trip
from dataclasses import replace
from egov.policy.core.engine import alerts
from egov.policy.core.engine import settle
from egov.policy.core.migration import Correspondence
from egov.policy.core.migration import How
from egov.policy.core.migration import left_out
from egov.policy.core.migration import migrate
from egov.policy.core.migration import problems
from egov.policy.core.migration import proposed
from egov.policy.core.migration.correspondence import targets_of_field
from egov.policy.core.migration.correspondence import targets_of_state
from egov.policy.core.model import succeeding
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st


WALKS = walks.walks(least=2, most=12)


@st.composite
def changed(draw, procedure):
    """The next version: a few things of it are otherwise, or it is another one altogether."""
    other = draw(strategies.procedures())
    if draw(st.booleans()):
        states = tuple(draw(_state(state)) for state in procedure.states)
        known = draw(st.sampled_from([procedure.deadlines, other.deadlines, ()]))
        sinces = {state.id for state in states} | {"opening", "filing"}
        ids = {item.id for item in procedure.transitions}
        deadlines = tuple(
            item for item in known if item.since in sinces and item.silence in {"", *ids}
        )
        other = replace(procedure, states=states, deadlines=deadlines)
    if draw(st.booleans()):
        other = _renamed(other)
    return replace(other, version=2, flags=draw(st.sampled_from([other.flags, ()])))


@st.composite
def _state(draw, state):
    tasks = tuple(draw(_task(task)) for task in state.tasks if draw(st.integers(0, 4)))
    order = draw(st.sampled_from([state.order, *type(state.order)]))
    return replace(state, tasks=tasks[:: draw(st.sampled_from([1, 1, -1]))], order=order)


@st.composite
def _task(draw, task):
    change = draw(st.sampled_from(["", "", "actor", "need", "due", "when"]))
    said = {
        "actor": strategies.actors,
        "need": strategies.needs,
        "due": strategies.periods,
        "when": strategies.conditions,
    }
    return replace(task, **{change: draw(said[change])}) if change else task


def _renamed(procedure):
    """The field that nothing else names has another id, and one the actors name as well."""
    names = {"name": ("full_name", FieldType.LONG_TEXT), "agent": ("officer", FieldType.AGENT)}
    fields = tuple(
        replace(field, id=names[field.id][0], type=names[field.id][1])
        if field.id in names
        else field
        for field in strategies.FIELDS
    )
    section = replace(procedure.sections[0], fields=fields)
    actors = tuple(
        replace(actor, person="officer") if actor.person else actor for actor in procedure.actors
    )
    return replace(procedure, sections=(section,), actors=actors, subject=("full_name",))


@st.composite
def corresponding(draw, old, new):
    """What a person could answer."""
    known, asked = proposed(old, new), left_out(old, new)
    states, fields = dict(known.states), dict(known.fields)
    for state in asked.states:
        states[state.id] = draw(st.sampled_from(targets_of_state(new, state))).id
    for field in asked.fields:
        taken = {target for target in fields.values() if target}
        free = [item.id for item in targets_of_field(old, new, field) if item.id not in taken]
        fields[field.id] = draw(st.sampled_from([None, *free]))
    return Correspondence(states, fields)


@walks.tried(120)
@given(strategies.procedures(), strategies.OPENING, WALKS, WALKS, st.data())
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
    kept = {said.fields[id]: value for id, value in before.values.items() if said.fields[id]}
    assert after.values == kept
    assert set(found.lost) == {id for id in before.values if said.fields[id] is None}
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
@given(strategies.procedures(), strategies.OPENING, WALKS)
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

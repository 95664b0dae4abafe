"""Random next versions of a random procedure, and what a person could answer of them."""

from ..engine import questions
from ..engine import strategies
from dataclasses import replace
from egov.policy.core.migration import Correspondence
from egov.policy.core.migration import left_out
from egov.policy.core.migration import proposed
from egov.policy.core.migration import targets_of_field
from egov.policy.core.migration import targets_of_state
from egov.policy.core.options import applied
from egov.policy.core.terms import FieldType
from hypothesis import strategies as st


@st.composite
def changed(draw, procedure):
    """The next version: a few things of it are otherwise, or it is another one altogether."""
    other = draw(strategies.procedures())
    if draw(st.booleans()):
        states = tuple(draw(_state(state)) for state in procedure.states)
        known = draw(st.sampled_from([procedure.deadlines, other.deadlines, ()]))
        sinces = {state.id for state in states} | {"opening", "filing", "day"}
        ids = {item.id for item in procedure.transitions}
        deadlines = tuple(
            item for item in known if item.since in sinces and item.silence in {"", *ids}
        )
        other = replace(procedure, states=states, deadlines=deadlines)
    if draw(st.booleans()):
        other = _renamed(other)
    # The unit has set what it has set, whatever the version.
    other = applied(other, {item.id: item.current for item in procedure.options})
    return replace(other, version=2, flags=draw(st.sampled_from([other.flags, ()])))


@st.composite
def _state(draw, state):
    # Conditions ask for one of them.
    kept = (task for task in state.tasks if task.id == "s0_t0" or draw(st.integers(0, 4)))
    tasks = tuple(draw(_task(task)) for task in kept)
    order = draw(st.sampled_from([state.order, *type(state.order)]))
    return replace(state, tasks=tasks[:: draw(st.sampled_from([1, 1, -1]))], order=order)


@st.composite
def _task(draw, task):
    change = draw(st.sampled_from(["", "", "actor", "need", "due", "when"]))
    said = {
        "actor": strategies.actors,
        "need": strategies.needs,
        "due": strategies.periods,
        "when": questions.conditions,
    }
    return replace(task, **{change: draw(said[change])}) if change else task


def _renamed(procedure):
    """The field that nothing else names has another id, and one the actors name as well."""
    names = {"name": ("full_name", FieldType.LONG_TEXT), "deputy": ("second", FieldType.AGENT)}

    def renamed(field):
        id, type = names.get(field.id, (field.id, field.type))
        return replace(field, id=id, type=type)

    sections = tuple(
        replace(section, fields=tuple(map(renamed, section.fields)))
        for section in procedure.sections
    )
    actors = tuple(
        replace(actor, person="second") if actor.person == "deputy" else actor
        for actor in procedure.actors
    )
    return replace(procedure, sections=sections, actors=actors, subject=("full_name",))


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

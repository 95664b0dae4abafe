"""Random procedures in which nobody is asked anything after the filing, but in one state.

There it is not the tasks that tell whether a case goes on, but what its ways out wait for.
"""

from . import strategies
from .questions import CONDITIONS
from dataclasses import replace
from egov.policy.core.model import Automatic
from hypothesis import strategies as st


ASKING = ("draft", "s0")
"""States that keep their tasks: conditions speak of those of the second."""


@st.composite
def procedures(draw):
    """A procedure whose other states are left by somebody, by time or on a condition."""
    made = draw(strategies.procedures())
    states = tuple(item if item.id in ASKING else draw(_quiet(item)) for item in made.states)
    transitions = tuple(draw(_waiting(item)) for item in made.transitions)
    return replace(made, states=states, transitions=transitions)


def _quiet(state):
    quiet = replace(state, tasks=(), complete="", reject="")
    return strategies.editors.map(lambda edit: replace(quiet, edit=edit))


@st.composite
def _waiting(draw, taken):
    if taken.id == "submit":
        return replace(taken, sources=("draft",), target="s1")
    if taken.sources[0] == "s0" or taken.automatic:
        return taken
    if draw(st.booleans()):
        return replace(taken, actor=draw(strategies.actors), when=draw(CONDITION))
    alone = Automatic(when=draw(CONDITION), after=draw(st.none() | strategies.periods))
    return replace(taken, actor="", ask=(), when="", automatic=alone)


CONDITION = st.sampled_from(CONDITIONS)

"""Random walks: what random people try in random order, in every world the very same.

``walks()`` are lists of acts; ``call`` says what an act is in a situation.
"""

from .cast import GROUPS
from .cast import PEOPLE
from .questions import filled
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.errors import EgovError
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import TaskKind
from hypothesis import Phase
from hypothesis import settings
from hypothesis import strategies as st

import os


@dataclass(frozen=True)
class Act:
    """Somebody tries something: ``verb`` on the ``pick``-th thing it can be tried on.

    Without a ``person`` it is whoever can do it.
    """

    verb: str
    person: str = ""
    pick: int = 0
    to: str = ""
    outcome: Outcome = Outcome.DONE
    comment: str = "because"
    days: int = 0
    fill: Mapping = field(default_factory=dict)


GOING_ON = ("decide", "complete")
"""What brings a case further; an act that goes on is either."""

VERBS = ("claim", "release", "delegate", "reassign", "add", "skip", "redo", "extend")
OUTCOMES = (Outcome.DONE, Outcome.FAVOURABLE, Outcome.REJECTED, Outcome.UNFAVOURABLE)


def walks(*others, least=8, most=24):
    """A list of acts, of which the first files the case; ``others`` are acts of the caller."""
    filed, each = Act("decide", "cleo"), _weighed({acts(): 9, **dict.fromkeys(others, 1)})
    return st.lists(each, min_size=least, max_size=most).map(lambda rest: [filed, *rest])


def acts():
    """What one person tries, or how many days pass."""
    picks, people = st.integers(0, 30), st.sampled_from(PEOPLE)
    tries = st.builds(
        Act,
        verb=st.sampled_from([*VERBS, *GOING_ON, *["go_on"] * 6]),
        person=st.sampled_from([*[""] * 20, *PEOPLE]),
        pick=picks,
        to=people,
        outcome=st.sampled_from(OUTCOMES),
        comment=st.sampled_from(["because", "because", ""]),
        fill=filled(),
    )
    waits = st.builds(Act, verb=st.just("wait"), days=st.integers(1, 40))
    edits = st.builds(Act, verb=st.just("edit"), pick=st.integers(0, 9), fill=filled())
    revokes = st.builds(Act, verb=st.just("revoke"), pick=picks)
    return _weighed({tries: 16, waits: 2, edits: 2, revokes: 1})


def _weighed(strategies):
    """One of these, as often as it weighs; ``one_of`` takes each as often as the others."""
    each = [strategy for strategy, weight in strategies.items() for _ in range(weight)]
    return st.sampled_from(each).flatmap(lambda strategy: strategy)


STAFF = st.builds(
    lambda group, people: Act("staff", to=(group, *sorted(people))),
    st.sampled_from([*GROUPS, "zone.accountant"]),
    st.sets(st.sampled_from(PEOPLE), max_size=3),
)
WALKS = walks()
RESTLESS = walks(STAFF)
"""Walks on which people come and go as well."""


def tried(examples):
    """How often a test of walks is tried: with the same examples every time, as is CI's due.

    ``EGOV_EXAMPLES=20`` tries twenty times as many, others each time.  What fails is shown as
    it is found: to look for the smallest such walk would take longer than all the others.
    """
    times = int(os.environ.get("EGOV_EXAMPLES", "0"))
    return settings(
        max_examples=examples * max(times, 1),
        derandomize=not times,
        phases=(Phase.explicit, Phase.generate),
        deadline=None,
    )


def call(act, procedure, situation, world):
    """The function of the engine that an act is, and its arguments; None if it is none."""
    calls = [
        (getattr(engine, verb), given)
        for verb in (GOING_ON if act.verb == "go_on" else (act.verb,))
        for given in _given(verb, act, procedure, situation)
    ]
    if not act.person:
        calls = [call for call in calls if _is_allowed(procedure, situation, *call, world)]
    return calls[act.pick % len(calls)] if calls else None


def editors(procedure, situation, world):
    """Who may change answers now, each with the ids of the fields."""
    state = procedure.state(situation.state)
    for person in PEOPLE:
        found = [
            actor.id
            for actor in procedure.actors
            if engine.plays(procedure, situation, actor.id, person, world)
        ]
        if fields := form.editable_fields(procedure, state, found):
            yield person, fields


def hands_in(procedure, situation, person, world):
    """Whether the state lets a person edit: then papers are up to them."""
    editors = procedure.state(situation.state).edit
    return any(engine.plays(procedure, situation, actor, person, world) for actor in editors)


def revokers(procedure, situation, world):
    """Who may take the force from the paper of the case."""
    (paper,) = procedure.documents
    for person in PEOPLE:
        if paper.revoke and engine.plays(procedure, situation, paper.revoke, person, world):
            yield person


def one_of(people, act):
    """One of these people; the clerk if there is none."""
    found = list(people) or ["cleo"]
    return found[act.pick % len(found)]


def _given(verb, act, procedure, situation):
    """All that the act may mean: arguments of the function of that name."""
    people = [act.person] if act.person else PEOPLE
    if verb == "decide":
        known = procedure.leaving(situation.state) or procedure.transitions
        return ((item.id, person, act.comment) for item in known for person in people)
    if verb == "extend":
        amount = 1 + act.pick % 3
        known = procedure.deadlines
        return ((item.id, amount, person, act.comment) for item in known for person in people)
    return (
        (item.id, person, *_further(verb, act, procedure, item))
        for item in reversed(situation.items)
        for person in people
    )


def _further(verb, act, procedure, item):
    opinion = procedure.state(item.state).task(item.task).kind is TaskKind.OPINION
    well = act.outcome in (Outcome.DONE, Outcome.FAVOURABLE)
    good, bad = DECIDED[opinion]
    return {
        "complete": (good if well else bad, act.comment),
        "delegate": (act.to, act.comment),
        "reassign": (act.to, act.comment),
        "add": (f"user:{act.to}", act.comment),
        "skip": (act.comment,),
        "redo": (act.comment,),
    }.get(verb, ())


DECIDED = {
    True: (Outcome.FAVOURABLE, Outcome.UNFAVOURABLE),
    False: (Outcome.DONE, Outcome.REJECTED),
}


def _is_allowed(procedure, situation, function, given, world):
    try:
        return bool(function(procedure, situation, *given, world).events)
    except EgovError:
        return False

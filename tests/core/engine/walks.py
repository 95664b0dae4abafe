"""Random walks: what random people try in random order, in every world the very same.

``walks()`` are lists of acts; ``call`` says what an act is in a situation.
"""

from dataclasses import dataclass
from egov.policy.core import engine
from egov.policy.core.errors import EgovError
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import TaskKind
from hypothesis import strategies as st
from strategies import PEOPLE


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
    days: int = 0


VERBS = ("claim", "release", "delegate", "reassign", "add", "skip", "redo", "extend")
OUTCOMES = (Outcome.DONE, Outcome.FAVOURABLE, Outcome.REJECTED, Outcome.UNFAVOURABLE)


def walks(*others, least=6, most=20):
    """A list of acts, of which the first files the case; ``others`` are acts of the caller."""
    filed, each = Act("decide", "clerk"), st.one_of(acts(), acts(), acts(), *others)
    return st.lists(each, min_size=least, max_size=most).map(lambda rest: [filed, *rest])


def acts():
    """What one person tries, or how many days pass."""
    picks, people = st.integers(0, 30), st.sampled_from(PEOPLE)
    tries = st.builds(
        Act,
        verb=st.sampled_from([*VERBS, "complete", "complete", "decide"]),
        person=st.sampled_from(["", "", *PEOPLE]),
        pick=picks,
        to=people,
        outcome=st.sampled_from(OUTCOMES),
    )
    waits = st.builds(Act, verb=st.just("wait"), days=st.integers(1, 40))
    edits = st.builds(Act, verb=st.just("edit"), pick=st.integers(0, 9))
    return st.one_of(tries, tries, tries, tries, tries, waits, edits)


def call(act, procedure, situation, world):
    """The function of the engine that an act is, and its arguments; None if it is none."""
    calls = list(_calls(act, procedure, situation))
    function = getattr(engine, act.verb)
    if not act.person:
        able = [call for call in calls if _is_allowed(function, procedure, situation, call, world)]
        calls = able or calls
    return (function, calls[act.pick % len(calls)]) if calls else None


def _calls(act, procedure, situation):
    """All that the act may mean: arguments of its function."""
    people = [act.person] if act.person else PEOPLE
    if act.verb == "decide":
        known = procedure.leaving(situation.state) or procedure.transitions
        return ((item.id, person, "because") for item in known for person in people)
    if act.verb == "extend":
        amount = 1 + act.pick % 3
        known = procedure.deadlines
        return ((item.id, amount, person, "because") for item in known for person in people)
    return (
        (item.id, person, *_further(act, procedure, item))
        for item in reversed(situation.items)
        for person in people
    )


def _further(act, procedure, item):
    opinion = procedure.state(item.state).task(item.task).kind is TaskKind.OPINION
    well = act.outcome in (Outcome.DONE, Outcome.FAVOURABLE)
    good, bad = DECIDED[opinion]
    return {
        "complete": (good if well else bad, "because"),
        "delegate": (act.to, "because"),
        "reassign": (act.to, "because"),
        "add": (f"user:{act.to}", "because"),
        "skip": ("because",),
        "redo": ("because",),
    }.get(act.verb, ())


DECIDED = {
    True: (Outcome.FAVOURABLE, Outcome.UNFAVOURABLE),
    False: (Outcome.DONE, Outcome.REJECTED),
}


def _is_allowed(function, procedure, situation, arguments, world):
    try:
        return bool(function(procedure, situation, *arguments, world).events)
    except EgovError:
        return False

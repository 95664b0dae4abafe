"""Random procedures, for the engine alone and beside Plone.

``procedures()`` builds definitions from the classes of the model: loops, several sources,
several tasks, opinions, automatic transitions, timers, deadlines, effects, options that a
unit has set.  Who plays in them is cast.py, what they ask questions.py; walks through them
are in walks.py.
"""

from . import others
from .cast import ACTORS
from .cast import DELAY
from .cast import OPTIONS
from .cast import words
from .questions import CONDITIONS
from .questions import conditions
from .questions import FEES
from .questions import NAMED
from .questions import pieces
from .questions import sections
from dataclasses import replace
from egov.policy.core.model import Automatic
from egov.policy.core.model import Deadline
from egov.policy.core.model import Document
from egov.policy.core.model import Effect
from egov.policy.core.model import Filing
from egov.policy.core.model import Flag
from egov.policy.core.model import Need
from egov.policy.core.model import Numbering
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.options.standing import applied
from egov.policy.core.options.standing import chosen
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import DeadlineKind
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import Permitted
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind
from hypothesis import strategies as st


IDS = tuple(actor.id for actor in ACTORS)
actors = st.sampled_from([*["board", "clerk", "chief", "admin"] * 3, *IDS])
periods = st.builds(
    Period,
    st.integers(1, 9),
    st.sampled_from([PeriodUnit.DAYS, PeriodUnit.WORKING_DAYS, PeriodUnit.MONTHS]),
)
needs = st.one_of(
    st.sampled_from([Need(), Need(NeedKind.ALL), Need(NeedKind.PERCENT, 50)]),
    st.builds(Need, st.just(NeedKind.NUMBER), st.integers(1, 4)),
)
comments = st.sampled_from([CommentRule.OPTIONAL, CommentRule.OPTIONAL, CommentRule.REQUIRED])
asked = st.sampled_from(
    [(), (), (), ("amount",), ("amount", "urgent"), ("office", "agent"), ("day", "signers")]
)
subsets = st.sampled_from([tuple(Permitted), tuple(Permitted), ()])
barred = st.sampled_from([(), (), (), ("submit",), ("s0_on",), ("submit", "s0_on", "s1_on")])
editors = st.sampled_from([(), (), ("clerk",), ("chief", "requester"), ("officer", "local")])
settings = st.fixed_dictionaries(
    {},
    optional={
        "signatory": st.sampled_from(["clerk", "accountant"]),
        "limit": st.integers(0, 9),
        "delay": st.sampled_from(["1 day", "2 working days"]),
    },
)
"""What the unit may have set of the options."""


@st.composite
def procedures(draw):
    """A procedure whose every state can be reached, and left by somebody if they are there."""
    names = [f"s{number}" for number in range(draw(st.integers(2, 4)))]
    ends = ["closed", "refused"]
    targets = [*names * 4, *ends, "draft"]
    transitions, states = [_submit(names[0])], []
    for number, name in enumerate(names):
        following = (names + ends)[number + 1]
        state, leaving = draw(_states(name, following, targets))
        states.append(state)
        transitions += leaving
    transitions.append(_take("refuse", "s0", "refused", "mayor"))
    running = ["draft", *names]
    procedure = Procedure(
        id="random",
        version=1,
        title=words("Random"),
        description=words("A random procedure"),
        legal_basis=words("None"),
        channels=("counter",),
        unit_kinds=("zone",),
        filing=Filing("3.2.2"),
        numbering=Numbering("random", "R-{unit}-{year}-{number}"),
        actors=ACTORS,
        subject=("name",),
        sections=draw(sections(running, IDS)),
        states=(_draft(), *states, *(_final(name) for name in ends)),
        transitions=tuple(draw(_widely(item, running)) for item in transitions),
        deadlines=draw(_deadlines(transitions, names)),
        conditions=NAMED,
        options=OPTIONS,
        flags=(Flag("hot", words("Hot")),),
        pieces=draw(st.sampled_from([(), ()]) | pieces),
        fees=FEES,
        documents=(draw(_papers()),),
    )
    return applied(procedure, draw(settings))


def _draft():
    prepare = Task("prepare", "clerk", words("Prepare"), complete="submit")
    return State("draft", StateKind.DRAFT, words("Draft"), tasks=(prepare,), edit=("clerk",))


def _submit(target):
    number = (Effect("assign_number", {}),)
    return replace(_take("submit", "draft", target, "clerk"), effects=number)


def _final(name):
    return State(name, StateKind.FINAL, words(name))


def _take(id, source, target, actor="", **parts):
    return Transition(id, words(id), (source,), target, actor, **parts)


def _papers():
    revokers = st.just("") | actors
    number = Numbering("paper", "{number}")
    return revokers.map(lambda id: Document("paper", words("Paper"), "paper.odt", number, id))


@st.composite
def _widely(draw, taken, running):
    """A transition from its source alone, from another one too, or from any."""
    (own,) = taken.sources
    every = tuple(id for id in running if id == own or id not in ("draft", taken.target))
    more = st.sampled_from(running).map(lambda id: tuple(dict.fromkeys((own, id))))
    return replace(taken, sources=draw(st.sampled_from([(own,)] * 5 + [every]) | more))


@st.composite
def _states(draw, name, following, targets):
    """A state, and what leaves it: by hand, by its tasks, by itself."""
    leaving = [draw(_by_hand(f"{name}_on", name, following))]

    def end(id):
        target = draw(st.sampled_from(targets))
        more = {
            "when": draw(conditions),
            "ask": draw(asked),
            "comment": draw(comments),
            "other_than": draw(barred),
        }
        leaving.append(_take(id, name, target, **more))
        return id

    def maybe(id):
        return end(id) if draw(st.booleans()) else ""

    # Conditions ask for the first task of the first state.
    counts = st.sampled_from([1, 2, 2, 3] if name == "s0" else [1, 2, 2, 3, 0, 0])
    tasks = tuple(draw(_tasks(f"{name}_t{number}", maybe)) for number in range(draw(counts)))
    state = State(
        name,
        draw(st.sampled_from([StateKind.OPEN, StateKind.OPEN, StateKind.SUSPENDED])),
        words(name),
        tasks=tasks,
        edit=draw(editors),
        order=draw(st.sampled_from(Order)),
        need=draw(needs),
        complete=maybe(f"{name}_joined") if tasks else "",
        reject=maybe(f"{name}_broken") if tasks else "",
    )
    if draw(st.sampled_from([True, False, False])):
        leaving.append(draw(_automatic(name, targets)))
    return state, [draw(_effects(item)) for item in leaving]


def _by_hand(id, source, target):
    """A transition that somebody takes: mostly freely."""
    return st.builds(
        lambda actor, ask, when, others: _take(
            id, source, target, actor, ask=ask, when=when, other_than=others
        ),
        actors,
        asked,
        conditions,
        barred,
    )


@st.composite
def _tasks(draw, id, maybe):
    kind = draw(st.sampled_from(TaskKind))
    due = draw(st.none() | periods | st.just(chosen(DELAY)))
    late = due is not None and draw(st.booleans())
    lapses = {
        TaskKind.OPINION: [Outcome.LAPSED, Outcome.ABSTAINED],
        TaskKind.DECISION: [Outcome.DONE, Outcome.REJECTED],
    }
    return Task(
        id,
        draw(actors),
        words(id),
        kind=kind,
        need=draw(needs),
        order=draw(st.sampled_from(Order)),
        distribution=draw(st.sampled_from(Distribution)),
        when=draw(conditions),
        due=due,
        complete=maybe(f"{id}_yes"),
        reject=maybe(f"{id}_no") if kind is TaskKind.DECISION else "",
        other_than=draw(barred),
        remind=draw(st.none() | periods) if due else None,
        escalate_after=draw(periods) if late else None,
        escalate_to=draw(actors) if late else "",
        lapse=draw(st.none() | st.sampled_from(lapses[kind])) if due else None,
        allow=draw(subsets),
        supervisor=draw(actors),
    )


@st.composite
def _automatic(draw, name, targets):
    after = draw(st.none() | periods | periods)
    when = draw(conditions if after else st.sampled_from(CONDITIONS))
    since = draw(st.sampled_from(["state", "filing", "day"])) if after else "state"
    timer = Automatic(when=when, after=after, since=since)
    return _take(f"{name}_alone", name, draw(st.sampled_from(targets)), automatic=timer)


SET = (
    ("amount", "amount + 1"),
    ("amount", 0),
    ("amount", "heat"),
    ("urgent", True),
    ("urgent", False),
    ("day", "today"),
    ("day", "add_days(today, 3)"),
    ("office", "unit"),
    ("agent", "requester"),
    ("colour", "'green'"),
)
"""What ``set_field`` writes where."""

EFFECTS = (
    Effect("set_flag", {"flag": "hot"}),
    Effect("clear_flag", {"flag": "hot"}),
    Effect("issue_document", {"document": "paper"}),
    *(Effect("set_field", {"field": field, "value": value}) for field, value in SET),
    *others.EFFECTS,
)


def _effects(taken):
    return st.lists(st.sampled_from(EFFECTS), max_size=2).map(
        lambda found: replace(taken, effects=tuple(found))
    )


@st.composite
def _deadlines(draw, transitions, names):
    found = []
    for number in range(draw(st.integers(0, 2))):
        silence = draw(st.just("") | st.sampled_from([item.id for item in transitions[1:]]))
        longer = draw(st.none() | periods)
        found.append(
            Deadline(
                f"d{number}",
                words(f"d{number}"),
                draw(periods),
                since=draw(st.sampled_from(["opening", "filing", "day", "day", *names])),
                kind=draw(st.sampled_from(DeadlineKind)),
                suspended=draw(st.booleans()),
                warn=draw(st.none() | periods),
                silence=silence,
                extension=longer,
                extend=draw(actors) if longer else "",
            )
        )
    return tuple(found)

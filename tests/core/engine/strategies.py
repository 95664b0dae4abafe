"""Random procedures, for the engine alone and beside Plone.

``procedures()`` builds definitions from the classes of the model: loops, several tasks,
opinions, automatic transitions, timers, deadlines.  Walks through them are in walks.py.
"""

from dataclasses import replace
from egov.policy.core.model import Actor
from egov.policy.core.model import Automatic
from egov.policy.core.model import Deadline
from egov.policy.core.model import Document
from egov.policy.core.model import Effect
from egov.policy.core.model import Field
from egov.policy.core.model import Filing
from egov.policy.core.model import Flag
from egov.policy.core.model import Need
from egov.policy.core.model import Numbering
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Text
from egov.policy.core.model import Transition
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import DeadlineKind
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import Permitted
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind
from hypothesis import strategies as st


def words(text):
    """A text in every language."""
    return Text(fr=text, rn=text, en=text)


ACTORS = (
    Actor("clerk", words("Clerk"), function="clerk"),
    Actor("chief", words("Chief"), function="zone-chief"),
    Actor("board", words("Board"), function="committee-member"),
    Actor("nobody", words("Nobody"), function="accountant"),
    Actor("admin", words("Admin"), function="communal-administrator", at=ActorPlace.PARENT),
    Actor("requester", words("Requester"), requester=True),
    Actor("filer", words("Filer"), did="submit"),
    Actor("officer", words("Officer"), person="agent"),
    Actor("superior", words("Superior"), superior_of="chief"),
)
GROUPS = {
    "zone.clerk": ("cleo", "clem"),
    "zone.zone-chief": ("chad", "clem"),
    "zone.committee-member": ("ann", "bob", "cid"),
    "commune.communal-administrator": ("ada",),
}
"""Who holds which function at the units of a small office; no accountant."""

LENT = {("sid", "zone.committee-member"): "ann"}
"""Who stands in for whom in which group."""

PEOPLE = ("cleo", "clem", "chad", "ann", "bob", "cid", "sid", "ada", "stranger")
CONDITIONS = (
    "urgent",
    "not urgent",
    "amount > 3",
    "plan",
    "'hot' in flags",
    "'paper' in documents_ready",
    "today >= '2026-03-09'",
    "days_between(opened_on, filed_on) > 3",
)
FIELDS = (
    Field("name", FieldType.TEXT, words("Name"), personal="who asks"),
    Field("amount", FieldType.INTEGER, words("Amount"), minimum=0, maximum=9),
    Field("urgent", FieldType.BOOLEAN, words("Urgent")),
    Field("agent", FieldType.AGENT, words("Agent")),
    Field("plan", FieldType.FILE, words("Plan")),
    Field("heat", FieldType.INTEGER, words("Heat"), required_when="'hot' in flags"),
)

OPENING = st.fixed_dictionaries(
    {"amount": st.integers(0, 9), "urgent": st.booleans()},
    optional={"agent": st.sampled_from(PEOPLE)},
)
"""The first answers of a case."""

actors = st.sampled_from(["board", "clerk", "chief", "admin", *(actor.id for actor in ACTORS)])
conditions = st.sampled_from(["", "", "", "", *CONDITIONS])
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
asked = st.sampled_from([(), (), ("amount",), ("amount", "urgent")])
subsets = st.sampled_from([tuple(Permitted), tuple(Permitted), ()])


@st.composite
def procedures(draw):
    """A procedure whose every state can be reached and left."""
    names = [f"s{number}" for number in range(draw(st.integers(2, 4)))]
    ends = ["closed", "refused"]
    targets = [*names, *names, *ends]
    transitions, states = [_submit(names[0])], []
    for number, name in enumerate(names):
        following = (names + ends)[number + 1]
        state, leaving = draw(_states(name, following, targets))
        states.append(state)
        transitions += leaving
    transitions.append(_take("refuse", "s0", "refused", "clerk"))
    return Procedure(
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
        sections=(Section("all", words("All"), FIELDS),),
        states=(_draft(), *states, *(_final(name) for name in ends)),
        transitions=tuple(transitions),
        deadlines=draw(_deadlines(transitions, names)),
        flags=(Flag("hot", words("Hot")),),
        documents=(Document("paper", words("Paper"), "paper.odt", Numbering("paper", "{number}")),),
    )


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


@st.composite
def _states(draw, name, following, targets):
    """A state, and what leaves it: by hand, by its tasks, by itself."""
    leaving = [_take(f"{name}_on", name, following, draw(actors), ask=draw(asked))]

    def end(id):
        target = draw(st.sampled_from(targets))
        more = {"when": draw(conditions), "ask": draw(asked), "comment": draw(comments)}
        leaving.append(_take(id, name, target, **more))
        return id

    def maybe(id):
        return end(id) if draw(st.booleans()) else ""

    tasks = tuple(
        draw(_tasks(f"{name}_t{number}", maybe))
        for number in range(draw(st.sampled_from([1, 2, 2, 3, 0])))
    )
    state = State(
        name,
        draw(st.sampled_from([StateKind.OPEN, StateKind.OPEN, StateKind.SUSPENDED])),
        words(name),
        tasks=tasks,
        edit=draw(st.sampled_from([(), (), ("clerk",)])),
        order=draw(st.sampled_from(Order)),
        need=draw(needs),
        complete=maybe(f"{name}_joined") if tasks else "",
        reject=maybe(f"{name}_broken") if tasks else "",
    )
    if draw(st.booleans()):
        leaving.append(draw(_automatic(name, targets)))
    return state, [draw(_effects(item)) for item in leaving]


@st.composite
def _tasks(draw, id, maybe):
    kind = draw(st.sampled_from(TaskKind))
    due = draw(st.none() | periods)
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
        other_than=draw(st.sampled_from([(), ("submit",)])),
        remind=draw(st.none() | periods) if due else None,
        escalate_after=draw(periods) if late else None,
        escalate_to=draw(actors) if late else "",
        lapse=draw(st.none() | st.sampled_from(lapses[kind])) if due else None,
        allow=draw(subsets),
        supervisor=draw(actors),
    )


@st.composite
def _automatic(draw, name, targets):
    after = draw(st.none() | periods)
    when = draw(conditions if after else st.sampled_from(CONDITIONS))
    since = draw(st.sampled_from(["state", "filing"])) if after else "state"
    timer = Automatic(when=when, after=after, since=since)
    return _take(f"{name}_alone", name, draw(st.sampled_from(targets)), automatic=timer)


@st.composite
def _effects(draw, taken):
    amount = st.sampled_from(["amount + 1", 0, 7])
    effect = st.one_of(
        st.just(Effect("set_flag", {"flag": "hot"})),
        st.just(Effect("clear_flag", {"flag": "hot"})),
        st.just(Effect("issue_document", {"document": "paper"})),
        st.builds(lambda value: Effect("set_field", {"field": "amount", "value": value}), amount),
    )
    return replace(taken, effects=tuple(draw(st.lists(effect, max_size=1))))


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
                since=draw(st.sampled_from(["opening", "filing", *names])),
                kind=draw(st.sampled_from(DeadlineKind)),
                suspended=draw(st.booleans()),
                warn=draw(st.none() | periods),
                silence=silence,
                extension=longer,
                extend=draw(actors) if longer else "",
            )
        )
    return tuple(found)

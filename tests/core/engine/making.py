"""Small procedures written in a line or two, and how the tests walk through them."""

from dataclasses import replace
from egov.policy.core import engine
from egov.policy.core.model import Actor
from egov.policy.core.model import Field
from egov.policy.core.model import Filing
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
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind


NO_TEXT = Text()
ALL = Need(NeedKind.ALL)
ACTORS = (
    Actor("clerk", NO_TEXT, function="clerk"),
    Actor("chief", NO_TEXT, function="zone-chief"),
    Actor("admin", NO_TEXT, function="administrator", at=ActorPlace.PARENT),
    Actor("member", NO_TEXT, function="member", at=ActorPlace.PARENT),
    Actor("service", NO_TEXT, function="clerk", at=ActorPlace.NAMED, place="service"),
    Actor("requester", NO_TEXT, requester=True),
)
FIELDS = (
    Field("amount", FieldType.INTEGER, NO_TEXT),
    Field("urgent", FieldType.BOOLEAN, NO_TEXT),
    Field("day", FieldType.DATE, NO_TEXT),
    Field("officer", FieldType.AGENT, NO_TEXT),
    Field("office", FieldType.UNIT, NO_TEXT),
    Field(
        "signers",
        FieldType.TABLE,
        NO_TEXT,
        columns=(Field("who", FieldType.AGENT, NO_TEXT), Field("note", FieldType.TEXT, NO_TEXT)),
    ),
)


def days(amount):
    return Period(amount, PeriodUnit.DAYS)


def working_days(amount):
    return Period(amount, PeriodUnit.WORKING_DAYS)


def task(id, actor, **parts):
    return Task(id, actor, NO_TEXT, **parts)


def opinion(id, actor, **parts):
    return Task(id, actor, NO_TEXT, kind=TaskKind.OPINION, **parts)


def state(id, *tasks, kind=StateKind.OPEN, **parts):
    return State(id, kind, NO_TEXT, tasks=tasks, **parts)


def take(id, sources, target, actor="", **parts):
    return Transition(id, NO_TEXT, tuple(sources.split()), target, actor, **parts)


def procedure(*parts, actors=(), fields=(), **more):
    """A procedure with a draft, that ``submit`` leaves, these states, and the end ``closed``."""
    states = [part for part in parts if isinstance(part, State)]
    transitions = [part for part in parts if isinstance(part, Transition)]
    draft = state("draft", task("prepare", "clerk", complete="submit"), kind=StateKind.DRAFT)
    closed = state("closed", kind=StateKind.FINAL)
    return Procedure(
        id="trial",
        version=1,
        title=NO_TEXT,
        description=NO_TEXT,
        legal_basis=NO_TEXT,
        channels=("counter",),
        unit_kinds=("zone",),
        filing=Filing("1"),
        numbering=Numbering("trial", "{number}"),
        actors=(*ACTORS, *actors),
        subject=(),
        sections=(Section("all", NO_TEXT, (*FIELDS, *fields)),),
        states=(draft, *states, closed),
        transitions=(take("submit", "draft", states[0].id, "clerk"), *transitions),
        **more,
    )


def voting(need, **parts):
    """A committee votes; its chair may cut it short."""
    vote = task("vote", "member", need=need, complete="accept", reject="refuse", **parts)
    return procedure(
        state("vote", vote),
        take("accept", "vote", "closed"),
        take("refuse", "vote", "closed"),
        take("overrule", "vote", "closed", "admin"),
    )


class Walk:
    """A case on its way: it remembers the turn, so that a test reads as a list of acts."""

    def __init__(self, procedure, world, values=None, requester="citizen"):
        self.procedure, self.world = procedure, world
        self.turn = engine.open_case(procedure, "zone", requester, values or {}, world)
        self.events = list(self.turn.events)

    @property
    def now(self):
        return self.turn.after

    @property
    def state(self):
        return self.now.state

    def do(self, function, *parts, **more):
        self.turn = function(self.procedure, self.now, *parts, self.world, **more)
        self.events += self.turn.events
        return self

    def decide(self, by, transition, comment="", **more):
        return self.do(engine.decide, transition, by, comment, **more)

    def submit(self):
        return self.decide("clerk", "submit")

    def complete(self, by, task="", outcome=Outcome.DONE, comment=""):
        return self.do(engine.complete, self.item(task, by), by, outcome, comment)

    def reject(self, by, task=""):
        return self.complete(by, task, Outcome.REJECTED)

    def tick(self):
        return self.do(engine.tick)

    def settle(self, **changes):
        """Something outside changed."""
        self.turn = replace(self.turn, after=replace(self.now, **changes))
        return self.do(engine.settle)

    def later(self, **span):
        self.world = self.world.later(**span)
        return self

    def in_world(self, world):
        self.world = world
        return self

    def item(self, task="", by=""):
        """Id of the open item of a task, that of a person if they have one."""
        mine = [item.id for item in self.tasks(by) if task in ("", item.task)]
        others = [item.id for item in self.now.open if task in ("", item.task)]
        return (mine or others or [f"{task}-1"])[0]

    def tasks(self, person):
        return engine.tasks_for(self.procedure, self.now, person, self.world)

    def offered(self, person):
        return [
            offer.transition.id
            for offer in engine.offered(self.procedure, self.now, person, self.world)
            if not offer.blocked
        ]

    def alerts(self):
        found = engine.alerts(self.procedure, self.now, self.world)
        return [(alert.why, alert.subject) for alert in found]

    def open(self):
        return [item.id for item in self.now.open]

    def outcomes(self):
        return {item.id: item.outcome and str(item.outcome) for item in self.now.items}

    def steps(self):
        return [step.transition for step in self.now.steps]

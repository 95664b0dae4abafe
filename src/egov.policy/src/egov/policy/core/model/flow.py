"""Who does what and when: actors, states, tasks, transitions, deadlines."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.model.naming import named
from egov.policy.core.model.words import Period
from egov.policy.core.model.words import Text
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import DeadlineKind
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import Permitted
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind
from typing import Any


@dataclass(frozen=True)
class Flag:
    """A mark beside the state, set and cleared by effects."""

    id: str
    title: Text


@dataclass(frozen=True)
class Actor:
    """A named role of the procedure, resolved for each case to groups or people.

    Exactly one of these says who it is: ``function`` (held at the unit that ``at`` and
    ``place`` say), ``requester`` (who opened the case), ``did`` (who took that transition
    last), ``person`` (whom that field of type agent names) or ``superior_of`` (the head of
    the unit of another actor, or of the unit above it when that actor is the head).
    """

    id: str
    title: Text
    function: str = ""
    at: ActorPlace = ActorPlace.UNIT
    place: str = ""
    requester: bool = False
    did: str = ""
    person: str = ""
    superior_of: str = ""


@dataclass(frozen=True)
class Need:
    """How many have to agree: ``any``, ``all``, ``2`` or ``60%``."""

    kind: NeedKind = NeedKind.ANY
    amount: int = 0

    def of(self, asked: int) -> int:
        """How many that is of so many who are asked; a share is rounded up."""
        whole = {NeedKind.ANY: min(1, asked), NeedKind.ALL: asked, NeedKind.NUMBER: self.amount}
        return whole.get(self.kind, -(-self.amount * asked // 100))


@dataclass(frozen=True)
class Task:
    """What a state asks of an actor, until when, and how it may end.

    With the need ``any`` the group is asked and one of it acts; else each of its people
    has a task and ``need`` says how many have to agree.  ``complete`` and ``reject`` name
    the transitions that stand for "done" and "no"; other transitions of the actor from
    this state end the task too.

    ``when`` is whether it is asked at all; ``other_than`` the transitions whose takers may
    not act on it (four eyes); ``remind`` how long before the due date they are reminded;
    ``escalate_after`` how long after it ``escalate_to`` is asked as well; ``lapse`` the
    outcome that stands once the due date has passed (then it needs one).  ``allow`` is what
    else may be done with it, by its holder (delegate, add) or by the ``supervisor``.
    """

    id: str
    actor: str
    title: Text
    kind: TaskKind = TaskKind.DECISION
    need: Need = field(default_factory=Need)
    order: Order = Order.PARALLEL
    distribution: Distribution = Distribution.GROUP
    when: str = ""
    due: Period | None = None
    complete: str = ""
    reject: str = ""
    other_than: tuple[str, ...] = ()
    remind: Period | None = None
    escalate_after: Period | None = None
    escalate_to: str = ""
    lapse: Outcome | None = None
    allow: tuple[Permitted, ...] = ()
    supervisor: str = ""


@dataclass(frozen=True)
class State:
    """A place where a case can rest.  ``edit`` names who may change its fields.

    With several tasks, ``order`` says whether they are asked for at once, ``need`` how many
    of them have to be completed, and ``complete`` and ``reject`` which transition is taken
    as soon as that is so, or can no longer become so.

    ``former`` are tasks of earlier versions, which a case may have been asked; they are no
    part of the definition.
    """

    id: str
    kind: StateKind
    title: Text
    next: Text = field(default_factory=Text)
    tasks: tuple[Task, ...] = ()
    order: Order = Order.PARALLEL
    need: Need = field(default_factory=lambda: Need(NeedKind.ALL))
    complete: str = ""
    reject: str = ""
    edit: tuple[str, ...] = ()
    former: tuple[Task, ...] = ()

    def task(self, id: str) -> Task:
        """The task of that id, asked or not any more; KeyError if there never was one."""
        return named((*self.tasks, *self.former), id)


@dataclass(frozen=True)
class Effect:
    """A named consequence of a transition with its declared parameters."""

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Automatic:
    """When a transition is taken by nobody: on a condition, or when a time has passed.

    ``after`` is counted from the entry into the state (``since: state``), from the filing
    (``since: filing``) or from the date in a field; with ``when`` both must be so.
    """

    when: str = ""
    after: Period | None = None
    since: str = "state"


@dataclass(frozen=True)
class Transition:
    """A decision that moves a case from one of its sources to its target.

    It is taken by its ``actor``, or on its own (``automatic``), or by the tasks and
    deadlines that name it.  ``ask`` are the fields that are asked when it is taken;
    ``other_than`` the transitions whose takers may not take this one.
    """

    id: str
    title: Text
    sources: tuple[str, ...]
    target: str
    actor: str = ""
    when: str = ""
    automatic: Automatic | None = None
    ask: tuple[str, ...] = ()
    other_than: tuple[str, ...] = ()
    comment: CommentRule = CommentRule.OPTIONAL
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """A delay that runs beside the states.

    It starts ``since`` the opening, the filing, the entry into a state (its id) or the
    date in a field.  ``silence`` is the transition that is taken when it has passed
    (silence means consent, or refusal); ``extension`` how much ``extend`` may add in all;
    ``warn`` how long before its end those whose turn it is are reminded.
    """

    id: str
    title: Text
    period: Period
    since: str = "filing"
    kind: DeadlineKind = DeadlineKind.LEGAL
    suspended: bool = True
    warn: Period | None = None
    silence: str = ""
    extension: Period | None = None
    extend: str = ""

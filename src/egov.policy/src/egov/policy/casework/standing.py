"""How the current person stands towards a case: capacities, what they see, turn, claim."""

from AccessControl import getSecurityManager
from egov.policy import cases
from egov.policy import people
from egov.policy.casework.situations import load
from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.engine import Situation
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.alerts import UNPRICED
from egov.policy.core.model import Actor
from functools import cached_property
from typing import Any
from typing import Self


class Standing:
    """The current person before a case at one moment, for all that one answer says of both.

    Each question is asked once, so it is made anew for every answer: after a change of the
    case it would tell of what was.
    """

    def __init__(self, case, world: cases.SiteWorld | None = None) -> None:
        self.case, self.person = case, user_id()
        self.procedure, self.state = cases.procedure_of(case), cases.state_of(case)
        self.world = world or cases.SiteWorld(case)

    def again(self) -> Self:
        """The same person at the same moment, after the case has changed."""
        return type(self)(self.case, self.world)

    @cached_property
    def situation(self) -> Situation:
        """Where the case stands, with its papers."""
        return load(self.case)

    @cached_property
    def actors(self) -> dict[str, str]:
        """The actors that the person plays, and as which group or person."""
        mine, found = cases.capacities(self.person), {}
        for actor in self.procedure.actors:
            for principal in self._principals(actor):
                if principal in mine:
                    found.setdefault(actor.id, principal)
        return found

    @cached_property
    def seen(self) -> frozenset[str]:
        """Ids of the fields that the person may see."""
        return form.visible_fields(self.procedure, self.state, self.actors)

    @cached_property
    def editable(self) -> frozenset[str]:
        """Ids of the fields that the person may change."""
        return form.editable_fields(self.procedure, self.state, self.actors)

    @property
    def asked_as(self) -> str:
        """As whom the person is asked something now; empty if nothing is."""
        mine = cases.capacities(self.person)
        return next((item.principal for item in self.situation.open if item.principal in mine), "")

    @property
    def values(self) -> dict[str, Any]:
        """The answers that the person may see."""
        return {id: value for id, value in cases.values(self.case).items() if id in self.seen}

    def _principals(self, actor: Actor) -> tuple[str, ...]:
        return engine.principals(self.procedure, self.situation, actor.id, self.world)


def user_id() -> str:
    """Id of the current person, empty for nobody."""
    return getSecurityManager().getUser().getId() or ""


def groups() -> frozenset[str]:
    """Groups of the current person today."""
    user = getSecurityManager().getUser()
    # Zope's own special users (nobody, system) know no groups.
    return frozenset(user.getGroups() if hasattr(user, "getGroups") else ())


def group_of(case, actor_id: str) -> str:
    """As which group, or person, the current person plays that actor; empty if not at all."""
    return Standing(case).actors.get(actor_id, "")


def would_play(actor: Actor, unit: str, mine: frozenset[str]) -> bool:
    """Whether a person of these groups plays an actor in a case that they open at a unit."""
    if actor.requester:
        return any(group.rpartition(".")[0] == unit for group in mine)
    return people.group_of_actor(actor, unit) in mine


def acting_in(principal: str) -> dict[str, Any]:
    """In what capacity the current person acts, as the journal says it of every act."""
    return {"capacity": principal, "substitute_for": people.lenders(user_id(), principal)}


def capacity_on(case, item: WorkItem, *, overrides: bool = False) -> str:
    """As which group, or person, the current person does something with a task.

    As who is asked, as the supervisor, or as who is in charge of a stuck case; what
    ``overrides`` those who are asked is done as the supervisor first.
    """
    supervisor = cases.procedure_of(case).state(item.state).task(item.task).supervisor
    asked = item.principal if item.principal in cases.capacities(user_id()) else ""
    if asked and not (overrides and supervisor):
        return asked
    above = group_of(case, supervisor) if supervisor else ""
    return above or asked or min(cases.in_charge(case.unit) & groups(), default="")


def claimant(case, item: WorkItem) -> str:
    """Who has the task, if anybody: a claim ends with the function of who made it."""
    return engine.holder(item, cases.SiteWorld(case))


def is_in_charge(case, task: str) -> bool:
    """Whether it is up to the current person to get a task going again that is stuck.

    What others are asked in the same case meanwhile stays theirs.
    """
    if cases.in_charge(case.unit).isdisjoint(groups()):
        return False
    mine = Standing(case)
    found = (item for item in mine.situation.items if item.id == task)
    stuck = {name for item in found for name in (item.id, item.task, item.state)}
    alerts = engine.alerts(mine.procedure, mine.situation, mine.world)
    waiting = (alert for alert in alerts if alert.why not in UNPRICED)
    return case.halted or any(alert.subject in stuck for alert in waiting)

"""Who may do what now: the items a person may end, the transitions they may take.

Asked for lists of what is offered as well as before anything is done, so that
nobody is offered what they would be refused.
"""

from dataclasses import dataclass
from dataclasses import replace
from egov.policy.core import fees
from egov.policy.core.engine import actors
from egov.policy.core.engine import joining
from egov.policy.core.engine.effects import issued_already
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.terms import Outcome


@dataclass(frozen=True)
class Offer:
    """A transition that is up to a person.

    ``item`` is what they are asked and end with it, if they are.  ``blocked`` says why it
    cannot be taken right now: ``claimed`` (then ``holder`` has it), ``condition``, ``issued``
    (a paper that it would issue is in force), ``unpaid`` (a condition that is met once what is
    due is paid), or empty.
    """

    transition: Transition
    item: str = ""
    blocked: str = ""
    holder: str = ""


def offered(
    procedure: Procedure, situation: Situation, person: str, world: World
) -> tuple[Offer, ...]:
    """Transitions that the person may take now, in the order of the definition."""
    found = (
        offer(procedure, situation, transition, person, world)
        for transition in procedure.leaving(situation.state)
    )
    return tuple(item for item in found if item is not None)


def offer(
    procedure: Procedure, situation: Situation, transition: Transition, person: str, world: World
) -> Offer | None:
    """That transition as it is up to the person; None if it is not.

    Where those are asked who may take it, it is theirs alone.
    """
    if not is_by_hand(procedure, situation, transition):
        return None
    if person in actors.takers(situation, transition.other_than):
        return None
    asked = concerned(procedure, situation, transition)
    mine = [
        item
        for item in asked
        if item.is_open and may_end(procedure, situation, item, person, world)
    ]
    if asked and not mine:
        return None
    if not asked and not _plays(procedure, situation, transition, person, world):
        return None
    free = [item for item in mine if is_free(item, person, world)]
    if mine and not free:
        return Offer(transition, mine[0].id, "claimed", holder(mine[0], world))
    blocked = obstacle(procedure, situation, transition, world)
    return Offer(transition, free[0].id if free else "", blocked)


def obstacle(
    procedure: Procedure, situation: Situation, transition: Transition, world: World
) -> str:
    """What stands in the way of a transition, whoever takes it; see :class:`Offer`."""
    if not is_met(procedure, situation, transition.when, world):
        paid = is_met(procedure, _paid_up(situation), transition.when, world)
        return "unpaid" if paid else "condition"
    return "issued" if issued_already(situation, transition) else ""


def _paid_up(situation: Situation) -> Situation:
    """The case as it would be if all that is due was paid."""
    due = fees.total(situation.fees)
    if due is None:
        return replace(situation, fees=())
    return replace(situation, paid=max(due, situation.paid))


def tasks_for(
    procedure: Procedure, situation: Situation, person: str, world: World
) -> tuple[WorkItem, ...]:
    """Open items that the person may end."""
    return tuple(
        item
        for item in situation.open
        if may_end(procedure, situation, item, person, world) and is_free(item, person, world)
    )


def candidates(
    procedure: Procedure, situation: Situation, item: WorkItem, world: World
) -> tuple[str, ...]:
    """Everybody who could end an open item today."""
    people = actors.people(item.principal, world)
    if not people:
        return ()
    barred = _barred(procedure, situation, item, world)
    return tuple(
        person for person in people if person not in barred and is_free(item, person, world)
    )


def may_end(
    procedure: Procedure, situation: Situation, item: WorkItem, person: str, world: World
) -> bool:
    """Whether an item is up to the person, whoever holds it."""
    if person not in actors.people(item.principal, world):
        return False
    return person not in _barred(procedure, situation, item, world)


def is_free(item: WorkItem, person: str, world: World) -> bool:
    """Whether nobody else holds the item; who stands in for the holder may act in their place."""
    held = holder(item, world)
    return held in ("", person) or held in world.represents(person, item.principal)


def holder(item: WorkItem, world: World) -> str:
    """Who holds an item: it is free again when they have left the group."""
    if item.holder and item.is_open and item.holder not in actors.people(item.principal, world):
        return ""
    return item.holder


def task_of(procedure: Procedure, item: WorkItem) -> Task:
    """The task of an item."""
    return procedure.state(item.state).task(item.task)


def is_by_hand(procedure: Procedure, situation: Situation, transition: Transition) -> bool:
    """Whether somebody may take a transition in this state, and not the tasks or time alone."""
    state = procedure.state(situation.state)
    if transition.automatic is not None or transition.id in joining.standing(state):
        return False
    return bool(transition.actor) or any(_leads(task, transition) for task in state.tasks)


def concerned(procedure: Procedure, situation: Situation, transition: Transition) -> list[WorkItem]:
    """What is or will be asked, in this round, of those whose transition it is."""
    return [
        item
        for item in situation.present
        if item.is_pending and _concerns(task_of(procedure, item), item, transition)
    ]


def _plays(
    procedure: Procedure, situation: Situation, transition: Transition, person: str, world: World
) -> bool:
    actor = transition.actor
    return bool(actor) and actors.plays(procedure, situation, actor, person, world)


def _concerns(task: Task, item: WorkItem, transition: Transition) -> bool:
    asked = (item.actor, task.actor)
    return _leads(task, transition) or (bool(transition.actor) and transition.actor in asked)


def _leads(task: Task, transition: Transition) -> bool:
    ends = (task.complete, task.reject)
    return transition.id in ends and not joining.is_joint(task)


def is_choosy(procedure: Procedure, item: WorkItem) -> bool:
    """Whether there may be people of whom an item asks and who may not end it."""
    task = task_of(procedure, item)
    alone = joining.is_personal(task) or procedure.actor(item.actor).superior_of
    return bool(alone or _four_eyes(procedure, task))


def excluded(
    procedure: Procedure, situation: Situation, task: Task, actor: str, world: World
) -> frozenset[str]:
    """Who is not asked a task as that actor: four eyes, and nobody is their own superior."""
    takers = actors.takers(situation, _four_eyes(procedure, task))
    return takers | actors.below(procedure, situation, actor, world)


def _four_eyes(procedure: Procedure, task: Task) -> tuple[str, ...]:
    """Transitions whose takers are not asked: those of the task and of what completes it."""
    if not task.complete or joining.is_joint(task):
        return task.other_than
    return (*task.other_than, *procedure.transition(task.complete).other_than)


def _barred(
    procedure: Procedure, situation: Situation, item: WorkItem, world: World
) -> frozenset[str]:
    """Who may not end an item.

    Who is not asked, and who had their one voice in a task of several people.
    """
    task = task_of(procedure, item)
    barred = excluded(procedure, situation, task, item.actor, world)
    if not joining.is_personal(task):
        return barred
    return barred | {
        other.ended_by
        for other in situation.items
        if other.visit == item.visit
        and other.task == item.task
        and not other.redone
        and other.outcome not in (None, Outcome.CANCELLED, Outcome.SKIPPED)
    }

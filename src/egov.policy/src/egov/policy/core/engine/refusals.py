"""What stands against an act of a person, told apart: not theirs, too late, incomplete."""

from dataclasses import replace
from egov.policy.core.engine import actors
from egov.policy.core.engine.permitted import holder
from egov.policy.core.engine.permitted import is_free
from egov.policy.core.engine.permitted import may_end
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import Permitted


def known_item(situation: Situation, id: str) -> WorkItem:
    """The item of that id.

    :raises InvalidValues: there is none.
    """
    try:
        return situation.item(id)
    except KeyError:
        raise InvalidValues([FieldProblem.unknown("task", id)]) from None


def require_theirs(
    procedure: Procedure, situation: Situation, item: WorkItem, by: str, world: World
) -> None:
    """The item is open, up to the person, and nobody else has it.

    :raises NotAllowed: it is not up to the person.
    :raises StateConflict: it has ended, its turn has not come, or a colleague has it.
    """
    if by not in actors.people(item.principal, world):
        raise NotAllowed()
    require_open(situation, item)
    if not may_end(procedure, situation, item, by, world):
        raise NotAllowed()
    if not is_free(item, by, world):
        raise StateConflict.claimed(holder(item, world))


def require_permitted(
    procedure: Procedure,
    situation: Situation,
    item: WorkItem,
    what: Permitted,
    by: str,
    world: World,
    in_charge: bool,
) -> None:
    """The supervisor may do what the task allows, its holder pass it on; who is in charge, all.

    :raises NotAllowed: it is not up to the person.
    :raises StateConflict: a colleague has it.
    """
    task = task_of(procedure, item)
    if in_charge:
        return
    if what not in task.allow:
        raise NotAllowed()
    if task.supervisor and actors.plays(procedure, situation, task.supervisor, by, world):
        return
    if what not in (Permitted.DELEGATE, Permitted.ADD):
        raise NotAllowed()
    require_theirs(procedure, situation, item, by, world)


def require_open(situation: Situation, item: WorkItem) -> None:
    """Somebody is asked now.

    :raises StateConflict: the item has ended, or waits for its turn.
    """
    require_pending(situation, item)
    if item.waiting:
        raise StateConflict("waiting", task=item.task)


def require_pending(situation: Situation, item: WorkItem) -> None:
    """Somebody is asked, or will be.

    :raises StateConflict: the item has ended.
    """
    if item.outcome is not None:
        moved = situation.state if item.visit != situation.visit else ""
        raise StateConflict.ended(item.ended_by, item.ended_on, moved)


def require_comment(rule: CommentRule, comment: str) -> None:
    """A reason where one is wanted.

    :raises InvalidValues: it is missing.
    """
    if rule is CommentRule.REQUIRED and not comment.strip():
        raise InvalidValues([FieldProblem.required("comment")])


def moved_on(situation: Situation) -> StateConflict:
    """The conflict that says where the case is now and who brought it there."""
    if not situation.steps:
        return StateConflict.moved(situation.state, "", "")
    last = situation.steps[-1]
    return StateConflict.moved(situation.state, last.by, last.at.isoformat())


def awake(situation: Situation) -> Situation:
    """The case when a person acts: one that was halted goes on."""
    return replace(situation, halted=False) if situation.halted else situation

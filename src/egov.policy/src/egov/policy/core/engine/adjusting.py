"""What is asked is adjusted on the way: somebody is added, an item skipped or asked for again."""

from dataclasses import replace
from egov.policy.core.engine import actors
from egov.policy.core.engine import tasks
from egov.policy.core.engine.automatic import conclude
from egov.policy.core.engine.events import Passed
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.naming import may_be_named
from egov.policy.core.engine.permitted import may_end
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.refusals import awake
from egov.policy.core.engine.refusals import known_item
from egov.policy.core.engine.refusals import moved_on
from egov.policy.core.engine.refusals import require_comment
from egov.policy.core.engine.refusals import require_open
from egov.policy.core.engine.refusals import require_pending
from egov.policy.core.engine.refusals import require_permitted
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import Permitted


def add(
    procedure: Procedure,
    situation: Situation,
    item: str,
    by: str,
    to: str,
    comment: str,
    world: World,
    in_charge: bool = False,
) -> Turn:
    """Somebody else is asked as well: ``to`` is a principal, ``user:<id>`` or a group.

    :raises InvalidValues: nobody acts for that principal, or may, or it is asked already.
    :raises NotAllowed: the task does not allow it, or not to the person.
    :raises StateConflict: the item has ended, or waits for its turn.
    """
    found = known_item(situation, item)
    require_permitted(procedure, situation, found, Permitted.ADD, by, world, in_charge)
    require_open(situation, found)
    if not actors.people(to, world):
        raise InvalidValues([FieldProblem.unknown("to", to)])
    task = task_of(procedure, found)
    asked = [other for other in situation.present if other.task == task.id and other.is_pending]
    if any(other.principal == to and not other.holder for other in asked):
        raise InvalidValues([FieldProblem("to", "asked_already")])
    _require_somebody_else(procedure, situation, found, by, to, world)
    turn = tasks.add(
        Turn(awake(situation)),
        task,
        world,
        principal=to,
        added_by=by,
        comment=comment,
        waiting=task.order is Order.SEQUENTIAL,
    )
    told = Passed("added", found, turn.after.items[-1], by, comment)
    turn = replace(turn, events=(told, *turn.events))
    return conclude(procedure, situation, turn, world)


def skip(
    procedure: Procedure,
    situation: Situation,
    item: str,
    by: str,
    comment: str,
    world: World,
    in_charge: bool = False,
) -> Turn:
    """The supervisor lets the case go on without an answer, and says why.

    :raises InvalidValues: the reason is missing.
    :raises NotAllowed: the task does not allow it, or not to the person.
    :raises StateConflict: it has ended.
    """
    found = known_item(situation, item)
    require_permitted(procedure, situation, found, Permitted.SKIP, by, world, in_charge)
    require_pending(situation, found)
    require_comment(CommentRule.REQUIRED, comment)
    ended = Turn(awake(situation))
    ended = tasks.end(ended, found, Outcome.SKIPPED, world, by=by, comment=comment)
    return conclude(procedure, situation, ended, world)


def redo(
    procedure: Procedure,
    situation: Situation,
    item: str,
    by: str,
    comment: str,
    world: World,
    in_charge: bool = False,
) -> Turn:
    """The supervisor asks again for what has ended, as long as the case is still there.

    :raises InvalidValues: the reason is missing.
    :raises NotAllowed: the task does not allow it, or not to the person.
    :raises StateConflict: the case has moved on, or it has not ended.
    """
    found = known_item(situation, item)
    require_permitted(procedure, situation, found, Permitted.REDO, by, world, in_charge)
    here = procedure.state(situation.state).tasks
    if found.visit != situation.visit or all(task.id != found.task for task in here):
        raise moved_on(situation)
    if found.outcome in (None, Outcome.CANCELLED) or found.redone:
        raise StateConflict("not_ended", task=found.task)
    require_comment(CommentRule.REQUIRED, comment)
    task, again = task_of(procedure, found), replace(found, redone=True)
    turn = tasks.put(Turn(awake(situation)), again)
    turn = turn.then(turn.after, Passed("redone", found, again, by, comment))
    turn = tasks.add(
        turn,
        task,
        world,
        actor=found.actor,
        principal=found.principal,
        holder=found.holder,
        added_by=found.added_by,
    )
    return conclude(procedure, situation, turn, world)


def _require_somebody_else(
    procedure: Procedure, situation: Situation, item: WorkItem, by: str, to: str, world: World
) -> None:
    """Nobody asks themselves for what is not up to them, nor whom it does not concern.

    :raises InvalidValues: they may not act.
    """
    added = replace(item, principal=to, holder="")
    mine = may_end(procedure, situation, added, by, world)
    own = mine and not may_end(procedure, situation, item, by, world)
    if own or not may_be_named(procedure, situation, item, to, world):
        raise InvalidValues([FieldProblem("to", "may_not_act")])

"""What is done with an item besides ending it: claimed, passed on, added, skipped, redone."""

from dataclasses import replace
from egov.policy.core.engine import actors
from egov.policy.core.engine import joining
from egov.policy.core.engine import tasks
from egov.policy.core.engine.automatic import conclude
from egov.policy.core.engine.events import Passed
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.permitted import may_end
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.refusals import awake
from egov.policy.core.engine.refusals import known_item
from egov.policy.core.engine.refusals import moved_on
from egov.policy.core.engine.refusals import require_comment
from egov.policy.core.engine.refusals import require_open
from egov.policy.core.engine.refusals import require_theirs
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import Permitted


def claim(procedure: Procedure, situation: Situation, item: str, by: str, world: World) -> Turn:
    """A person takes an item on, so that colleagues see it and leave it.

    :raises NotAllowed: it is not up to the person.
    :raises StateConflict: it has ended, or a colleague has it.
    """
    found = known_item(situation, item)
    require_theirs(procedure, situation, found, by, world)
    if found.holder == by or found.principal.startswith(actors.USER):
        return Turn(situation)
    return _pass(procedure, situation, found, replace(found, holder=by), "claimed", by, "", world)


def release(procedure: Procedure, situation: Situation, item: str, by: str, world: World) -> Turn:
    """A person gives an item back to the colleagues; one that nobody took stays as it is.

    :raises NotAllowed: it is not up to the person, or was given to them alone.
    :raises StateConflict: it has ended, or a colleague has it.
    """
    found = known_item(situation, item)
    require_theirs(procedure, situation, found, by, world)
    if not found.holder:
        return Turn(situation)
    if joining.is_personal(task_of(procedure, found)):
        raise NotAllowed()
    return _pass(procedure, situation, found, replace(found, holder=""), "released", by, "", world)


def delegate(
    procedure: Procedure,
    situation: Situation,
    item: str,
    by: str,
    to: str,
    comment: str,
    world: World,
    in_charge: bool = False,
) -> Turn:
    """A person gives what they are asked to another, who acts in their place.

    :raises InvalidValues: there is no such person, or they may not act on it.
    :raises NotAllowed: the task does not allow it, or not to the person.
    :raises StateConflict: it has ended, or a colleague has it.
    """
    found = known_item(situation, item)
    _require(procedure, situation, found, Permitted.DELEGATE, by, world, in_charge)
    require_open(found)
    changed = _given(procedure, situation, replace(found, delegated_by=by), by, to, world)
    return _pass(procedure, situation, found, changed, "delegated", by, comment, world)


def reassign(
    procedure: Procedure,
    situation: Situation,
    item: str,
    by: str,
    to: str,
    comment: str,
    world: World,
    in_charge: bool = False,
) -> Turn:
    """The supervisor gives an item to another person.

    :raises InvalidValues: there is no such person, or they may not act on it.
    :raises NotAllowed: the task does not allow it, or not to the person.
    :raises StateConflict: it has ended, or waits for its turn.
    """
    found = known_item(situation, item)
    _require(procedure, situation, found, Permitted.REASSIGN, by, world, in_charge)
    require_open(found)
    changed = _given(procedure, situation, replace(found, delegated_by=""), "", to, world)
    return _pass(procedure, situation, found, changed, "reassigned", by, comment, world)


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

    :raises InvalidValues: nobody acts for that principal, or it is asked already.
    :raises NotAllowed: the task does not allow it, or not to the person.
    :raises StateConflict: the item has ended, or waits for its turn.
    """
    found = known_item(situation, item)
    _require(procedure, situation, found, Permitted.ADD, by, world, in_charge)
    require_open(found)
    if not actors.people(to, world):
        raise InvalidValues([FieldProblem.unknown("to", to)])
    task = task_of(procedure, found)
    asked = [other for other in situation.present if other.task == task.id and other.is_pending]
    if any(other.principal == to and not other.holder for other in asked):
        raise InvalidValues([FieldProblem("to", "asked_already")])
    turn = tasks.add(
        Turn(awake(situation)),
        task,
        world,
        principal=to,
        added_by=by,
        comment=comment,
        waiting=task.order is Order.SEQUENTIAL,
    )
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
    _require(procedure, situation, found, Permitted.SKIP, by, world, in_charge)
    if found.outcome is not None:
        raise StateConflict.ended(found.ended_by, found.ended_on)
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
    _require(procedure, situation, found, Permitted.REDO, by, world, in_charge)
    if found.visit != situation.visit:
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


def _pass(
    procedure: Procedure,
    situation: Situation,
    before: WorkItem,
    after: WorkItem,
    how: str,
    by: str,
    comment: str,
    world: World,
) -> Turn:
    turn = tasks.put(Turn(awake(situation)), after)
    turn = turn.then(turn.after, Passed(how, before, after, by, comment))
    return conclude(procedure, situation, turn, world)


def _require(
    procedure: Procedure,
    situation: Situation,
    item: WorkItem,
    what: Permitted,
    by: str,
    world: World,
    in_charge: bool,
) -> None:
    """The supervisor may do what the task allows, its holder pass it on; who is in charge, all."""
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


def _given(
    procedure: Procedure, situation: Situation, item: WorkItem, by: str, to: str, world: World
) -> WorkItem:
    """The item with another person: inside its group they hold it, else they are asked."""
    if to == by:
        raise InvalidValues([FieldProblem("to", "may_not_act")])
    if not world.is_active(to):
        raise InvalidValues([FieldProblem.unknown("to", to)])
    if to in world.members(item.principal):
        changed = replace(item, holder=to)
    else:
        changed = replace(item, principal=f"{actors.USER}{to}", holder="")
    if changed == item or not may_end(procedure, situation, changed, to, world):
        raise InvalidValues([FieldProblem("to", "may_not_act")])
    return changed

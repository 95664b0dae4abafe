"""An item goes from hand to hand: claimed, released, delegated, reassigned."""

from dataclasses import replace
from egov.policy.core.engine import actors
from egov.policy.core.engine import joining
from egov.policy.core.engine import tasks
from egov.policy.core.engine.automatic import conclude
from egov.policy.core.engine.events import Passed
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.naming import may_be_named
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.refusals import awake
from egov.policy.core.engine.refusals import known_item
from egov.policy.core.engine.refusals import require_open
from egov.policy.core.engine.refusals import require_permitted
from egov.policy.core.engine.refusals import require_theirs
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.model import Procedure
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
    require_permitted(procedure, situation, found, Permitted.DELEGATE, by, world, in_charge)
    require_open(situation, found)
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
    require_permitted(procedure, situation, found, Permitted.REASSIGN, by, world, in_charge)
    require_open(situation, found)
    changed = _given(procedure, situation, replace(found, delegated_by=""), "", to, world)
    return _pass(procedure, situation, found, changed, "reassigned", by, comment, world)


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


def _given(
    procedure: Procedure, situation: Situation, item: WorkItem, by: str, to: str, world: World
) -> WorkItem:
    """The item with another person: inside its group they hold it, else they are asked."""
    if to == by:
        raise InvalidValues([FieldProblem("to", "may_not_act")])
    if not world.is_active(to):
        raise InvalidValues([FieldProblem.unknown("to", to)])
    principal = f"{actors.USER}{to}"
    alone = item.principal.startswith(actors.USER)
    if not alone and to in actors.people(item.principal, world):
        changed = replace(item, holder=to)
    else:
        changed = replace(item, principal=principal, holder="")
    if changed == item or not may_be_named(procedure, situation, item, principal, world):
        raise InvalidValues([FieldProblem("to", "may_not_act")])
    return changed

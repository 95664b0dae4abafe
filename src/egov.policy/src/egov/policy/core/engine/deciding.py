"""A person decides: takes a transition, or ends what they are asked."""

from collections.abc import Mapping
from egov.policy.core.engine import actors
from egov.policy.core.engine import joining
from egov.policy.core.engine import tasks
from egov.policy.core.engine.automatic import conclude
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.moving import move
from egov.policy.core.engine.permitted import concerned
from egov.policy.core.engine.permitted import is_free
from egov.policy.core.engine.permitted import may_end
from egov.policy.core.engine.permitted import obstacle
from egov.policy.core.engine.permitted import offer
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.permitted import tasks_for
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
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import TaskKind


DECISIONS = (Outcome.DONE, Outcome.REJECTED)
OPINIONS = (Outcome.FAVOURABLE, Outcome.UNFAVOURABLE, Outcome.ABSTAINED)
"""How a person may end what they are asked."""


def decide(
    procedure: Procedure,
    situation: Situation,
    transition: str,
    by: str,
    comment: str,
    world: World,
    task: str = "",
) -> Turn:
    """A person takes a transition; ``task`` is the item that they saw when deciding.

    :raises InvalidValues: unknown transition, or a reason is missing.
    :raises NotAllowed: it is not up to the person.
    :raises StateConflict: the case has moved on, a colleague has the task, the condition
        is not met, what it issues is in force, or those who are asked take it together.
    """
    taken = _known(procedure, transition)
    _require_still(procedure, situation, taken, by, world)
    if task:
        _require_seen(situation, task)
    _require_offered(procedure, situation, taken, by, world)
    require_comment(taken.comment, comment)
    own = _own(procedure, situation, taken, by, world)
    return _moved(procedure, situation, taken, by, comment, own, world)


def complete(
    procedure: Procedure,
    situation: Situation,
    item: str,
    by: str,
    outcome: Outcome,
    comment: str,
    world: World,
) -> Turn:
    """A person ends what they are asked, and what follows from it.

    :raises InvalidValues: no such item, or it cannot end so, or a reason is missing.
    :raises NotAllowed: it is not up to the person.
    :raises StateConflict: it has ended, waits for its turn, a colleague has it, or something
        stands in the way of the transition that it is.
    """
    found = known_item(situation, item)
    require_theirs(procedure, situation, found, by, world)
    task = task_of(procedure, found)
    if outcome not in (OPINIONS if task.kind is TaskKind.OPINION else DECISIONS):
        raise InvalidValues([FieldProblem("outcome", "not_an_option")])
    taken = _stands_for(procedure, situation, task, outcome)
    if taken is not None:
        require_comment(taken.comment, comment)
    if taken is None or not _is_it(task, taken):
        ended = tasks.end(Turn(awake(situation)), found, outcome, world, by=by, comment=comment)
        return conclude(procedure, situation, ended, world)
    if by in actors.takers(situation, taken.other_than):
        raise NotAllowed()
    _require_no_obstacle(taken, obstacle(procedure, situation, taken, world))
    own = {found.id: outcome}
    return _moved(procedure, situation, taken, by, comment, own, world)


def _moved(
    procedure: Procedure,
    situation: Situation,
    taken: Transition,
    by: str,
    comment: str,
    own: Mapping[str, Outcome],
    world: World,
) -> Turn:
    turn = Turn(awake(situation))
    # Who ends what they are asked acts as what they are asked, whichever way they do it.
    actor = next((situation.item(id).actor for id in own), taken.actor)
    turn = move(procedure, turn, taken, world, by=by, actor=actor, comment=comment, own=own)
    return conclude(procedure, situation, turn, world)


def _known(procedure: Procedure, transition: str) -> Transition:
    found = next((item for item in procedure.transitions if item.id == transition), None)
    if found is None:
        raise InvalidValues([FieldProblem.unknown("transition", transition)])
    return found


def _require_still(
    procedure: Procedure, situation: Situation, taken: Transition, by: str, world: World
) -> None:
    """The case is where the transition starts; others are not told where it is."""
    if situation.state in taken.sources:
        return
    if taken.actor and not actors.plays(procedure, situation, taken.actor, by, world):
        raise NotAllowed()
    raise moved_on(situation)


def _require_seen(situation: Situation, id: str) -> None:
    """What the person saw is still asked: after a loop the state is the same, but not that."""
    item = known_item(situation, id)
    if item.visit != situation.visit:
        raise moved_on(situation)
    require_open(situation, item)


def _require_offered(
    procedure: Procedure, situation: Situation, taken: Transition, by: str, world: World
) -> None:
    found = offer(procedure, situation, taken, by, world)
    if found is None:
        together = taken.id in joining.standing(procedure.state(situation.state))
        if together and tasks_for(procedure, situation, by, world):
            raise StateConflict("together", transition=taken.id)
        raise NotAllowed()
    if found.blocked == "claimed":
        raise StateConflict.claimed(found.holder)
    _require_no_obstacle(taken, found.blocked)


def _require_no_obstacle(taken: Transition, obstacle: str) -> None:
    if obstacle:
        raise StateConflict(obstacle, transition=taken.id)


def _own(
    procedure: Procedure, situation: Situation, taken: Transition, by: str, world: World
) -> dict[str, Outcome]:
    """How the items of a person who takes a transition end; opinions were not given."""
    return {
        item.id: Outcome.REJECTED if taken.id == task_of(procedure, item).reject else Outcome.DONE
        for item in concerned(procedure, situation, taken)
        if item.is_open and _decides(procedure, situation, item, by, world)
    }


def _decides(
    procedure: Procedure, situation: Situation, item: WorkItem, by: str, world: World
) -> bool:
    return (
        task_of(procedure, item).kind is TaskKind.DECISION
        and may_end(procedure, situation, item, by, world)
        and is_free(item, by, world)
    )


def _stands_for(
    procedure: Procedure, situation: Situation, task: Task, outcome: Outcome
) -> Transition | None:
    """The transition that stands for ending a task so, if there is one."""
    state = procedure.state(situation.state)
    rejects = outcome is Outcome.REJECTED
    ends = (task.reject, state.reject) if rejects else (task.complete, state.complete)
    name = next(filter(None, ends), "")
    return procedure.transition(name) if name else None


def _is_it(task: Task, taken: Transition) -> bool:
    """Whether ending an item of the task is that transition, and does not only lead to it."""
    return taken.id in (task.complete, task.reject) and not joining.is_personal(task)

"""Deciding: what the current person may do next, and doing it.

Everything that stands against a decision is told apart: not your turn (403),
too late (409, with who was first), something missing (400, field by field).
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import cases
from egov.policy.casework import standing
from egov.policy.casework.completeness import MAX_COMMENT
from egov.policy.casework.completeness import require_complete
from egov.policy.casework.editing import answer_asked
from egov.policy.casework.editing import change_answers
from egov.policy.casework.situations import load
from egov.policy.casework.standing import Standing
from egov.policy.casework.turns import carry_out
from egov.policy.core import engine
from egov.policy.core import texts
from egov.policy.core.engine import Moved
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.engine.joining import is_joint
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Transition
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import StateKind
from typing import Any


@dataclass(frozen=True)
class Choice:
    """A decision open to the current person.

    ``task`` is the item that they end with it.  ``blocked`` says why it cannot be taken
    right now: ``claimed`` (then ``claimed_by`` names who has it), ``condition``, or empty.
    """

    transition: Transition
    target: State
    task: str = ""
    blocked: str = ""
    claimed_by: str = ""


def choices(case) -> tuple[Choice, ...]:
    """Decisions that are up to the current person, in the definition's order."""
    return choices_of(Standing(case))


def choices_of(mine: Standing) -> tuple[Choice, ...]:
    """Decisions that are up to that person, in the definition's order."""
    offers = engine.offered(mine.procedure, mine.situation, mine.person, mine.world)
    return tuple(
        Choice(
            item.transition,
            mine.procedure.state(item.transition.target),
            item.item,
            item.blocked,
            item.holder,
        )
        for item in offers
    )


def perform(
    case,
    transition: str,
    comment: str = "",
    given: dict[str, Any] | None = None,
    task: str = "",
) -> None:
    """Take a transition, with the answers that it asks for or that the state lets change.

    ``task`` is the open task that the person saw when deciding: after a loop
    the case is in the same state again, but what was seen is over.

    :raises InvalidValues: unknown transition, missing reason, gaps in the form.
    :raises NotAllowed: it is not up to the current person.
    :raises StateConflict: the case has moved on, or a colleague has the task.
    """
    procedure, me, world = cases.procedure_of(case), standing.user_id(), cases.SiteWorld(case)

    def decide(situation: Situation) -> Turn:
        return engine.decide(procedure, situation, transition, me, comment, world, task=task)

    _decide(case, decide, given or {}, _known(procedure, transition), comment, world)


def complete(
    case, task: str, outcome: Outcome, comment: str = "", given: dict[str, Any] | None = None
) -> None:
    """End what the current person is asked, with what follows from it.

    :raises InvalidValues: no such task, it cannot end so, a missing reason or answer.
    :raises NotAllowed: it is not up to the current person.
    :raises StateConflict: it has ended, or a colleague has it.
    """
    procedure, me, world = cases.procedure_of(case), standing.user_id(), cases.SiteWorld(case)

    def end(situation: Situation) -> Turn:
        return engine.complete(procedure, situation, task, me, outcome, comment, world)

    _decide(case, end, given or {}, _stands_for(case, task, outcome), comment, world)


def _decide(
    case,
    do: Callable[[Situation], Turn],
    given: Mapping[str, Any],
    taken: Transition | None,
    comment: str,
    world: cases.SiteWorld,
) -> None:
    texts.remark("comment", comment, MAX_COMMENT)
    asked = taken.ask if taken is not None else ()
    if given or asked:
        _require_turn(do, load(case))
        rest = {id: value for id, value in given.items() if id not in asked}
        if rest:
            change_answers(case, rest)
        if taken is not None and asked:
            answer_asked(case, taken, {id: given[id] for id in asked if id in given})
    turn = do(load(case))
    _require_form(case, turn)
    carry_out(case, turn, world)


def _require_turn(do: Callable[[Situation], Turn], situation: Situation) -> None:
    """Who may not decide is told so before what they sent is looked at."""
    try:
        do(situation)
    except InvalidValues:
        return
    except StateConflict as error:
        # The answers may be what the condition waits for.
        if error.reason != "condition":
            raise


def _require_form(case, turn: Turn) -> None:
    """What a person presents has no gaps."""
    procedure = cases.procedure_of(case)
    for event in turn.events:
        if isinstance(event, Moved) and event.step.by:
            target = procedure.state(event.step.target)
            if procedure.state(event.step.source).edit and target.kind is not StateKind.FINAL:
                require_complete(case)


def _known(procedure: Procedure, id: str) -> Transition | None:
    return next((item for item in procedure.transitions if item.id == id), None)


def _stands_for(case, id: str, outcome: Outcome) -> Transition | None:
    """The transition that the end of a task is, if one person takes it by that."""
    item = next((item for item in case.tasks if item.id == id), None)
    if item is None:
        return None
    procedure = cases.procedure_of(case)
    task = procedure.state(item.state).task(item.task)
    if is_joint(task):
        return None
    return _known(procedure, task.reject if outcome is Outcome.REJECTED else task.complete)

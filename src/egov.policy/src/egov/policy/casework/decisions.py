"""Deciding: what the current person may do next, and doing it.

Everything that stands against a decision is told apart: not your turn (403),
too late (409, with who was first), something missing (400, field by field).
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.casework.completeness import MAX_COMMENT
from egov.policy.casework.completeness import require_complete
from egov.policy.casework.editing import answer_asked
from egov.policy.casework.editing import change_answers
from egov.policy.casework.standing import Standing
from egov.policy.casework.turns import carry_out
from egov.policy.core import engine
from egov.policy.core import texts
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Transition
from egov.policy.core.terms import Outcome
from typing import Any


@dataclass(frozen=True)
class Choice:
    """A decision open to the current person.

    ``task`` is the item that they end with it.  ``blocked`` says why it cannot be taken
    right now: ``claimed`` (then ``claimed_by`` names who has it), ``condition``, ``issued`` (a
    paper that it would issue is in force), ``unpaid`` (it is possible once what is due is
    paid), or empty.
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
    mine = Standing(case)

    def decide(situation: Situation) -> Turn:
        return engine.decide(
            mine.procedure, situation, transition, mine.person, comment, mine.world, task=task
        )

    _decide(mine, decide, given or {}, _known(mine.procedure, transition), comment)


def complete(
    case, task: str, outcome: Outcome, comment: str = "", given: dict[str, Any] | None = None
) -> None:
    """End what the current person is asked, with what follows from it.

    :raises InvalidValues: no such task, it cannot end so, a missing reason or answer.
    :raises NotAllowed: it is not up to the current person.
    :raises StateConflict: it has ended, or a colleague has it.
    """
    mine = Standing(case)

    def end(situation: Situation) -> Turn:
        return engine.complete(
            mine.procedure, situation, task, mine.person, outcome, comment, mine.world
        )

    _decide(mine, end, given or {}, _taken_with(mine, task, outcome), comment)


def _decide(
    mine: Standing,
    do: Callable[[Situation], Turn],
    given: Mapping[str, Any],
    taken: Transition | None,
    comment: str,
) -> None:
    texts.remark("comment", comment, MAX_COMMENT)
    asked = taken.ask if taken is not None else ()
    if given or asked:
        engine.require_turn(do, mine.situation)
        rest = {id: value for id, value in given.items() if id not in asked}
        if rest:
            change_answers(mine, rest)
        if taken is not None and asked:
            answer_asked(mine, taken, {id: given[id] for id in asked if id in given})
        mine = mine.again()
    turn = do(mine.situation)
    if engine.is_presented(mine.procedure, turn):
        require_complete(mine)
    carry_out(mine.case, turn, mine.world)


def _known(procedure: Procedure, id: str) -> Transition | None:
    return next((item for item in procedure.transitions if item.id == id), None)


def _taken_with(mine: Standing, id: str, outcome: Outcome) -> Transition | None:
    item = next((item for item in mine.situation.items if item.id == id), None)
    return engine.taken_with(mine.procedure, item, outcome) if item else None

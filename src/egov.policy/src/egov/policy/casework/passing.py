"""What is done with a task besides ending it, by the current person; extending a deadline."""

from collections.abc import Callable
from egov.policy import cases
from egov.policy.casework import standing
from egov.policy.casework.completeness import MAX_COMMENT
from egov.policy.casework.situations import load
from egov.policy.casework.turns import carry_out
from egov.policy.core import engine
from egov.policy.core import texts
from egov.policy.core.engine import Turn
from egov.policy.core.engine import WorkItem
from typing import Any


def claim(case, task: str) -> None:
    """Take a task on oneself, so that colleagues see it and leave it.

    What somebody took who no longer holds the function is taken over.

    :raises NotAllowed: if it is not up to the current person.
    :raises StateConflict: if it is done, or a colleague has it.
    """
    _do(case, engine.claim, task)


def release(case, task: str) -> None:
    """Give a claimed task back to the colleagues; one that nobody took stays as it is.

    :raises NotAllowed: if it is not up to the current person.
    :raises StateConflict: if it is done, or a colleague has it.
    """
    _do(case, engine.release, task)


def delegate(case, task: str, to: str, comment: str = "") -> None:
    """Give what one is asked to another person, who acts in one's place."""
    _do(case, engine.delegate, task, to, comment, in_charge=standing.is_in_charge(case, task))


def reassign(case, task: str, to: str, comment: str = "") -> None:
    """Give a task to another person, as its supervisor."""
    _do(case, engine.reassign, task, to, comment, in_charge=standing.is_in_charge(case, task))


def add(case, task: str, to: str, comment: str = "") -> None:
    """Ask somebody else as well: a principal, ``user:<id>`` or a group."""
    _do(case, engine.add, task, to, comment, in_charge=standing.is_in_charge(case, task))


def nameable(case, item: WorkItem) -> tuple[str, ...]:
    """Ids of the people to whom a task may be given, or who may be asked as well."""
    return engine.nameable(cases.procedure_of(case), load(case), item, cases.SiteWorld(case))


def skip(case, task: str, comment: str) -> None:
    """Let the case go on without an answer, with a reason."""
    _do(case, engine.skip, task, comment, in_charge=standing.is_in_charge(case, task))


def redo(case, task: str, comment: str) -> None:
    """Ask again for what has ended, with a reason."""
    _do(case, engine.redo, task, comment, in_charge=standing.is_in_charge(case, task))


def extend(case, deadline: str, amount: int, comment: str = "") -> None:
    """Extend a deadline within its limit, in the unit of its extension."""
    _comment(comment)
    procedure, world, me = cases.procedure_of(case), cases.SiteWorld(case), standing.user_id()
    situation = load(case)
    carry_out(
        case, engine.extend(procedure, situation, deadline, amount, me, comment, world), world
    )


def _do(case, act: Callable[..., Turn], task: str, *given: str, **more: Any) -> None:
    for text in given[-1:]:
        _comment(text)
    procedure, world, situation = cases.procedure_of(case), cases.SiteWorld(case), load(case)
    turn = act(procedure, situation, task, standing.user_id(), *given, world, **more)
    if turn.after != situation:
        carry_out(case, turn, world)


def _comment(text: str) -> None:
    texts.remark("comment", text, MAX_COMMENT)

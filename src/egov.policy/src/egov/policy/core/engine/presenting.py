"""What a person decides together with answers: who is told what first, what must be complete.

Used by casework and by the rehearsal, each of which keeps answers in its own way.  What a
form takes is for ``core.form``.
"""

from collections.abc import Callable
from egov.policy.core.engine import joining
from egov.policy.core.engine.events import Moved
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.permitted import task_of
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import StateKind


def require_turn(do: Callable[[Situation], Turn], situation: Situation) -> None:
    """Who may not decide is told so before what they sent is looked at.

    :raises NotAllowed: as ``do`` does.
    :raises StateConflict: as ``do`` does, but for what is not yet so: the answers may meet it.
    """
    try:
        do(situation)
    except InvalidValues:
        return
    except StateConflict as error:
        if not error.is_not_yet:
            raise


def taken_with(procedure: Procedure, item: WorkItem, outcome: Outcome) -> Transition | None:
    """The transition that ending an item so is, if one person takes it by that.

    The answers that it asks for are given then.
    """
    task = task_of(procedure, item)
    name = task.reject if outcome is Outcome.REJECTED else task.complete
    return procedure.transition(name) if name and not joining.is_joint(task) else None


def is_presented(procedure: Procedure, turn: Turn) -> bool:
    """Whether a person presents the form with a turn, to go on: then it has no gaps."""
    steps = (event.step for event in turn.events if isinstance(event, Moved))
    return any(
        step.by
        and procedure.state(step.source).edit
        and procedure.state(step.target).kind is not StateKind.FINAL
        for step in steps
    )

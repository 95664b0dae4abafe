"""Deciding: what the current person may do next, and doing it.

Everything that stands against a decision is told apart: not your turn (403),
too late (409, with who was first), something missing (400, field by field).
"""

from dataclasses import dataclass
from egov.policy.cases import last_decision
from egov.policy.cases import procedure_of
from egov.policy.cases import state_of
from egov.policy.casework import standing
from egov.policy.casework.editing import update_case
from egov.policy.casework.guards import condition_holds
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Transition
from plone import api
from typing import Any


@dataclass(frozen=True)
class Choice:
    """A decision open to the current person.

    ``blocked`` says why it cannot be taken right now: ``claimed`` (then
    ``claimed_by`` names who has it), ``condition``, or empty.
    """

    transition: Transition
    target: State
    blocked: str = ""
    claimed_by: str = ""


def choices(case) -> tuple[Choice, ...]:
    """Decisions that are up to the current person, in the definition's order."""
    procedure = procedure_of(case)
    return tuple(
        _choice(case, procedure, item)
        for item in procedure.leaving(state_of(case).id)
        if standing.is_actor(case, item.actor)
    )


def perform(
    case,
    transition: str,
    comment: str = "",
    given: dict[str, Any] | None = None,
    task: str = "",
) -> None:
    """Take a transition, with changed answers if the state lets them change.

    ``task`` is the open task that the person saw when deciding: after a loop
    the case is in the same state again, but what was seen is over.

    :raises InvalidValues: unknown transition, missing reason, gaps in the form.
    :raises NotAllowed: the current person does not hold the actor's function.
    :raises StateConflict: the case has moved on, or a colleague has the task.
    """
    procedure = procedure_of(case)
    taken = _known(procedure, transition)
    if not standing.is_actor(case, taken.actor):
        raise NotAllowed()
    seen_is_over = task and task not in {item.id for item in case.open_tasks}
    if seen_is_over or state_of(case).id not in taken.sources:
        raise moved_on(case)
    choice = _choice(case, procedure, taken)
    if choice.claimed_by:
        raise StateConflict.claimed(choice.claimed_by)
    if choice.blocked:
        raise StateConflict.condition(transition)
    if given:
        update_case(case, given)
    api.portal.get_tool("portal_workflow").doActionFor(case, transition, comment=comment)


def moved_on(case) -> StateConflict:
    """The conflict that says where the case is now and who brought it there."""
    last = last_decision(case)
    return StateConflict.moved(state_of(case).id, last["actor"], last["time"].ISO8601())


def _known(procedure: Procedure, transition: str) -> Transition:
    try:
        return procedure.transition(transition)
    except KeyError:
        raise InvalidValues([FieldProblem.unknown("transition", transition)]) from None


def _choice(case, procedure: Procedure, taken: Transition) -> Choice:
    target = procedure.state(taken.target)
    other = standing.claimed_by_other(case, taken)
    if other:
        return Choice(taken, target, "claimed", other)
    met = condition_holds(case, procedure, taken)
    return Choice(taken, target, "" if met else "condition")

"""How the current person stands towards a case: groups, turn, claim."""

from AccessControl import getSecurityManager
from egov.policy import people
from egov.policy.cases import CaseTask
from egov.policy.cases import procedure_of
from egov.policy.cases import state_of
from egov.policy.core.model import Transition
from typing import Any


def user_id() -> str:
    """Id of the current person, empty for nobody."""
    return getSecurityManager().getUser().getId() or ""


def groups() -> frozenset[str]:
    """Groups of the current person today."""
    user = getSecurityManager().getUser()
    # Zope's own special users (nobody, system) know no groups.
    return frozenset(user.getGroups() if hasattr(user, "getGroups") else ())


def is_actor(case, actor_id: str) -> bool:
    """Whether the current person holds the function of that actor for this case."""
    return group_of(case, actor_id) in groups()


def group_of(case, actor_id: str) -> str:
    """The group that plays an actor of this case; empty if none does."""
    return people.group_of_actor(procedure_of(case).actor(actor_id), case.unit) or ""


def editing_group(case) -> str:
    """The group in which the current person may change the answers now; empty if in none."""
    mine = groups()
    editing = (group_of(case, actor) for actor in state_of(case).edit)
    return next((group for group in editing if group in mine), "")


def may_edit(case) -> bool:
    """Whether the current person may change the answers now."""
    return bool(editing_group(case))


def acting_in(group: str) -> dict[str, Any]:
    """In what capacity the current person acts, as the journal says it of every act."""
    return {"capacity": group, "substitute_for": people.lenders(user_id(), group)}


def claimant(task: CaseTask) -> str:
    """Who has the task, if anybody: a claim ends with the function of who made it."""
    if not task.claimed_by or not task.is_open:
        return task.claimed_by
    return task.claimed_by if task.group in people.groups_of(task.claimed_by) else ""


def claimed_by_other(case, transition: Transition) -> str:
    """Who else has the task that this transition would end, if anybody."""
    me = user_id()
    for task in case.open_tasks:
        if task.actor == transition.actor and (holder := claimant(task)) not in ("", me):
            return holder
    return ""

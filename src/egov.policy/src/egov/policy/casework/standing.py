"""How the current person stands towards a case: groups, turn, claim."""

from AccessControl import getSecurityManager
from egov.policy import people
from egov.policy.cases import CaseTask
from egov.policy.cases import procedure_of
from egov.policy.cases import state_of
from egov.policy.core.model import Transition


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
    actor = procedure_of(case).actor(actor_id)
    return people.group_of_actor(actor, case.unit) in groups()


def may_edit(case) -> bool:
    """Whether the current person may change the answers now."""
    return any(is_actor(case, actor) for actor in state_of(case).edit)


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

"""How those who are asked, and what they are asked, are called on the pages of a case."""

from egov.policy import _
from egov.policy import people
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.actors import USER
from egov.policy.core.model import Procedure
from egov.policy.core.model import Task
from egov.policy.portal.page import Page
from egov.policy.portal.units import name_of


NOBODY = _("nobody that could be found")


def task_of(procedure: Procedure, item: WorkItem) -> Task:
    """The task of an item."""
    return procedure.state(item.state).task(item.task)


def principal_name(page: Page, principal: str) -> str:
    """A person by name, a group by function and unit."""
    if not principal:
        return page.translated(NOBODY)
    if principal.startswith(USER):
        return people.display_name(principal.removeprefix(USER))
    return function_name(page, principal)


def function_name(page: Page, group: str, home: str = "") -> str:
    """A group by function and unit; by function alone at the unit that is ``home``."""
    # Ids of units may hold a dot, those of functions never do.
    unit, _dot, id = group.rpartition(".")
    function = people.functions().get(id)
    title = page.say(function.title).text if function else id
    return title if unit == home else f"{title}, {name_of(unit)}"


def asked_name(page: Page, procedure: Procedure, item: WorkItem) -> str:
    """Who is asked: the actor of the procedure, or who was named instead."""
    if item.principal and not item.principal.startswith(USER) and not item.added_by:
        return page.say(procedure.actor(item.actor).title).text
    return principal_name(page, item.principal)

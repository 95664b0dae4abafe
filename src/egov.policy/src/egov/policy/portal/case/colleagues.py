"""Whom a task can be given to, or who can be asked as well: options of a list.

The engine says who may be named; the colleagues of those who are asked come first.
"""

from egov.policy import _
from egov.policy import casework
from egov.policy import people
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.actors import USER
from egov.policy.core.texts import folded
from egov.policy.portal.case.naming import function_name
from egov.policy.portal.forms.questions import Group
from egov.policy.portal.forms.questions import Option
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page


def colleagues(page: Page, case, item: WorkItem, before: str = "") -> tuple[Group, ...]:
    """People by name with their functions; ``before`` begins the values of the options."""
    near = set(people.members(item.principal)) if not _is_person(item) else set()
    asked = item.holder or item.principal.removeprefix(USER)
    known = set(casework.nameable(case, item)) - ({asked} if before else {asked, page.user_id})
    ids = sorted(known, key=lambda id: folded(people.display_name(id)))
    groups = (
        (_("The same function"), [id for id in ids if id in near]),
        (_("Other functions"), [id for id in ids if id not in near]),
    )
    return tuple(
        Group(page.translated(title), tuple(_option(page, case, id, before) for id in ids))
        for title, ids in groups
        if ids
    )


def _option(page: Page, case, id: str, before: str) -> Option:
    held = sorted(people.groups_of(id))
    functions = " · ".join(dict.fromkeys(function_name(page, group, case.unit) for group in held))
    return Option(f"{before}{id}", Spoken(f"{people.display_name(id)} ({functions})", None), "")


def _is_person(item: WorkItem) -> bool:
    return item.principal.startswith(USER) or not item.principal

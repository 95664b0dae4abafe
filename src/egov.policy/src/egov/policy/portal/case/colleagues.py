"""Whom a task can be given to, or who can be asked as well: options of a list.

The holders of functions at the units of the case; the colleagues of those who are asked
come first.  Casework refuses whoever may not act on it.
"""

from collections.abc import Iterator
from egov.policy import _
from egov.policy import clock
from egov.policy import people
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.actors import USER
from egov.policy.portal.forms.questions import Group
from egov.policy.portal.forms.questions import Option
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page


def colleagues(page: Page, case, item: WorkItem, before: str = "") -> tuple[Group, ...]:
    """People by name with their functions; ``before`` begins the values of the options."""
    near = set(people.members(item.principal)) if not _is_person(item) else set()
    known = _holders(page, case)
    asked = item.holder or item.principal.removeprefix(USER)
    known.pop(asked, None)
    if not before:
        known.pop(page.user_id, None)
    groups = (
        (_("The same function"), [id for id in known if id in near]),
        (_("Other functions"), [id for id in known if id not in near]),
    )
    return tuple(
        Group(page.translated(title), tuple(_option(id, known[id], before) for id in ids))
        for title, ids in groups
        if ids
    )


def _option(id: str, functions: list[str], before: str) -> Option:
    words = f"{people.display_name(id)} ({', '.join(functions)})"
    return Option(f"{before}{id}", Spoken(words, None), "")


def _holders(page: Page, case) -> dict[str, list[str]]:
    """Who holds which functions today, at the unit of the case and those above, by name."""
    found: dict[str, list[str]] = {}
    for item in sorted(_active(case), key=lambda item: people.display_name(item.user)):
        function = people.functions().get(item.function)
        if function is not None:
            title = page.say(function.title).text
            if title not in found.setdefault(item.user, []):
                found[item.user].append(title)
    return found


def _active(case) -> Iterator[people.Assignment]:
    today = clock.today()
    for unit in (case.unit, *people.ancestors(case.unit)):
        yield from (item for item in people.assignments(unit=unit) if item.active(today))


def _is_person(item: WorkItem) -> bool:
    return item.principal.startswith(USER) or not item.principal

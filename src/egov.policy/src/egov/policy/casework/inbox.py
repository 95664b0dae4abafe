"""What waits for the current person: one query, no case loaded."""

from dataclasses import dataclass
from egov.policy import cases
from egov.policy import people
from egov.policy.casework import standing
from egov.policy.casework import vacancies
from plone import api
from typing import Any


MAX_ROWS = 100

USER = "user:"


@dataclass(frozen=True)
class InboxPage:
    """A page of rows (see ``cases.indexers.case_row``) and how many there are in all."""

    rows: tuple[dict[str, Any], ...]
    total: int


def inbox(queue: str = "unit", start: int = 0, size: int = 25) -> InboxPage:
    """What waits in a queue of the current person, most urgent first."""
    me = standing.user_id()
    tokens = QUEUES[queue](me)
    if not tokens:
        return InboxPage((), 0)
    stop = start + min(size, MAX_ROWS)
    # Whose turn it is may see the case, so the tokens are the permission.
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        waiting_for={"query": tokens, "operator": "or"},
        sort_on="inbox_sort",
        sort_limit=max(stop, 1),
        **({"case_unit": list(people.charge_of(me))} if queue == ALERTS else {}),
    )
    rows = (_shown(brain.case_row, queue, frozenset(tokens)) for brain in found[start:stop])
    return InboxPage(tuple(rows), found.actual_result_count)


def counts() -> dict[str, int]:
    """How many cases stand in each queue of the current person."""
    return {queue: inbox(queue, size=1).total for queue in QUEUES}


def _mine(me: str) -> list[str]:
    """What was given to the person, or taken: a claim goes with the function it was made in."""
    return [f"{USER}{me}", *(f"{group}:{me}" for group in sorted(people.groups_of(me)))]


def _unit(me: str) -> list[str]:
    """What is asked of the functions that the person holds, also for others."""
    return sorted(people.groups_of(me))


def _substitute(me: str) -> list[str]:
    """What is asked of the functions that the person holds for others only."""
    return [group for group in _unit(me) if people.lenders(me, group)]


def _alerts(me: str) -> list[str]:
    """For who is in charge: what is stuck, and what waits for functions that nobody holds today."""
    if not people.charge_of(me):
        return []
    return vacancies.deserted()


ALERTS = "alerts"
"""The queue that is not one's own work: it holds the cases of the units one is in charge of."""

QUEUES = {"mine": _mine, "unit": _unit, "substitute": _substitute, ALERTS: _alerts}
"""The queues of a person: what each asks the index for."""


def _shown(row: dict[str, Any], queue: str, tokens: frozenset[str]) -> dict[str, Any]:
    """The row with the task for which it stands in this queue."""
    own = (item for item in row["open"] if not tokens.isdisjoint(_tokens(item)))
    shown = {**row, **next(own, {})}
    if queue == ALERTS:
        # Who looks after functions does not read cases.
        shown["title"] = ""
    claimed, group = shown["claimed_by"], shown["group"]
    # A claim of somebody who no longer holds the function is none.
    if claimed and group not in people.groups_of(claimed):
        shown["claimed_by"] = ""
    return shown


def _tokens(item: dict[str, str]) -> set[str]:
    return {item["group"] or cases.NOBODY, f"{item['group']}:{item['claimed_by']}"}

"""What waits for the current person: one query, no case loaded."""

from dataclasses import dataclass
from egov.policy import people
from egov.policy.casework import standing
from plone import api
from typing import Any


QUEUES = ("mine", "unit")
MAX_ROWS = 100


@dataclass(frozen=True)
class InboxPage:
    """A page of rows (see ``cases.indexers.case_row``) and how many there are in all."""

    rows: tuple[dict[str, Any], ...]
    total: int


def inbox(queue: str = "unit", start: int = 0, size: int = 25) -> InboxPage:
    """What waits, most urgent first: claimed by the person, or for the person's functions."""
    tokens = _tokens(queue)
    if not tokens:
        return InboxPage((), 0)
    stop = start + min(size, MAX_ROWS)
    # Whose turn it is may see the case, so the tokens are the permission.
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        waiting_for={"query": tokens, "operator": "or"},
        sort_on="inbox_sort",
        sort_limit=max(stop, 1),
    )
    rows = tuple(_of_today(brain.case_row) for brain in found[start:stop])
    return InboxPage(rows, found.actual_result_count)


def counts() -> dict[str, int]:
    """How many cases stand in each queue of the current person."""
    return {queue: inbox(queue, size=1).total for queue in QUEUES}


def _tokens(queue: str) -> list[str]:
    """What the index knows of the person: a claim goes with the function it was made in."""
    me = standing.user_id()
    groups = sorted(people.groups_of(me))
    return [f"{group}:{me}" for group in groups] if queue == "mine" else groups


def _of_today(row: dict[str, Any]) -> dict[str, Any]:
    """The row without a claim of somebody who no longer holds the function."""
    claimed = row["claimed_by"]
    if not claimed or row["group"] in people.groups_of(claimed):
        return row
    return {**row, "claimed_by": ""}

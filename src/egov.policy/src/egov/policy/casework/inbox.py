"""What waits for the current person: one query, no case loaded."""

from dataclasses import dataclass
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
    rows = tuple(brain.case_row for brain in found[start:stop])
    return InboxPage(rows, found.actual_result_count)


def counts() -> dict[str, int]:
    """How many cases stand in each queue of the current person."""
    return {queue: inbox(queue, size=1).total for queue in QUEUES}


def _tokens(queue: str) -> list[str]:
    if queue == "mine":
        return [f"user:{standing.user_id()}"]
    return sorted(group for group in standing.groups() if "." in group)

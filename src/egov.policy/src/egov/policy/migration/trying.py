"""The dry run: what would become of each running case, a few at a time, nothing moved.

The rows of the report are kept in pieces of one size, so that a page of them is found at
once; sums are kept beside them.  Rows name cases by number and states, never by people.
"""

from BTrees.IOBTree import IOBTree
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy import logger
from egov.policy.core.migration import CannotMove
from egov.policy.core.migration import Fate
from egov.policy.core.migration import How
from egov.policy.migration.moving import Passage
from egov.policy.migration.planning import running
from plone import api
from typing import Any


SIZE = 50
"""Cases of a piece of the report, looked at in one transaction."""

BROKEN = "broken"
"""Why a case cannot be moved of which something was stored that cannot be read."""

OVER = (How.CANCELLED, How.ENDED)
"""What has no last day any more."""

SUMS = ("states", "lost", "lacks", "unmarked", "tasks", "deadlines", "follows", "reasons")
"""What the report counts, by id; of tasks and deadlines by id and what becomes of them, of what
is lacking by id and what is wrong with it."""


def begin(plan) -> None:
    """Forget what was found before."""
    plan["report"], plan["cursor"], plan["seen"] = IOBTree(), "", 0
    plan["sums"] = {name: {} for name in SUMS}


def go_on(plan) -> bool:
    """Look at the next cases; whether there may be more."""
    found = list(_next(plan))
    rows = [_row(brain._unrestrictedGetObject(), plan) for brain in found[:SIZE]]
    if rows:
        plan["report"][len(plan["report"])] = tuple(rows)
        plan["seen"] += len(rows)
        plan["sums"] = _added(plan["sums"], rows)
    if len(found) <= SIZE:
        return False
    plan["cursor"] = _place(found[SIZE])
    return True


def _next(plan) -> Iterable:
    """The cases that come after those that were looked at, and one more."""
    rest = {"query": plan["cursor"], "range": "min"}
    asked = {"opened_sort": rest, "sort_on": "opened_sort", "sort_limit": SIZE + 1}
    return running(plan["procedure"], plan["before"], **asked)[: SIZE + 1]


def _place(brain) -> str:
    index = api.portal.get_tool("portal_catalog").Indexes["opened_sort"]
    return index.getEntryForObject(brain.getRID())


def _row(case, plan) -> dict[str, Any]:
    known = {"uid": case.UID(), "reference": case.reference}
    try:
        passage = Passage(case, plan)
        return {**known, **_told(passage)}
    except CannotMove as error:
        return {**known, "state": error.state, "reason": error.reason}
    except Exception:  # noqa: BLE001  one case that cannot be read does not hold up the report
        logger.exception("What would become of %s cannot be told", known["uid"])
        return {**known, "state": "", "reason": BROKEN}


def _told(passage: Passage) -> dict[str, Any]:
    found = passage.found
    told = {
        "state": passage.before.state,
        "target": found.after.state,
        "tasks": tuple(map(_fate, found.tasks)),
        "deadlines": tuple(map(_fate, found.deadlines)),
        "lost": found.lost,
        "lacks": passage.lacks,
        "unmarked": found.unmarked,
        "follows": passage.follows,
    }
    return {name: value for name, value in told.items() if value}


def _fate(fate: Fate) -> dict[str, Any]:
    due = {"due": fate.due.isoformat()} if fate.due and fate.how not in OVER else {}
    return {"id": fate.id, "how": str(fate.how), **due}


def _added(sums: Mapping[str, Mapping[str, int]], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sums with these rows; a case counts once for each thing that becomes of it."""
    found = {name: Counter(sums.get(name, {})) for name in SUMS}
    for row in rows:
        found["states"][row["state"]] += 1
        for kind in ("lost", "lacks", "unmarked"):
            found[kind].update(row.get(kind, ()))
        for kind in ("tasks", "deadlines"):
            found[kind].update({f"{fate['id']}:{fate['how']}" for fate in row.get(kind, ())})
        found["follows"].update(filter(None, [row.get("follows")]))
        found["reasons"].update(filter(None, [row.get("reason")]))
    return {name: dict(counter) for name, counter in found.items()}

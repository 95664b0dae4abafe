"""How far a migration has come, and the rows of its report: plain data for REST and pages."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.migration import trying
from egov.policy.migration.planning import running
from egov.policy.migration.plans import Plan
from egov.policy.migration.plans import WORKING
from itertools import chain
from itertools import islice
from plone import api
from typing import Any


def progress(plan: Plan) -> dict[str, Any]:
    """Where it stands: the stage, how many cases are where, what the dry run has counted."""
    return {
        "number": plan["number"],
        "from": plan["before"],
        "to": plan["after"],
        "mapping": {"states": plan["states"], "fields": plan["fields"]},
        "stage": plan["stage"],
        "working": plan["stage"] in WORKING,
        "decisions": plan["decisions"],
        "tried": plan.get("seen", 0),
        "sums": plan.get("sums"),
        "moved": plan["count"](),
        "remaining": len(running(plan["procedure"], plan["before"])),
        "left": dict(Counter(plan["left"].values())),
        "held": dict(Counter(plan["held"].values())),
    }


def refused(plan: Plan, start: int, size: int) -> list[dict[str, str]]:
    """The cases that could not be moved, or not brought back, each with its reason."""
    found = chain(plan["left"].items(), plan["held"].items())
    return [_refused(*item) for item in islice(found, start, start + size)]


def _refused(uid: str, reason: str) -> dict[str, str]:
    rows = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    reference = rows[0].case_row["reference"] if rows else ""
    return {"uid": uid, "reference": reference, "reason": reason}


def report(plan: Plan, start: int, size: int) -> list[Mapping[str, Any]]:
    """Rows of the dry run: what becomes of each case, in the order in which they were opened."""
    piece, first = divmod(start, trying.SIZE)
    return list(islice(_rows(plan, piece), first, first + size))


def _rows(plan: Plan, piece: int) -> Iterator[Mapping[str, Any]]:
    for rows in plan.get("report", {}).values(min=piece) if "report" in plan else ():
        yield from rows

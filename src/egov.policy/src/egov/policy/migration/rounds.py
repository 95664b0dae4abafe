"""The round of the worker over migrations: each case in a transaction of its own.

Which cases are left is asked of the catalogue, where each says on which version it is; so
nothing has to be remembered for a worker that comes after one that died.  Any number may
work beside each other and beside people: whoever is second finds what the first has left.
"""

from collections.abc import Callable
from collections.abc import Iterator
from egov.policy import jobs
from egov.policy import logger
from egov.policy.console import committed
from egov.policy.console import site_session
from egov.policy.core.migration import CannotMove
from egov.policy.migration import trying
from egov.policy.migration.keeping import is_untouched
from egov.policy.migration.moving import bring_back
from egov.policy.migration.moving import move
from egov.policy.migration.planning import running
from egov.policy.migration.plans import Plan
from egov.policy.migration.plans import Stage
from egov.policy.migration.plans import working
from functools import partial
from itertools import islice
from plone import api
from random import shuffle
from time import monotonic
from transaction.interfaces import TransientError
from typing import Any
from ZODB import DB
from zope.interface import implementer

import transaction


BATCH = 25
"""Cases that are looked up at once."""

GONE = "gone"
"""Why a case is not moved: it was thrown away."""

TOUCHED = "went_on"
"""Why a case is not brought back: something has happened to it since it was moved."""

Act = Callable[[Plan, str, Any], None]
"""What is done to a case, which is None if it is there no more."""


@implementer(jobs.IRound)
class Migrations:
    """Goes on with every migration that somebody has started."""

    every = 1.0

    def go(self, db: DB, site: str) -> None:
        """Work for a while."""
        with site_session(db, site) as portal:
            run(portal, until=monotonic() + jobs.SECONDS)


def run(portal, until: float = float("inf")) -> None:
    """Go on with all that was started, to its end or until that moment."""

    def step() -> bool:
        found = next(working(), None)
        return found is not None and STEPS[Stage(found["stage"])](portal, found, until)

    jobs.step_by_step(portal, step, until)


def _try(portal, plan: Plan, until: float) -> bool:
    """Look at some more cases of a dry run."""

    def step() -> None:
        if plan["stage"] == Stage.TRYING and not trying.go_on(plan):
            plan["stage"] = str(Stage.TRIED)

    return committed(step)


def _move(portal, plan: Plan, until: float) -> bool:
    """Move some more cases; those that cannot be moved stay as they are."""
    rows = running(plan["procedure"], plan["before"])
    left = (row for row in rows if row.case_row["uid"] not in plan["left"])
    batch = [(row.case_row["uid"], row.getPath()) for row in islice(left, BATCH)]
    return _each(portal, plan, batch, _move_one, until)


def _undo(portal, plan: Plan, until: float) -> bool:
    """Bring some more cases back."""
    left = (uid for uid in plan["moved"] if uid not in plan["held"])
    batch = list(_with_paths(islice(left, BATCH)))
    return _each(portal, plan, batch, _undo_one, until)


STEPS: dict[Stage, Callable[[Any, Plan, float], bool]] = {
    Stage.TRYING: _try,
    Stage.MOVING: _move,
    Stage.UNDOING: _undo,
}
"""How the worker goes on, by the stage of a migration; whether anything was done."""

ENDS = {Stage.MOVING: Stage.MOVED, Stage.UNDOING: Stage.UNDONE}


def _each(portal, plan: Plan, batch: list[tuple[str, str]], act: Act, until: float) -> bool:
    """Do it to each case of a batch, as long as nobody pauses it."""
    stage = Stage(plan["stage"])
    if not batch:
        return committed(partial(_end, plan, stage))
    # Workers beside each other begin at other cases.
    shuffle(batch)
    done = 0
    for uid, path in batch:
        if monotonic() >= until:
            break
        done += committed(partial(_one, portal, plan, stage, act, uid, path))
    return bool(done)


def _end(plan: Plan, stage: Stage) -> None:
    if plan["stage"] == stage:
        plan["stage"] = str(ENDS[stage])


def _one(portal, plan: Plan, stage: Stage, act: Act, uid: str, path: str) -> None:
    """Do it to one case unless somebody has paused it; note why where it cannot be done."""
    if plan["stage"] != stage:
        return
    case = portal.unrestrictedTraverse(path, None) if path else None
    try:
        act(plan, uid, case)
        return
    except CannotMove as error:
        reason = error.reason
    except TransientError:
        raise
    except Exception:  # noqa: BLE001  one case that cannot be read does not hold up the others
        logger.exception("The version of %s could not be changed", uid)
        reason = trying.BROKEN
    transaction.abort()
    plan[NOTED[stage]][uid] = reason


NOTED = {Stage.MOVING: "left", Stage.UNDOING: "held"}
"""Where a plan says why something was not done to a case."""


def _move_one(plan: Plan, uid: str, case) -> None:
    if case is None:
        raise CannotMove(GONE, "")
    if case.version == plan["before"]:  # else another worker was faster
        move(case, plan)
        plan["moved"].insert(uid)
        plan["count"].change(1)


def _undo_one(plan: Plan, uid: str, case) -> None:
    if uid not in plan["moved"]:
        return  # another worker was faster
    if case is not None:
        if not is_untouched(case, plan):
            raise CannotMove(TOUCHED, "")
        bring_back(case, plan)
    plan["moved"].remove(uid)
    plan["count"].change(-1)


def _with_paths(uids: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Cases with their addresses, empty for those that are gone."""
    catalog = api.portal.get_tool("portal_catalog")
    for uid in uids:
        found = catalog.unrestrictedSearchResults(UID=uid)
        yield uid, found[0].getPath() if found else ""

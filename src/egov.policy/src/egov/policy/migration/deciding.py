"""What an administrator decides of a migration: try it, start, pause, go on, take it back.

The worker does it (:mod:`.rounds`).  A second click finds that it was decided already.
A later plan takes nothing away from an earlier one: only of two that would write cases, one
waits for the other.
"""

from collections.abc import Callable
from collections.abc import Mapping
from egov.policy.core.errors import StateConflict
from egov.policy.migration import trying
from egov.policy.migration.plans import decision
from egov.policy.migration.plans import find
from egov.policy.migration.plans import require_no_other
from egov.policy.migration.plans import Stage
from egov.policy.migration.plans import WORKING
from typing import Any


START = "start"


def decide(id: str, number: int, what: str, by: str, accepted: bool = False) -> Mapping[str, Any]:
    """Decide something of a migration, one of DECISIONS.

    ``accepted`` is that cases go over without what the dry run says they will lack.

    :raises UnknownMigration: if there is none of that number.
    :raises StateConflict: if it has not come so far, or has gone on; if another one is going on;
        if cases would lack something, and nobody has accepted that.
    """
    plan = find(id, number)
    require_no_other(id, number)
    possible, do = DECISIONS[what]
    if plan["stage"] not in possible:
        raise StateConflict("not_tried" if plan["stage"] == Stage.PLANNED else "migration_stage")
    if what == START and plan["sums"].get("lacks") and not accepted:
        raise StateConflict("migration_lacks")
    do(plan)
    plan["decisions"] = (*plan["decisions"], decision(what, by))
    return plan


def _try(plan) -> None:
    trying.begin(plan)
    plan["stage"] = str(Stage.TRYING)


def _start(plan) -> None:
    plan["left"].clear()
    plan["stage"] = str(Stage.MOVING)


def _pause(plan) -> None:
    plan["paused"], plan["stage"] = plan["stage"], str(Stage.PAUSED)


def _resume(plan) -> None:
    plan["stage"] = plan["paused"]


def _undo(plan) -> None:
    plan["held"].clear()
    plan["stage"] = str(Stage.UNDOING)


def _discard(plan) -> None:
    """Keep no more than that there was such a plan, so that no other has its number."""
    trying.begin(plan)
    plan["stage"] = str(Stage.DISCARDED)


DECISIONS: Mapping[str, tuple[tuple[Stage, ...], Callable[[Any], None]]] = {
    "dry-run": ((Stage.PLANNED, Stage.TRIED), _try),
    START: ((Stage.TRIED, Stage.MOVED), _start),
    "pause": (WORKING[1:], _pause),
    "resume": ((Stage.PAUSED,), _resume),
    "undo": ((Stage.MOVED, Stage.PAUSED, Stage.UNDONE), _undo),
    "discard": ((Stage.PLANNED, Stage.TRYING, Stage.TRIED), _discard),
}
"""What can be decided: the stages in which, and what it does."""

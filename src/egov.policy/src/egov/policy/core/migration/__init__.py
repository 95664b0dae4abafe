"""A running case goes over from one version of its procedure to another.

Pure: what goes where, what becomes of tasks and deadlines, what is lost.  Nothing is
decided by it: no transition is taken, no effect comes twice.  What follows by itself from
how things are then is for the engine, later.
"""

from egov.policy.core.migration.correspondence import Correspondence
from egov.policy.core.migration.correspondence import left_out
from egov.policy.core.migration.correspondence import problems
from egov.policy.core.migration.correspondence import proposed
from egov.policy.core.migration.correspondence import targets_of_field
from egov.policy.core.migration.correspondence import targets_of_state
from egov.policy.core.migration.fate import CannotMove
from egov.policy.core.migration.fate import Fate
from egov.policy.core.migration.fate import How
from egov.policy.core.migration.fate import Migrated
from egov.policy.core.migration.moving import migrate


__all__ = [
    "CannotMove",
    "Correspondence",
    "Fate",
    "How",
    "Migrated",
    "left_out",
    "migrate",
    "problems",
    "proposed",
    "targets_of_field",
    "targets_of_state",
]

"""Running cases go over to another version of their procedure: plan, dry run, job, undo."""

from egov.policy.migration.deciding import decide
from egov.policy.migration.deciding import DECISIONS
from egov.policy.migration.deciding import START
from egov.policy.migration.planning import Choice
from egov.policy.migration.planning import Choices
from egov.policy.migration.planning import choices
from egov.policy.migration.planning import plan
from egov.policy.migration.plans import find
from egov.policy.migration.plans import plans
from egov.policy.migration.plans import Stage
from egov.policy.migration.progress import progress
from egov.policy.migration.progress import refused
from egov.policy.migration.progress import report


__all__ = [
    "DECISIONS",
    "START",
    "Choice",
    "Choices",
    "Stage",
    "choices",
    "decide",
    "find",
    "plan",
    "plans",
    "progress",
    "refused",
    "report",
]

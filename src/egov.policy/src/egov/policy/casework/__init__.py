"""What happens while a case runs: opening, deciding, tasks, effects."""

from egov.policy.casework.decisions import Choice
from egov.policy.casework.decisions import choices
from egov.policy.casework.decisions import perform
from egov.policy.casework.editing import update_case
from egov.policy.casework.imported import write_cases
from egov.policy.casework.importing import ImportRefused
from egov.policy.casework.importing import read_rows
from egov.policy.casework.importing import Row
from egov.policy.casework.inbox import counts
from egov.policy.casework.inbox import inbox
from egov.policy.casework.integrity import altered_fields
from egov.policy.casework.opening import open_case
from egov.policy.casework.opening import openable
from egov.policy.casework.standing import claimant
from egov.policy.casework.standing import may_edit
from egov.policy.casework.tasks import claim
from egov.policy.casework.tasks import release
from egov.policy.casework.tasks import task_of


__all__ = [
    "Choice",
    "ImportRefused",
    "Row",
    "altered_fields",
    "choices",
    "claim",
    "claimant",
    "counts",
    "inbox",
    "may_edit",
    "open_case",
    "openable",
    "perform",
    "read_rows",
    "release",
    "task_of",
    "update_case",
    "write_cases",
]

"""What happens while a case runs: opening, deciding, tasks, effects."""

from egov.policy.casework.access import editable_fields
from egov.policy.casework.access import may_edit
from egov.policy.casework.access import new_fields
from egov.policy.casework.access import visible_fields
from egov.policy.casework.access import visible_values
from egov.policy.casework.completeness import gaps
from egov.policy.casework.decisions import choices
from egov.policy.casework.decisions import complete
from egov.policy.casework.decisions import perform
from egov.policy.casework.editing import update_case
from egov.policy.casework.imported import write_cases
from egov.policy.casework.importing import ImportRefused
from egov.policy.casework.importing import read_rows
from egov.policy.casework.importing import Row
from egov.policy.casework.inbox import counts
from egov.policy.casework.inbox import inbox
from egov.policy.casework.inbox import QUEUES
from egov.policy.casework.integrity import altered_fields
from egov.policy.casework.integrity import Totals
from egov.policy.casework.interfaces import IEffect
from egov.policy.casework.lacking import lacking
from egov.policy.casework.lacking import lacking_in
from egov.policy.casework.lacking import part_of
from egov.policy.casework.links import linked
from egov.policy.casework.opening import open_case
from egov.policy.casework.opening import openable
from egov.policy.casework.owing import credit
from egov.policy.casework.owing import owed
from egov.policy.casework.owing import recharge
from egov.policy.casework.passing import add
from egov.policy.casework.passing import claim
from egov.policy.casework.passing import delegate
from egov.policy.casework.passing import extend
from egov.policy.casework.passing import nameable
from egov.policy.casework.passing import reassign
from egov.policy.casework.passing import redo
from egov.policy.casework.passing import release
from egov.policy.casework.passing import skip
from egov.policy.casework.proposing import proposals
from egov.policy.casework.situations import load
from egov.policy.casework.standing import claimant
from egov.policy.casework.standing import is_in_charge
from egov.policy.casework.surroundings import find_row
from egov.policy.casework.surroundings import form_context
from egov.policy.casework.surroundings import new_form_context
from egov.policy.casework.ticking import run as run_deadlines
from egov.policy.casework.ticking import tick
from egov.policy.casework.tracing import may_trace
from egov.policy.casework.tracing import Trace
from egov.policy.casework.tracing import trace
from egov.policy.casework.turns import carry_out
from egov.policy.casework.turns import settle
from egov.policy.casework.verdict import failures
from egov.policy.casework.verdict import stopped


__all__ = [
    "QUEUES",
    "IEffect",
    "ImportRefused",
    "Row",
    "Totals",
    "Trace",
    "add",
    "altered_fields",
    "carry_out",
    "choices",
    "claim",
    "claimant",
    "complete",
    "counts",
    "credit",
    "delegate",
    "editable_fields",
    "extend",
    "failures",
    "find_row",
    "form_context",
    "gaps",
    "inbox",
    "is_in_charge",
    "lacking",
    "lacking_in",
    "linked",
    "load",
    "may_edit",
    "may_trace",
    "nameable",
    "new_fields",
    "new_form_context",
    "open_case",
    "openable",
    "owed",
    "part_of",
    "perform",
    "proposals",
    "read_rows",
    "reassign",
    "recharge",
    "redo",
    "release",
    "run_deadlines",
    "settle",
    "skip",
    "stopped",
    "tick",
    "trace",
    "update_case",
    "visible_fields",
    "visible_values",
    "write_cases",
]

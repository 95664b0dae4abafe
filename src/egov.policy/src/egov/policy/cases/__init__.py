"""The case itself: content, containers, local roles, indexers."""

from egov.policy.cases.access import roles_by_group
from egov.policy.cases.content import Case
from egov.policy.cases.content import CaseTask
from egov.policy.cases.interfaces import CaseClosed
from egov.policy.cases.interfaces import CaseFiled
from egov.policy.cases.interfaces import ICase
from egov.policy.cases.interfaces import ICaseClosed
from egov.policy.cases.interfaces import ICaseFiled
from egov.policy.cases.interfaces import ICaseFolder
from egov.policy.cases.lookup import container
from egov.policy.cases.lookup import history
from egov.policy.cases.lookup import last_decision
from egov.policy.cases.lookup import procedure_of
from egov.policy.cases.lookup import set_values
from egov.policy.cases.lookup import state_of
from egov.policy.cases.lookup import values


__all__ = [
    "Case",
    "CaseClosed",
    "CaseFiled",
    "CaseTask",
    "ICase",
    "ICaseClosed",
    "ICaseFiled",
    "ICaseFolder",
    "container",
    "history",
    "last_decision",
    "procedure_of",
    "roles_by_group",
    "set_values",
    "state_of",
    "values",
]

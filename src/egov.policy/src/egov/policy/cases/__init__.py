"""The case itself: content, containers, local roles, indexers."""

from egov.policy.cases.access import capacities
from egov.policy.cases.access import in_charge
from egov.policy.cases.access import principals_of
from egov.policy.cases.access import roles_by_principal
from egov.policy.cases.content import Case
from egov.policy.cases.indexers import NOBODY
from egov.policy.cases.indexers import TOUCHY
from egov.policy.cases.interfaces import CaseClosed
from egov.policy.cases.interfaces import ICase
from egov.policy.cases.interfaces import ICaseClosed
from egov.policy.cases.interfaces import ICaseFolder
from egov.policy.cases.loads import is_counting
from egov.policy.cases.loads import note_given
from egov.policy.cases.loads import rows_waiting_for
from egov.policy.cases.lookup import clear_values
from egov.policy.cases.lookup import container
from egov.policy.cases.lookup import find
from egov.policy.cases.lookup import keep_options
from egov.policy.cases.lookup import last_decision
from egov.policy.cases.lookup import procedure_of
from egov.policy.cases.lookup import set_values
from egov.policy.cases.lookup import state_of
from egov.policy.cases.lookup import values
from egov.policy.cases.situation import keep
from egov.policy.cases.situation import situation_of
from egov.policy.cases.world import SiteWorld


__all__ = [
    "NOBODY",
    "TOUCHY",
    "Case",
    "CaseClosed",
    "ICase",
    "ICaseClosed",
    "ICaseFolder",
    "SiteWorld",
    "capacities",
    "clear_values",
    "container",
    "find",
    "in_charge",
    "is_counting",
    "keep",
    "keep_options",
    "last_decision",
    "note_given",
    "principals_of",
    "procedure_of",
    "roles_by_principal",
    "rows_waiting_for",
    "set_values",
    "situation_of",
    "state_of",
    "values",
]

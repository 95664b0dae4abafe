"""One door for lists of cases and for full text."""

from egov.policy.search.alike import named_alike
from egov.policy.search.cases import find_cases
from egov.policy.search.queries import CaseQuery
from egov.policy.search.queries import Page
from egov.policy.search.queries import RecordQuery
from egov.policy.search.records import find_records


__all__ = [
    "CaseQuery",
    "Page",
    "RecordQuery",
    "find_cases",
    "find_records",
    "named_alike",
]

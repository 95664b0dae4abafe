"""The classification plan in the site."""

from egov.policy.classification.importing import import_csv
from egov.policy.classification.importing import Report
from egov.policy.classification.plan import classes
from egov.policy.classification.plan import export_csv
from egov.policy.classification.plan import find
from egov.policy.classification.plan import versions


__all__ = [
    "Report",
    "classes",
    "export_csv",
    "find",
    "import_csv",
    "versions",
]

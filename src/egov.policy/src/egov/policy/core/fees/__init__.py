"""What a case costs: dated tariffs of units, and the lines that are due by them.

Pure and exact: amounts are Decimal, rounded once, as the currency of the site writes
them.  Who pays, when and how is not told here.
"""

from egov.policy.core.fees.lines import due
from egov.policy.core.fees.lines import FEES_DUE
from egov.policy.core.fees.lines import Line
from egov.policy.core.fees.lines import total
from egov.policy.core.fees.tariffs import amount_of
from egov.policy.core.fees.tariffs import Entry
from egov.policy.core.fees.tariffs import in_force
from egov.policy.core.fees.tariffs import Tariff


__all__ = [
    "FEES_DUE",
    "Entry",
    "Line",
    "Tariff",
    "amount_of",
    "due",
    "in_force",
    "total",
]

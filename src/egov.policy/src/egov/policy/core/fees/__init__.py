"""What a case costs and what was paid for it.

Dated tariffs of units, and the lines that are due by them; payments, the book of a cash
office with its closings, and the two people that undoing takes.

Pure and exact: amounts are Decimal, rounded once, as the currency of the site writes
them.  Where books are kept and who may write in them is not told here.
"""

from egov.policy.core.fees.inquiries import amount_told
from egov.policy.core.fees.inquiries import inquiry_id
from egov.policy.core.fees.ledger import Closing
from egov.policy.core.fees.ledger import id_of
from egov.policy.core.fees.ledger import Ledger
from egov.policy.core.fees.ledger import place_of
from egov.policy.core.fees.ledger import Reckoning
from egov.policy.core.fees.lines import completed
from egov.policy.core.fees.lines import due
from egov.policy.core.fees.lines import fixed
from egov.policy.core.fees.lines import left
from egov.policy.core.fees.lines import Line
from egov.policy.core.fees.lines import OF_FEES
from egov.policy.core.fees.lines import settled
from egov.policy.core.fees.lines import total
from egov.policy.core.fees.payments import balance_of
from egov.policy.core.fees.payments import money_of
from egov.policy.core.fees.payments import paid
from egov.policy.core.fees.payments import Payment
from egov.policy.core.fees.payments import Status
from egov.policy.core.fees.payments import Undo
from egov.policy.core.fees.payments import Way
from egov.policy.core.fees.reconciling import Finding
from egov.policy.core.fees.reconciling import reconcile
from egov.policy.core.fees.reconciling import Row
from egov.policy.core.fees.references import normalised
from egov.policy.core.fees.statements import Columns
from egov.policy.core.fees.statements import read as read_statement
from egov.policy.core.fees.statements import StatementLine
from egov.policy.core.fees.statements import Unreadable
from egov.policy.core.fees.tariffs import amount_of
from egov.policy.core.fees.tariffs import Entry
from egov.policy.core.fees.tariffs import in_force
from egov.policy.core.fees.tariffs import Tariff
from egov.policy.core.fees.undoing import approved
from egov.policy.core.fees.undoing import checked
from egov.policy.core.fees.undoing import dismissed
from egov.policy.core.fees.undoing import MAX_REASON
from egov.policy.core.fees.undoing import proposed
from egov.policy.core.fees.undoing import taken_back


__all__ = [
    "MAX_REASON",
    "OF_FEES",
    "Closing",
    "Columns",
    "Entry",
    "Finding",
    "Ledger",
    "Line",
    "Payment",
    "Reckoning",
    "Row",
    "StatementLine",
    "Status",
    "Tariff",
    "Undo",
    "Unreadable",
    "Way",
    "amount_of",
    "amount_told",
    "approved",
    "balance_of",
    "checked",
    "completed",
    "dismissed",
    "due",
    "fixed",
    "id_of",
    "in_force",
    "inquiry_id",
    "left",
    "money_of",
    "normalised",
    "paid",
    "place_of",
    "proposed",
    "read_statement",
    "reconcile",
    "settled",
    "taken_back",
    "total",
]

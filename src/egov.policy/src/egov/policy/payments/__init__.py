"""What was paid for cases: receipts of cash offices, transfers, refunds, closings of tills.

A cashier holds a function at a unit, its cash office, and takes what cases of that unit and
of those below it owe.  What is right in a book is decided by ``core.fees``; here it is kept,
written in the journal of the case, and told over REST.  What a case owes is not: ``casework``.
"""

from egov.policy.payments.accounts import account_of
from egov.policy.payments.accounts import is_closed as is_case_closed
from egov.policy.payments.accounts import obstacle
from egov.policy.payments.accounts import of_case
from egov.policy.payments.closing import close
from egov.policy.payments.closing import closings
from egov.policy.payments.closing import is_closed
from egov.policy.payments.closing import open_tills
from egov.policy.payments.closing import reckon
from egov.policy.payments.closing import till_closed
from egov.policy.payments.finding import at_office
from egov.policy.payments.finding import case_numbered
from egov.policy.payments.finding import case_of
from egov.policy.payments.finding import find
from egov.policy.payments.finding import proof
from egov.policy.payments.finding import waiting
from egov.policy.payments.printing import Print
from egov.policy.payments.printing import print_receipt
from egov.policy.payments.printing import printed
from egov.policy.payments.printing import PrintStatus
from egov.policy.payments.receiving import check
from egov.policy.payments.receiving import declare
from egov.policy.payments.receiving import PROOF
from egov.policy.payments.receiving import Proof
from egov.policy.payments.receiving import take_cash
from egov.policy.payments.recomputing import recompute
from egov.policy.payments.rights import controls
from egov.policy.payments.rights import handles
from egov.policy.payments.rights import may_declare
from egov.policy.payments.rights import may_see
from egov.policy.payments.rights import office_for
from egov.policy.payments.rights import offices
from egov.policy.payments.rights import tills
from egov.policy.payments.settings import operators
from egov.policy.payments.statements import FAILED
from egov.policy.payments.statements import find_statement
from egov.policy.payments.statements import import_statement
from egov.policy.payments.statements import Statement
from egov.policy.payments.statements import statements
from egov.policy.payments.statements import UNREADABLE
from egov.policy.payments.store import all_ids
from egov.policy.payments.taking import run as take_in_statements
from egov.policy.payments.undoing import approve
from egov.policy.payments.undoing import dismiss
from egov.policy.payments.undoing import propose


__all__ = [
    "FAILED",
    "PROOF",
    "UNREADABLE",
    "Print",
    "PrintStatus",
    "Proof",
    "Statement",
    "account_of",
    "all_ids",
    "approve",
    "at_office",
    "case_numbered",
    "case_of",
    "check",
    "close",
    "closings",
    "controls",
    "declare",
    "dismiss",
    "find",
    "find_statement",
    "handles",
    "import_statement",
    "is_case_closed",
    "is_closed",
    "may_declare",
    "may_see",
    "obstacle",
    "of_case",
    "office_for",
    "offices",
    "open_tills",
    "operators",
    "print_receipt",
    "printed",
    "proof",
    "propose",
    "reckon",
    "recompute",
    "statements",
    "take_cash",
    "take_in_statements",
    "till_closed",
    "tills",
    "waiting",
]

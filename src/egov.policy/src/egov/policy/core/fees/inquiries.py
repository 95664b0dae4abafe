"""What an operator was told that is to be collected, in the id of its inquiry.

A notice of payment names its inquiry and no amount.  Nothing is kept of an inquiry, which only
reads: its id says what was told then, and of which bill.
"""

from decimal import Decimal
from hashlib import sha256

import re


_ID = re.compile(r"(?P<amount>[0-9]{1,15}(\.[0-9]{1,4})?)-[0-9a-f]{6}", re.ASCII)


def inquiry_id(bill: str, amount: Decimal) -> str:
    """The id of an inquiry that was answered with this amount of this bill: ``1500-3f9c2a``."""
    mark = sha256(f"{bill}\0{amount:f}".encode()).hexdigest()[:6]
    return f"{amount:f}-{mark}"


def amount_told(inquiry: str, bill: str) -> Decimal | None:
    """What that inquiry was answered; None if it is not one of ours about this bill."""
    found = _ID.fullmatch(inquiry)
    amount = Decimal(found["amount"]) if found else None
    return amount if amount is not None and inquiry_id(bill, amount) == inquiry else None

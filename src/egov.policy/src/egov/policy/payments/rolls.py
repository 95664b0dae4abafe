"""Receipts and refunds of cash offices as registers: by number, the last first.

Looked up by those who handle the office, as its payments are.
"""

from collections.abc import Iterator
from egov.policy import _
from egov.policy import registers
from egov.policy.core import texts
from egov.policy.payments import store
from egov.policy.payments.receiving import RECEIPTS
from egov.policy.payments.rights import offices
from egov.policy.payments.services.telling import payment_data
from egov.policy.payments.undoing import REFUNDS
from typing import Any
from zope.interface import implementer


@implementer(registers.IRoll)
class Receipts:
    """What was taken."""

    title = _("Register of receipts")
    register = RECEIPTS

    def units(self) -> frozenset[str]:
        """Those whose books the current person handles."""
        return offices()

    def found(self, unit: str, years: list[int], text: str) -> Iterator[str]:
        """By the number of a receipt, else by a part of the number of the case; all for nothing."""
        asked = texts.folded(text).strip()
        for year in years:
            kept = registers.numbers(self.register, unit, year)
            if asked.isdecimal():
                yield from filter(None, [kept.get(int(asked[:15]))])
            else:
                ids = reversed([*kept.values()])
                yield from (id for id in ids if not asked or asked in _case_number(id))

    def told(self, id: str) -> dict[str, Any]:
        """The payment."""
        return payment_data(store.find(id))


class Refunds(Receipts):
    """What was given back."""

    title = _("Register of refunds")
    register = REFUNDS


def _case_number(id: str) -> str:
    return texts.folded(store.find(id).case_number)

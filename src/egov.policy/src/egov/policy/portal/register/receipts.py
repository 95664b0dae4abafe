"""Registers of receipts and of refunds on the page of registers."""

from collections.abc import Iterator
from egov.policy import payments
from egov.policy import registers
from egov.policy.portal.cash.rows import payment_rows
from egov.policy.portal.cash.rows import PaymentRow
from egov.policy.portal.page import Page
from egov.policy.portal.paging import SIZE
from egov.policy.registers import IRoll
from zope.component import getUtilitiesFor
from zope.component import queryUtility


def offered() -> Iterator[tuple[str, str, IRoll]]:
    """Name and unit of those that the current person may look into and that have a number."""
    for name, roll in getUtilitiesFor(IRoll):
        for unit in roll.units():
            if registers.lengths(roll.register, unit):
                yield name, unit, roll


class FoundReceipts:
    """What answers to a question in one of them; ``start`` is where the page begins."""

    def __init__(self, register: str, unit: str, text: str, year: int | None, start: int) -> None:
        roll = queryUtility(IRoll, register)
        years = [found for found, _last in registers.lengths(roll.register, unit)]
        asked = [found for found in years if year in (None, found)]
        self._ids = [*roll.found(unit, asked, text)]
        self._start = start
        self.total = len(self._ids)

    def rows(self, page: Page) -> list[PaymentRow]:
        """The rows of the page."""
        shown = self._ids[self._start : self._start + SIZE]
        return payment_rows(page, map(payments.find, shown))

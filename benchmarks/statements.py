"""A statement with 10,000 lines, held against as many transfers that were declared."""

from benchmarks import sites
from benchmarks.measures import Measure
from benchmarks.trial import Trial
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from egov.policy import clock
from egov.policy import payments
from egov.policy.console import site_session
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Status
from egov.policy.core.fees import Way
from egov.policy.payments import store
from plone import api

import time
import transaction
import Zope2


LINES = 10_000
SECONDS = 20
DAY = date(2026, 3, 2)
ACCOUNTANT = "comptable"


def measures(trial: Trial) -> Iterator[Measure]:
    """Reading, reconciling and keeping it, committed; receipts are written by jobs afterwards."""
    content = _statement().encode()
    with site_session(Zope2.DB, sites.SMALL), api.env.adopt_user(ACCOUNTANT):
        _declare()
        transaction.commit()
        begun = time.perf_counter()
        found = payments.import_statement("ecocash", "mars.csv", content)
        transaction.commit()
        seconds = time.perf_counter() - begun
        assert sum(found.counts.values()) == LINES + LINES // 10, found.counts
    yield Measure(f"statement of {LINES} lines", seconds, "s", SECONDS)


def _declare() -> None:
    """As many transfers as the statement has lines; a tenth is not in it, and the reverse."""
    for number in range(LINES):
        made = Payment(
            id=store.new_id(sites.UNIT, DAY),
            case="cases",
            case_number="",
            unit=sites.UNIT,
            day=DAY,
            way=Way.TRANSFER,
            amount=Decimal(1500),
            status=Status.DECLARED,
            by=sites.CLERK,
            at=clock.now(),
            operator="ecocash",
            reference=f"MP{number:08}",
            paid_on=DAY,
        )
        store.hold_reference(made.operator, made.reference, made.id)
        store.enter(made)


def _statement() -> str:
    first = LINES // 10
    rows = (f"mp {number:08};1 500,00;02/03/2026 09:12" for number in range(first, first + LINES))
    return "\n".join(("Transaction ID;Amount;Date", *rows, ""))

"""What agrees with a statement counts from then on: a job, a few payments at a time."""

from egov.policy import jobs
from egov.policy.core import fees
from egov.policy.core.fees import Status
from egov.policy.payments import store
from egov.policy.payments.receiving import keep_checked
from egov.policy.payments.statements import CONFIRM
from egov.policy.payments.statements import matched
from zope.interface import implementer


BATCH = 50


@implementer(jobs.IJobHandler)
class Confirm:
    """Writes the receipts of some transactions, and asks for the next ones."""

    seconds = 120

    def prepare(self, portal, job) -> None:
        """Nothing to read beforehand."""

    def work(self, data) -> None:
        """Nothing slow."""

    def finish(self, portal, job, result) -> None:
        """The rows from the one that the job names."""
        id, start = job.arguments["statement"], job.arguments["start"]
        payments, following = matched(id, start, BATCH)
        for payment in payments:
            _confirm(payment)
        if following is not None:
            jobs.enqueue(CONFIRM, statement=id, start=following)

    def failed(self, portal, job, error) -> None:
        """The log of the worker says it; the same file imported again goes on."""


def _confirm(id: str) -> None:
    """Somebody may have said meanwhile that the money is there, or is not."""
    found = store.find(id)
    if found is not None and found.status is Status.DECLARED:
        keep_checked(fees.checked(found, "", True))

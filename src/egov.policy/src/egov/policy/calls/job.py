"""The job that sends one call.

A receiver that is down, or an address or a secret that is not set yet, makes it wait; a
receiver that refuses it makes it fail after some tries, and it can be sent again.
"""

from dataclasses import dataclass
from egov.policy import clock
from egov.policy import jobs
from egov.policy.calls import log
from egov.policy.calls import sending
from egov.policy.calls import signing
from egov.policy.calls.log import Delivery
from egov.policy.calls.settings import endpoints
from egov.policy.calls.settings import networks
from zope.interface import implementer


@dataclass(frozen=True)
class Call:
    """All that is needed to send it."""

    id: str
    endpoint: str
    address: str
    networks: tuple[str, ...]
    body: bytes


@implementer(jobs.IJobHandler)
class SendCall:
    """Sends one call to the address that the settings have now."""

    seconds = 2 * sending.SECONDS_IN_ALL

    def prepare(self, portal, job: jobs.Job) -> Call | None:
        """The call; None if it is no longer waiting."""
        delivery = _delivery(portal, job)
        if delivery is None:
            return None
        address = endpoints().get(delivery.endpoint)
        if address is None:
            raise jobs.Unavailable(f"The settings name no address {delivery.endpoint}.")
        return Call(delivery.id, delivery.endpoint, address, networks(), delivery.body.encode())

    def work(self, call: Call | None) -> int:
        """The status that the receiver answered."""
        if call is None:
            return 0
        timestamp = int(clock.machine_now().timestamp())
        secret = signing.secret_of(call.endpoint)
        headers = signing.headers(call.id, call.body, secret, timestamp)
        return sending.post(call.address, call.body, headers, call.networks)

    def finish(self, portal, job: jobs.Job, status: int) -> None:
        """Note that it is delivered."""
        delivery = _delivery(portal, job)
        if delivery is not None:
            case = _case(portal, job)
            known = {"attempts": job.attempts, "status": status}
            log.end(case, delivery, log.DELIVERED, **known)

    def failed(self, portal, job: jobs.Job, error: str) -> None:
        """Note that it is not delivered, and why."""
        delivery = _delivery(portal, job)
        if delivery is not None:
            case = _case(portal, job)
            known = {"attempts": job.attempts, "error": error}
            log.end(case, delivery, log.FAILED, **known)


def _case(portal, job: jobs.Job):
    return portal.unrestrictedTraverse(job.arguments["case"], None)


def _delivery(portal, job: jobs.Job) -> Delivery | None:
    case = _case(portal, job)
    return None if case is None else log.waiting(case, job.arguments["delivery"])

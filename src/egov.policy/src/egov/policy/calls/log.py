"""The delivery log of a case: each call, until when it was tried and how it ended.

Plain data in an annotation of the case.  The body of a call is kept until it is delivered,
so that it says what was so when it was asked for; then only its digest stays.
"""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from egov.policy import clock
from egov.policy import jobs
from egov.policy import journal
from egov.policy.core.canonical import canonical
from egov.policy.core.errors import StateConflict
from hashlib import sha256
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.calls"

CALL = "calls.send"
"""Kind of the job."""

WAITING, DELIVERED, FAILED = "waiting", "delivered", "failed"


@dataclass(frozen=True)
class Delivery:
    """One call; moments are texts in UTC.  ``status`` is what the receiver answered, or 0."""

    id: str
    endpoint: str
    transition: str
    asked_on: str
    sha256: str
    body: str = ""
    job: str = ""
    state: str = WAITING
    attempts: int = 0
    status: int = 0
    ended_on: str = ""
    error: str = ""
    next_on: str = ""

    def summary(self) -> dict[str, Any]:
        """What people see of it: nothing of what was sent."""
        return {name: value for name, value in asdict(self).items() if name not in ("body", "job")}


def send(
    case, endpoint: str, transition: str, content: Mapping[str, Any], values: Mapping[str, Any]
) -> Delivery:
    """Ask for a call; its body is ``content`` with an ``id``, as canonical JSON.

    ``values`` are the answers that are sent: the journal keeps digests of them.
    """
    id = uuid4().hex
    body = canonical({**content, "id": id})
    delivery = Delivery(
        id, endpoint, transition, _text(clock.now()), sha256(body).hexdigest(), body.decode()
    )
    job = jobs.enqueue(CALL, case="/".join(case.getPhysicalPath()), delivery=id)
    _store(case, (*_stored(case), replace(delivery, job=job)))
    journal.record(case, "call_asked", values=values, call=id, endpoint=endpoint)
    return delivery


def deliveries(case) -> tuple[Delivery, ...]:
    """The calls of a case, oldest first, with how often those that wait were tried."""
    return tuple(_live(item) if item.state == WAITING else item for item in _stored(case))


def waiting(case, id: str) -> Delivery | None:
    """The call of that id, if it is still to be delivered."""
    found = (item for item in _stored(case) if item.id == id and item.state == WAITING)
    return next(found, None)


def retry(case, id: str) -> None:
    """Send a call after all that has failed, once what stood in its way is mended.

    :raises LookupError: if there is no such call.
    :raises StateConflict: if it has not failed.
    """
    delivery = next((item for item in _stored(case) if item.id == id), None)
    if delivery is None:
        raise LookupError(id)
    if delivery.state != FAILED:
        raise StateConflict("not_failed", delivery=delivery.state)
    jobs.retry(delivery.job)
    put(case, replace(delivery, state=WAITING, ended_on="", error=""))
    journal.record(case, "call_retried", call=id, endpoint=delivery.endpoint)


def end(case, delivery: Delivery, state: str, **known: Any) -> None:
    """Note how a call ended; what was delivered is no longer kept."""
    body = "" if state == DELIVERED else delivery.body
    put(case, replace(delivery, state=state, body=body, ended_on=_text(clock.now()), **known))
    journal.record(case, f"call_{state}", call=delivery.id, endpoint=delivery.endpoint)


def put(case, changed: Delivery) -> None:
    """Keep a call that has changed."""
    _store(case, tuple(changed if item.id == changed.id else item for item in _stored(case)))


def _live(delivery: Delivery) -> Delivery:
    status = jobs.status(delivery.job)
    following = _text(status.not_before) if status.not_before else ""
    return replace(delivery, attempts=status.attempts, error=status.error, next_on=following)


def _stored(case) -> tuple[Delivery, ...]:
    return tuple(Delivery(**item) for item in IAnnotations(case).get(KEY, ()))


def _store(case, items: tuple[Delivery, ...]) -> None:
    IAnnotations(case)[KEY] = tuple(asdict(item) for item in items)


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")

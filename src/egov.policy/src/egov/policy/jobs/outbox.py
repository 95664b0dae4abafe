"""Asking for a job and asking after it: what the door offers.

It writes in the caller's transaction: a job exists exactly if that commits.
"""

from egov.policy import clock
from egov.policy.jobs.interfaces import IJobHandler
from egov.policy.jobs.model import JobState
from egov.policy.jobs.model import JobStatus
from egov.policy.jobs.store import Outbox
from plone import api
from threading import Event
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility

import json
import transaction


KEY = "egov.policy.jobs"

WAKE = Event()
"""Tells the worker of this process, if any, not to wait for its next look."""


def enqueue(kind: str, **arguments: Any) -> str:
    """Ask for a job with plain arguments; returns its id.

    :raises LookupError: if nothing handles that kind.
    :raises TypeError: if the arguments are not plain data.
    """
    getUtility(IJobHandler, kind)
    plain = json.loads(json.dumps(arguments))
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = Outbox()
    record = annotations[KEY].add(kind, plain, clock.machine_now())
    _wake_on_commit()
    return record.id


def status(job_id: str) -> JobStatus:
    """Where a job stands; a done job is forgotten, so an unknown one counts as done."""
    outbox = outbox_of(api.portal.get())
    record = outbox.get(job_id) if outbox else None
    if record is None:
        return JobStatus(JobState.DONE)
    return JobStatus(
        state=JobState(record.state),
        attempts=record.attempts,
        not_before=record.not_before,
        error=record.error,
        since=record.since,
    )


def are_due() -> bool:
    """Whether a job waits to be done: rounds that take long let it pass."""
    outbox = outbox_of(api.portal.get())
    return bool(outbox and outbox.first_due(clock.machine_now()))


def retry(job_id: str) -> None:
    """Try a failed job again, from the start.

    :raises LookupError: if there is no failed job of that id.
    """
    outbox = outbox_of(api.portal.get())
    record = outbox.get(job_id) if outbox else None
    if record is None or record.state != JobState.FAILED:
        raise LookupError(f"There is no failed job {job_id!r}.")
    record.faults = record.interruptions = 0
    outbox.move(record, JobState.WAITING, clock.machine_now())
    _wake_on_commit()


def outbox_of(portal) -> Outbox | None:
    """The outbox of a site, if a job was ever asked for."""
    return IAnnotations(portal).get(KEY)


def _wake_on_commit() -> None:
    transaction.get().addAfterCommitHook(_wake)


def _wake(committed: bool) -> None:
    if committed:
        WAKE.set()

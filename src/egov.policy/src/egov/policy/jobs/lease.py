"""What a worker does to the outbox: lease a job, end it, put it off, take leases back.

Used by the worker, which commits.  Each function works in the transaction that
is open, and the time is given, so that the rules can be tried without waiting.
"""

from datetime import datetime
from datetime import timedelta
from egov.policy.core.errors import EgovError
from egov.policy.jobs.interfaces import IJobHandler
from egov.policy.jobs.model import after_fault
from egov.policy.jobs.model import after_interruption
from egov.policy.jobs.model import after_outage
from egov.policy.jobs.model import Job
from egov.policy.jobs.model import JobState
from egov.policy.jobs.model import MAX_FAULTS
from egov.policy.jobs.store import JobRecord
from egov.policy.jobs.store import Outbox
from zope.component import queryUtility


DEFAULT_SECONDS = 60
"""Lease of a job whose handler is gone: long enough to say so."""


class LeaseLost(EgovError):
    """The lease ran out and another worker has the job: what was done for it is dropped."""


def lease(outbox: Outbox, worker: str, now: datetime) -> Job | None:
    """Take the job that has been due longest."""
    record = outbox.first_due(now)
    if record is None:
        return None
    if record.state == JobState.RUNNING:
        record.interruptions += 1
    handler = queryUtility(IJobHandler, record.kind)
    seconds = handler.seconds if handler else DEFAULT_SECONDS
    record.worker, record.attempts = worker, record.attempts + 1
    outbox.move(record, JobState.RUNNING, now + timedelta(seconds=seconds))
    return Job(record.id, record.kind, record.arguments, record.attempts, record.interruptions)


def end(outbox: Outbox, job: Job) -> None:
    """The job is done."""
    outbox.remove(_held(outbox, job))


def put_off(outbox: Outbox, job: Job, error: str, now: datetime) -> None:
    """The job stays, because something outside is down."""
    record = _held(outbox, job)
    record.error = error
    outbox.move(record, JobState.WAITING, now + after_outage(record.attempts))


def count_fault(outbox: Outbox, job: Job, error: str, now: datetime) -> bool:
    """The job itself went wrong; returns whether it has failed for good."""
    record = _held(outbox, job)
    record.error, record.faults = error, record.faults + 1
    failed = record.faults >= MAX_FAULTS
    state = JobState.FAILED if failed else JobState.WAITING
    outbox.move(record, state, now + after_fault(record.faults))
    return failed


def take_back(outbox: Outbox, worker: str, now: datetime) -> int:
    """Free what a worker of that name held when it died; returns how many jobs."""
    held = [record for record in outbox.running() if record.worker == worker]
    for record in held:
        record.interruptions += 1
        outbox.move(record, JobState.WAITING, now + after_interruption(record.interruptions))
    return len(held)


def _held(outbox: Outbox, job: Job) -> JobRecord:
    record = outbox.get(job.id)
    if record is None or record.state != JobState.RUNNING or record.attempts != job.attempts:
        raise LeaseLost(job.id)
    return record

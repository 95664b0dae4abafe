"""A job exists exactly if the transaction that asked for it commits."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.policy import jobs
from egov.policy.jobs.outbox import outbox_of
from egov.policy.jobs.outbox import WAKE
from egov.policy.jobs.store import Outbox
from transaction import TransactionManager
from zope.annotation.interfaces import IAnnotations

import pytest
import transaction


NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_a_job_waits_from_the_moment_it_is_asked_for(portal, handler):
    before = datetime.now(UTC)
    found = jobs.status(jobs.enqueue("copy", text="un"))
    assert (found.state, found.attempts, found.error) == (jobs.JobState.WAITING, 0, "")
    assert before <= found.since == found.not_before <= datetime.now(UTC)


def test_a_job_goes_with_the_transaction_that_asked_for_it(functional_portal, handler):
    jobs.enqueue("copy", text="un")
    transaction.abort()
    assert outbox_of(functional_portal) is None


def test_the_worker_is_woken_only_when_the_job_is_committed(functional_portal, handler):
    WAKE.clear()
    jobs.enqueue("copy", text="un")
    transaction.abort()
    assert not WAKE.is_set()
    jobs.enqueue("copy", text="un")
    assert not WAKE.is_set()
    transaction.commit()
    assert WAKE.is_set()


def test_a_kind_that_nobody_handles_is_refused(portal):
    with pytest.raises(LookupError):
        jobs.enqueue("unheard-of")


def test_arguments_are_plain_data(portal, handler):
    with pytest.raises(TypeError):
        jobs.enqueue("copy", text=object())


@pytest.mark.parametrize("job_id", ["", "0123", "?", "no-such-job"])
def test_a_job_that_is_not_there_counts_as_done(portal, handler, job_id):
    jobs.enqueue("copy", text="un")
    assert jobs.status(job_id).state is jobs.JobState.DONE


def test_without_any_job_ever_asking_writes_nothing(portal):
    assert jobs.status("0123").state is jobs.JobState.DONE
    assert "egov.policy.jobs" not in IAnnotations(portal)


@pytest.mark.parametrize("job_id", ["", "0123"])
def test_only_a_failed_job_can_be_retried(portal, handler, job_id):
    with pytest.raises(LookupError):
        jobs.retry(job_id)
    with pytest.raises(LookupError):
        jobs.retry(jobs.enqueue("copy", text="un"))


def test_jobs_come_in_the_order_they_were_asked_for():
    outbox = Outbox()
    records = [outbox.add("copy", {}, NOON + timedelta(seconds=n)) for n in range(100)]
    found = []
    while record := outbox.first_due(NOON + timedelta(seconds=99)):
        found.append(record)
        outbox.remove(record)
    assert found == records


def test_a_job_is_not_due_before_its_time():
    outbox = Outbox()
    outbox.add("copy", {}, NOON)
    assert outbox.first_due(NOON - timedelta(microseconds=1)) is None
    assert outbox.first_due(NOON) is not None


def test_asking_does_not_conflict_with_doing(functional_portal, handler):
    """The usual case: an almost empty queue, from which a worker takes the only job."""
    for _ in range(40):
        jobs.enqueue("copy", text="un")
        transaction.commit()
        manager = TransactionManager()
        connection = functional_portal._p_jar.db().open(transaction_manager=manager)
        outbox = outbox_of(connection.get(functional_portal._p_oid))
        outbox.remove(outbox.first_due(datetime.now(UTC)))
        kept = jobs.enqueue("copy", text="deux")
        manager.commit()
        transaction.commit()
        manager.begin()
        outbox.remove(outbox.get(kept))
        manager.commit()
        connection.close()
        transaction.begin()
    assert outbox_of(functional_portal).first_due(datetime.now(UTC)) is None

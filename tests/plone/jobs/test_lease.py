"""When a job is tried again, and when it fails for good."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.policy.jobs import lease
from egov.policy.jobs.interfaces import IJobHandler
from egov.policy.jobs.model import JobState
from egov.policy.jobs.model import MAX_FAULTS
from egov.policy.jobs.store import Outbox

import pytest


NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def outbox(handler):
    """An outbox with one job, which may run for 60 seconds."""
    made = Outbox()
    made.add("copy", {}, NOON)
    return made


def seconds(after, before=NOON):
    return (after - before).total_seconds()


def delays(outbox, put_off, times):
    """Seconds between the end of each attempt and the next."""
    found, now = [], NOON
    for _ in range(times):
        job = lease.lease(outbox, "first", now)
        put_off(outbox, job, "down", now)
        later = outbox.get(job.id).not_before
        found.append(seconds(later, now))
        now = later
    return found


def test_a_leased_job_is_not_given_to_another(outbox):
    assert lease.lease(outbox, "first", NOON).attempts == 1
    assert lease.lease(outbox, "second", NOON + timedelta(seconds=59)) is None


def test_a_lease_that_ran_out_goes_to_another_and_the_first_has_lost_it(outbox):
    job = lease.lease(outbox, "first", NOON)
    again = lease.lease(outbox, "second", NOON + timedelta(seconds=60))
    assert (again.id, again.attempts) == (job.id, 2)
    for give_back in (
        lambda: lease.end(outbox, job),
        lambda: lease.put_off(outbox, job, "", NOON),
        lambda: lease.count_fault(outbox, job, "", NOON),
    ):
        with pytest.raises(lease.LeaseLost):
            give_back()
    lease.end(outbox, again)
    assert outbox.get(job.id) is None


def test_while_something_is_down_a_job_is_tried_for_ever_and_at_least_every_five_minutes(outbox):
    found = delays(outbox, lease.put_off, 50)
    assert found[:3] == [2, 5, 10]
    assert max(found) == found[-1] == 300


def test_a_job_that_goes_wrong_is_tried_less_and_less_often_until_it_fails(outbox):
    found = delays(outbox, lease.count_fault, MAX_FAULTS - 1)
    assert found == sorted(found) and found[-1] == 3600
    later = NOON + timedelta(days=1)
    job = lease.lease(outbox, "first", later)
    assert lease.count_fault(outbox, job, "KeyError: 'x'", later)
    record = outbox.get(job.id)
    assert (record.state, record.error) == (JobState.FAILED, "KeyError: 'x'")
    assert outbox.first_due(later + timedelta(days=3650)) is None


def test_an_outage_does_not_bring_a_job_nearer_to_failing(outbox):
    delays(outbox, lease.put_off, 3 * MAX_FAULTS)
    later = NOON + timedelta(days=1)
    assert not lease.count_fault(outbox, lease.lease(outbox, "first", later), "", later)


def test_a_worker_that_starts_takes_back_its_own_leases_only(outbox):
    outbox.add("copy", {}, NOON)
    mine, theirs = (lease.lease(outbox, name, NOON) for name in ("first", "second"))
    assert lease.take_back(outbox, "first", NOON) == 1
    assert lease.lease(outbox, "first", NOON).id == mine.id
    assert outbox.get(theirs.id).worker == "second"


def test_a_job_that_kills_its_worker_again_and_again_is_put_off(outbox):
    found, now = [], NOON
    for _ in range(10):
        job = lease.lease(outbox, "first", now)
        lease.take_back(outbox, "first", now)
        found.append(seconds(outbox.get(job.id).not_before, now))
        now = outbox.get(job.id).not_before
    assert found[:4] == [0, 0, 0, 0]
    assert found[-1] == 300
    assert outbox.get(job.id).state == JobState.WAITING


def test_a_job_without_a_handler_can_be_leased_to_tell_that_it_has_none(outbox, handler):
    from zope.component import getGlobalSiteManager

    getGlobalSiteManager().unregisterUtility(handler, IJobHandler, "copy")
    assert lease.lease(outbox, "first", NOON) is not None

"""A job takes effect exactly once, whatever dies, fails or runs beside it."""

from .conftest import Killed
from .conftest import STEPS
from egov.policy import clock
from egov.policy import console
from egov.policy import jobs
from egov.policy.jobs import worker as loop
from egov.policy.jobs.model import MAX_FAULTS
from egov.policy.jobs.outbox import outbox_of
from threading import Barrier
from threading import Thread
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager

import pytest
import transaction


PATIENCE = 60
"""Seconds after which a thread that does not end is a failure and not a hanging test."""


def test_a_job_is_prepared_worked_on_and_finished(asked, handler, effects, new_worker):
    assert new_worker().run_next()
    assert effects() == ("<UN>",)
    assert handler.steps == list(STEPS)
    assert jobs.status(asked).state is jobs.JobState.DONE


def test_no_transaction_is_open_during_the_work(asked, handler, new_worker):
    new_worker().run_next()
    assert handler.transactions_during_work == [None]


def test_an_empty_queue_gives_nothing_to_do(functional_portal, new_worker):
    assert not new_worker().run_next()


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_takes_the_job_up_again_at_once(
    asked, handler, effects, new_worker, step
):
    handler.troubles[step] = [Killed()]
    with pytest.raises(Killed):
        new_worker().run_next()
    assert effects() == ()
    assert jobs.status(asked).state is jobs.JobState.RUNNING

    assert new_worker().run_next()
    assert effects() == ("<UN>",)
    assert not new_worker().run_next()


def test_a_worker_killed_before_the_lease_is_committed_has_leased_nothing(
    asked, effects, new_worker, monkeypatch
):
    def die():
        raise Killed

    starting = new_worker()
    starting._take_back()
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(loop.transaction, "commit", die)
        starting.run_next()
    assert jobs.status(asked).attempts == 0
    new_worker("another").run_next()
    assert effects() == ("<UN>",)


def test_a_worker_of_another_name_leaves_the_lease_alone(asked, handler, effects, new_worker):
    handler.troubles["work"] = [Killed()]
    with pytest.raises(Killed):
        new_worker("first").run_next()
    assert not new_worker("second").run_next()
    assert effects() == ()


@pytest.mark.parametrize("step", STEPS)
def test_while_something_is_down_the_job_waits_and_says_why(
    asked, handler, effects, new_worker, step
):
    handler.troubles[step] = [jobs.Unavailable("LibreOffice does not answer")]
    new_worker().run_next()
    found = jobs.status(asked)
    assert (found.state, found.error) == (jobs.JobState.WAITING, "LibreOffice does not answer")
    assert effects() == ()


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_goes_wrong_leaves_no_effect(asked, handler, effects, new_worker, step):
    handler.troubles[step] = [KeyError("surname")]
    new_worker().run_next()
    found = jobs.status(asked)
    assert (found.state, found.error) == (jobs.JobState.WAITING, "KeyError: 'surname'")
    assert effects() == ()


@pytest.fixture
def nearly_failed(functional_portal, asked):
    """A job that fails for good at its next fault."""
    outbox_of(functional_portal).get(asked).faults = MAX_FAULTS - 1
    transaction.commit()
    return asked


def test_a_job_that_fails_for_good_tells_its_handler(nearly_failed, handler, effects, new_worker):
    handler.troubles["work"] = [ValueError("no such template")]
    new_worker().run_next()
    assert effects() == ("failed: ValueError: no such template",)
    assert jobs.status(nearly_failed).state is jobs.JobState.FAILED


def test_a_handler_that_cannot_note_the_failure_does_not_hide_it(
    nearly_failed, handler, effects, new_worker
):
    handler.troubles = {"work": [ValueError("bad")], "failed": [RuntimeError("worse")]}
    new_worker().run_next()
    assert effects() == ()
    found = jobs.status(nearly_failed)
    assert (found.state, found.error) == (jobs.JobState.FAILED, "ValueError: bad")


def test_a_failed_job_can_be_retried(nearly_failed, handler, effects, new_worker):
    handler.troubles["work"] = [ValueError("bad")]
    new_worker().run_next()
    assert not new_worker().run_next()
    jobs.retry(nearly_failed)
    transaction.commit()
    new_worker().run_next()
    assert effects()[-1] == "<UN>"


def test_a_job_whose_handler_is_gone_says_so(asked, handler, new_worker):
    getGlobalSiteManager().unregisterUtility(handler, jobs.IJobHandler, "copy")
    new_worker().run_next()
    assert "ComponentLookupError" in jobs.status(asked).error


def test_a_conflict_repeats_the_finish_but_not_the_work(asked, handler, effects, new_worker):
    handler.troubles["finish"] = [ConflictError(), ConflictError()]
    new_worker().run_next()
    assert handler.steps == ["prepare", "work", "finish", "finish", "finish"]
    assert effects() == ("<UN>",)


def test_endless_conflicts_put_the_job_off(asked, handler, effects, new_worker):
    handler.troubles["finish"] = [ConflictError() for _ in range(console.TRIES)]
    new_worker().run_next()
    assert effects() == ()
    assert jobs.status(asked).state is jobs.JobState.WAITING


def test_a_worker_that_lost_its_lease_drops_its_result(asked, handler, effects, new_worker):
    handler.seconds = 0
    handler.troubles["work"] = [lambda: new_worker("second").run_next()]
    new_worker("first").run_next()
    assert handler.steps == ["prepare", "work", "prepare", "work", "finish"]
    assert effects() == ("<UN>",)


def test_the_handler_acts_as_the_system_at_the_site(functional_portal, handler, new_worker):
    seen = []

    def look(portal, job):
        from AccessControl import getSecurityManager
        from plone import api
        from zope.globalrequest import getRequest

        seen.append(getSecurityManager().getUser().getUserName())
        seen.append(api.portal.get().getPhysicalPath())
        seen.append(getRequest() is portal.REQUEST)

    handler.prepare = look
    handler.work = lambda data: ""
    jobs.enqueue("copy")
    transaction.commit()
    new_worker().run_next()
    assert seen == ["System Processes", functional_portal.getPhysicalPath(), True]


def test_two_workers_share_the_jobs_and_do_each_once(functional_portal, handler, new_worker):
    wanted = {f"<N{number}>" for number in range(12)}
    for number in range(12):
        jobs.enqueue("copy", text=f"n{number}")
    transaction.commit()
    done, together = [], Barrier(2)
    handler.finish = lambda portal, job, result: done.append((job.id, result))

    def work(name):
        worker = new_worker(name)
        together.wait()
        while worker.run_next():
            pass

    threads = [Thread(target=work, args=(name,)) for name in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    transaction.begin()
    assert {result for _, result in done} == wanted
    assert outbox_of(functional_portal).first_due(clock.machine_now()) is None


def test_a_running_worker_takes_a_job_when_it_is_asked_for_and_stops_when_told(
    functional_portal, handler, effects, new_worker, monkeypatch
):
    monkeypatch.setattr(loop, "LOOK_EVERY", 3600.0)
    worker = new_worker()
    thread = Thread(target=worker.run, daemon=True)
    thread.start()
    handler.troubles["finish"] = [worker.stop]
    jobs.enqueue("copy", text="un")
    transaction.commit()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert effects() == ("<UN>",)


def test_a_running_worker_outlives_a_database_that_is_away(
    asked, handler, effects, new_worker, monkeypatch
):
    monkeypatch.setattr(loop, "LOOK_EVERY", 0.0)
    worker = new_worker()
    handler.troubles["finish"] = [worker.stop]
    real, away = loop.application, [OSError("no connection"), OSError("no connection")]

    def sometimes(db):
        if away:
            raise away.pop()
        return real(db)

    monkeypatch.setattr(loop, "application", sometimes)
    worker.run()
    assert effects() == ("<UN>",)

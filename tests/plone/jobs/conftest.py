"""A handler that can be told to fail or to die at any step, and the effect it has on the site."""

from egov.policy import jobs
from egov.policy.jobs.worker import Worker
from threading import Lock
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import pytest
import transaction


EFFECTS = "egov.policy.tests.effects"
STEPS = ("prepare", "work", "finish")


class Killed(BaseException):
    """The process dies here: nothing after it runs, no handler of errors either."""


@implementer(jobs.IJobHandler)
class Copy:
    """Copies its argument to the site; ``troubles`` are raised once each at their step."""

    seconds = 60

    def __init__(self):
        self.troubles = {}
        self.steps = []
        self.transactions_during_work = []
        self.lock = Lock()

    def prepare(self, portal, job):
        self._step("prepare")
        return job.arguments["text"].upper()

    def work(self, data):
        self.transactions_during_work.append(transaction.manager.manager._txn)
        self._step("work")
        return f"<{data}>"

    def finish(self, portal, job, result):
        effects = IAnnotations(portal).get(EFFECTS, ())
        IAnnotations(portal)[EFFECTS] = (*effects, result)
        self._step("finish")

    def failed(self, portal, job, error):
        IAnnotations(portal)[EFFECTS] = (f"failed: {error}",)
        self._step("failed")

    def _step(self, name):
        with self.lock:
            self.steps.append(name)
            pending = self.troubles.get(name, [])
            trouble = pending.pop(0) if pending else None
        if callable(trouble):
            trouble()
        elif trouble is not None:
            raise trouble


@pytest.fixture
def handler():
    """The handler of the kind ``copy``."""
    made = Copy()
    getGlobalSiteManager().registerUtility(made, jobs.IJobHandler, "copy")
    yield made
    getGlobalSiteManager().unregisterUtility(made, jobs.IJobHandler, "copy")


@pytest.fixture
def effects(functional_portal):
    """What jobs did to the site, as the latest transaction sees it."""

    def read():
        transaction.begin()
        return IAnnotations(functional_portal).get(EFFECTS, ())

    return read


@pytest.fixture
def asked(functional_portal, handler):
    """The id of a committed job that copies « un »."""
    job_id = jobs.enqueue("copy", text="un")
    transaction.commit()
    return job_id


@pytest.fixture
def new_worker(functional_portal):
    """``new_worker("name")``: a worker that has just started."""
    return lambda name="first": Worker(functional_portal._p_jar.db(), name)

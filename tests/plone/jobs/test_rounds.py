"""What the worker looks after again and again."""

from egov.policy import jobs
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import pytest


@implementer(jobs.IRound)
class Count:
    """Notes the sites it was sent to; stops the worker, or fails, as told."""

    def __init__(self, every, then):
        self.every, self.then = every, then
        self.seen = []

    def go(self, db, site):
        self.seen.append(site)
        self.then()


@pytest.fixture
def register():
    """``register("name", round)``: for the time of a test."""
    manager, named = getGlobalSiteManager(), []

    def add(name, round):
        manager.registerUtility(round, jobs.IRound, name)
        named.append(name)
        return round

    yield add
    for name in named:
        manager.unregisterUtility(provided=jobs.IRound, name=name)


def test_a_running_worker_makes_its_rounds(functional_portal, new_worker, register):
    worker = new_worker()
    made = register("count", Count(3600.0, worker.stop))
    worker.run()
    assert made.seen == [functional_portal.getId()]


def test_a_round_is_made_when_its_time_has_come(functional_portal, new_worker, register):
    worker, turns = new_worker(), []

    def stop_at_the_third():
        turns.append(True)
        if len(turns) == 3:
            worker.stop()

    often = register("often", Count(0.0, stop_at_the_third))
    seldom = register("seldom", Count(3600.0, lambda: None))
    worker.run()
    assert (len(often.seen), len(seldom.seen)) == (3, 1)


def test_a_round_that_fails_stops_neither_the_others_nor_the_jobs(
    asked, handler, effects, new_worker, register
):
    def fail():
        raise RuntimeError("the index is broken")

    worker = new_worker()
    register("broken", Count(3600.0, fail))
    whole = register("whole", Count(3600.0, lambda: None))
    handler.troubles["finish"] = [worker.stop]
    worker.run()
    assert effects() == ("<UN>",)
    assert len(whole.seen) == 1

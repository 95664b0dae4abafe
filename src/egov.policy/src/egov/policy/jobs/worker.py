"""The loop that does the jobs of all sites of a database, one at a time, and makes the rounds.

Run by a thread of the server or by ``bin/egov worker``.  Any number may run
beside each other, each under a name of its own that stays the same when it is
started again.  It knows no kind of job or round: handlers do.
"""

from egov.policy import clock
from egov.policy import logger
from egov.policy.console import application
from egov.policy.jobs import lease
from egov.policy.jobs.execution import execute
from egov.policy.jobs.interfaces import IRound
from egov.policy.jobs.model import Job
from egov.policy.jobs.outbox import outbox_of
from egov.policy.jobs.outbox import WAKE
from egov.policy.jobs.store import Outbox
from plone.base.interfaces import IPloneSiteRoot
from threading import Event
from time import monotonic
from transaction.interfaces import TransientError
from typing import Any
from ZODB import DB
from zope.component import getUtilitiesFor

import transaction


LOOK_EVERY = 1.0
"""Seconds between two looks at an empty queue."""


class Worker:
    """Leases jobs and has them done, until it is told to stop."""

    def __init__(self, db: DB, name: str) -> None:
        self._db, self._name = db, name
        self._recovered = False
        self._rounds: dict[str, float] = {}
        self._stopping = Event()

    def run(self) -> None:
        """Do jobs; when there is none, look again every second or when one is asked for."""
        while not self._stopping.is_set():
            self._make_rounds()
            if not self._keep_going():
                WAKE.wait(LOOK_EVERY)
                WAKE.clear()

    def stop(self) -> None:
        """End the loop after the job in hand."""
        self._stopping.set()
        WAKE.set()

    def run_next(self) -> bool:
        """Do one job; returns whether there may be another."""
        try:
            if not self._recovered:
                self._take_back()
            leased = self._lease()
        except TransientError:  # another worker was faster
            return True
        if leased is None:
            return False
        execute(self._db, *leased)
        return True

    def _keep_going(self) -> bool:
        try:
            return self.run_next()
        except Exception:  # noqa: BLE001  the worker outlives a database that is away for a while
            logger.exception("Worker %s cannot reach its jobs", self._name)
            return False

    def _make_rounds(self) -> None:
        for name, round in getUtilitiesFor(IRound):
            if monotonic() < self._rounds.get(name, 0.0):
                continue
            self._rounds[name] = monotonic() + round.every
            try:
                for site in self._sites():
                    round.go(self._db, site)
            except Exception:  # noqa: BLE001  as above; the next round looks again
                logger.exception("Worker %s could not finish the round %s", self._name, name)

    def _sites(self) -> list[str]:
        with application(self._db) as app:
            return [site.getId() for site in _sites(app)]

    def _take_back(self) -> None:
        # A worker that was killed and starts again need not wait for its own leases to run out.
        with application(self._db) as app:
            for _, outbox in _outboxes(app):
                lease.take_back(outbox, self._name, clock.machine_now())
            transaction.commit()
        self._recovered = True

    def _lease(self) -> tuple[str, Job] | None:
        with application(self._db) as app:
            for site, outbox in _outboxes(app):
                job = lease.lease(outbox, self._name, clock.machine_now())
                if job is not None:
                    transaction.commit()
                    return site, job
        return None


def _outboxes(app: Any) -> list[tuple[str, Outbox]]:
    found = [(site.getId(), outbox_of(site)) for site in _sites(app)]
    return [(site, outbox) for site, outbox in found if outbox is not None]


def _sites(app: Any) -> list[Any]:
    return [site for site in app.objectValues() if IPloneSiteRoot.providedBy(site)]

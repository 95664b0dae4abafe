"""Doing one leased job: its three steps, and what becomes of it when a step fails.

Used by the worker.  Every step that touches the database has a transaction of
its own; between them none is open and no connection is held.
"""

from egov.policy import clock
from egov.policy import logger
from egov.policy.console import commit_in_site
from egov.policy.console import site_session
from egov.policy.jobs import lease
from egov.policy.jobs.interfaces import IJobHandler
from egov.policy.jobs.model import Job
from egov.policy.jobs.model import Unavailable
from egov.policy.jobs.outbox import outbox_of
from transaction.interfaces import TransientError
from typing import Any
from ZODB import DB
from zope.component import getUtility
from zope.component import queryUtility


ERROR_LENGTH = 500


def execute(db: DB, site: str, job: Job) -> None:
    """Do the job, or say in the outbox why not."""
    try:
        _do(db, site, job)
    except lease.LeaseLost:
        logger.warning("Job %s (%s) took too long and went to another worker", job.id, job.kind)
    except (Unavailable, TransientError) as error:
        logger.info("Job %s (%s) is put off: %s", job.id, job.kind, error)
        _put_off(db, site, job, _text(error))
    except Exception as error:  # noqa: BLE001  whatever a handler raises counts against the job
        logger.exception("Job %s (%s) went wrong", job.id, job.kind)
        _count_fault(db, site, job, _text(error))


def _do(db: DB, site: str, job: Job) -> None:
    handler = getUtility(IJobHandler, job.kind)
    with site_session(db, site) as portal:
        data = handler.prepare(portal, job)
    result = handler.work(data)

    def finish(portal: Any) -> None:
        lease.end(outbox_of(portal), job)
        handler.finish(portal, job, result)

    commit_in_site(db, site, finish)


def _put_off(db: DB, site: str, job: Job, error: str) -> None:
    def put_off(portal: Any) -> None:
        lease.put_off(outbox_of(portal), job, error, clock.machine_now())

    commit_in_site(db, site, put_off)


def _count_fault(db: DB, site: str, job: Job, error: str) -> None:
    def count(portal: Any, tell: bool = True) -> None:
        failed = lease.count_fault(outbox_of(portal), job, error, clock.machine_now())
        handler = queryUtility(IJobHandler, job.kind)
        if failed and tell and handler is not None:
            handler.failed(portal, job, error)

    try:
        commit_in_site(db, site, count)
    except Exception:  # noqa: BLE001  a handler that cannot note its failure must not hide it
        logger.exception("Job %s (%s) could not note its failure", job.id, job.kind)
        commit_in_site(db, site, lambda portal: count(portal, tell=False))


def _text(error: Exception) -> str:
    text = str(error) if isinstance(error, Unavailable) else f"{type(error).__name__}: {error}"
    return text[:ERROR_LENGTH]

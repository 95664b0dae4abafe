"""The worker as a thread of the server, for a site that runs in one process.

Started when Zope is ready, if ``EGOV_WORKER`` is 1.  A scaled site sets it to 0
and runs ``bin/egov worker`` in processes of its own.
"""

from egov.policy import logger
from egov.policy.jobs.worker import Worker
from threading import Thread

import atexit
import os
import Zope2


DEFAULT_NAME = "embedded"
PATIENCE = 5.0
"""Seconds that a server which ends waits for the job in hand; what is left is taken up later."""


def start_worker(event) -> None:
    """Start the thread if this process is to do jobs."""
    if os.environ.get("EGOV_WORKER") != "1":
        return
    worker = Worker(Zope2.DB, worker_name())
    thread = Thread(target=worker.run, name="egov-worker", daemon=True)
    thread.start()
    atexit.register(_end, worker, thread)
    logger.info("Worker %s does the jobs", worker_name())


def worker_name() -> str:
    """The name of the worker of this process."""
    return os.environ.get("EGOV_WORKER_NAME") or DEFAULT_NAME


def _end(worker: Worker, thread: Thread) -> None:
    worker.stop()
    thread.join(PATIENCE)

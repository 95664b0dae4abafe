"""Work done after the transaction: conversions, mail, exports; exactly once in effect.

Verticals ask for a job in their own transaction and register an IJobHandler,
which the worker runs.  A case never waits for a job; what a job is for shows
its own state.  No job is for a given date: what time brings about is found by an
IRound, which the worker repeats.
"""

from egov.policy.jobs.interfaces import IJobHandler
from egov.policy.jobs.interfaces import IRound
from egov.policy.jobs.model import Job
from egov.policy.jobs.model import JobState
from egov.policy.jobs.model import Unavailable
from egov.policy.jobs.outbox import enqueue
from egov.policy.jobs.outbox import retry
from egov.policy.jobs.outbox import status
from egov.policy.jobs.pacing import SECONDS
from egov.policy.jobs.pacing import step_by_step


__all__ = [
    "SECONDS",
    "IJobHandler",
    "IRound",
    "Job",
    "JobState",
    "Unavailable",
    "enqueue",
    "retry",
    "status",
    "step_by_step",
]

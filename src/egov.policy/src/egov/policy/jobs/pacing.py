"""Rounds whose work may take long: step by step, so that jobs are not held up."""

from collections.abc import Callable
from egov.policy.jobs.outbox import are_due
from time import monotonic

import transaction


SECONDS = 10.0
"""How long a round that goes on step by step works at most."""


def step_by_step(portal, step: Callable[[], bool], until: float) -> None:
    """Take one step after another, each beginning anew with what others have committed.

    It ends at that moment of the monotonic clock, after a step while a job waits, and once a
    step says that there is nothing more to do.
    """
    while monotonic() < until:
        transaction.begin()
        if not step():
            return
        portal._p_jar.cacheGC()
        if are_due():
            return

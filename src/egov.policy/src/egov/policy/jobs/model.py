"""What a job is, its states, and when it is tried again.  Plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from egov.policy.core.errors import EgovError
from enum import StrEnum
from typing import Any


class Unavailable(EgovError):
    """Something outside that the job needs is down; it is tried again until it is up."""


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Job:
    """A job as its handler sees it; ``attempts`` counts this one too.

    ``interruptions`` are those that began and of which nobody knows how far they came: the
    worker died, or its lease ran out.
    """

    id: str
    kind: str
    arguments: Mapping[str, Any]
    attempts: int
    interruptions: int = 0


@dataclass(frozen=True)
class JobStatus:
    """Where a job stands, and why; ``since`` is when it was asked for."""

    state: JobState
    attempts: int = 0
    not_before: datetime | None = None
    error: str = ""
    since: datetime | None = None


MAX_FAULTS = 8
"""Faults of its own after which a job fails for good."""

_OUTAGE = (2, 5, 10, 30, 60, 300)
_FAULT = (2, 10, 60, 300, 1800, 3600)
_INTERRUPTION = (0, 0, 0, 0, 10, 60, 300)


def after_outage(attempts: int) -> timedelta:
    """Delay while something outside is down: short, so that recovery is noticed soon."""
    return _nth(_OUTAGE, attempts)


def after_fault(faults: int) -> timedelta:
    """Delay after an error that lies in the job."""
    return _nth(_FAULT, faults)


def after_interruption(interruptions: int) -> timedelta:
    """Delay after the worker died: none, unless this very job seems to kill it."""
    return _nth(_INTERRUPTION, interruptions)


def _nth(seconds: tuple[int, ...], count: int) -> timedelta:
    return timedelta(seconds=seconds[min(count, len(seconds)) - 1])

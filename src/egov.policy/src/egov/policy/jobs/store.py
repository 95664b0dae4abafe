"""The jobs of a site as persistent objects.

Used by the outbox and the worker.  Jobs are spread over shards by chance and a
job is one object, so that those who ask for jobs and those who do them seldom
write the same object; when two workers lease the same job, one conflicts.

Each tree has a first entry that stays.  A BTree bucket that becomes empty, or
loses its first key, makes any concurrent insertion a conflict.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from datetime import datetime
from egov.policy.jobs.model import JobState
from persistent import Persistent
from secrets import randbelow
from secrets import token_hex
from typing import Any


SHARDS = 16
FIRST = ""


class JobRecord(Persistent):
    """One job; ``not_before`` is when its lease ends while it runs.

    ``attempts`` names the lease too: a worker that comes back after its lease
    ran out finds another number.
    """

    state = JobState.WAITING.value
    attempts = faults = interruptions = 0
    error = worker = ""

    def __init__(self, id_: str, kind: str, arguments: dict[str, Any], since: datetime) -> None:
        self.id, self.kind, self.arguments = id_, kind, arguments
        self.since = self.not_before = since

    @property
    def place(self) -> str:
        """Its key in the queue."""
        return f"{_stamp(self.not_before)} {self.id}"


class Outbox(Persistent):
    """All jobs of a site that are not done, and the queue of those that will run."""

    def __init__(self) -> None:
        self._jobs = tuple(OOBTree({FIRST: None}) for _ in range(SHARDS))
        self._queues = tuple(OOBTree({FIRST: None}) for _ in range(SHARDS))

    def add(self, kind: str, arguments: dict[str, Any], now: datetime) -> JobRecord:
        """Put a new job at the end of the queue."""
        record = JobRecord(f"{randbelow(SHARDS):x}{token_hex(12)}", kind, arguments, now)
        self._jobs[_shard(record.id)][record.id] = record
        self._queue(record)[record.place] = record
        return record

    def get(self, id_: str) -> JobRecord | None:
        """The job of that id, unless it is done or never was."""
        try:
            return self._jobs[_shard(id_)].get(id_)
        except ValueError:
            return None

    def first_due(self, now: datetime) -> JobRecord | None:
        """The job that has been due longest, be it waiting or out of lease."""
        due = [
            next(iter(queue.items(FIRST, f"{_stamp(now)}~", excludemin=True)), None)
            for queue in self._queues
        ]
        return min(filter(None, due), default=(None, None))[1]

    def running(self) -> Iterator[JobRecord]:
        """Jobs that some worker has leased."""
        for queue in self._queues:
            records = list(queue.values(FIRST, excludemin=True))
            yield from (item for item in records if item.state == JobState.RUNNING)

    def move(self, record: JobRecord, state: JobState, not_before: datetime) -> None:
        """Give a job its state and its place in the queue; a failed one has none."""
        self._queue(record).pop(record.place, None)
        record.state, record.not_before = state.value, not_before
        if state is not JobState.FAILED:
            self._queue(record)[record.place] = record

    def remove(self, record: JobRecord) -> None:
        """Forget a job that is done."""
        del self._queue(record)[record.place]
        del self._jobs[_shard(record.id)][record.id]

    def _queue(self, record: JobRecord) -> OOBTree:
        return self._queues[_shard(record.id)]


def _shard(id_: str) -> int:
    return int(id_[:1], SHARDS)


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%S.%f")

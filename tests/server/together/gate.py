"""What meets is made to meet: nobody commits before all have come.

The tests hold the lock that RelStorage takes to commit, let each act come as far as
writing, and give the lock free when all stand before it.  So all have read the case
before any of them has written it, and the first to come is the first to write.
"""

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

import psycopg2
import time


COMMIT_LOCK = -1
"""Number of that lock of PostgreSQL."""

PATIENCE = 120
"""Seconds until an act must have come to its commit."""


class Gate:
    """Before the commits of a database; whoever comes first passes first."""

    def __init__(self, dsn: str) -> None:
        connection = psycopg2.connect(dsn)
        connection.autocommit = True
        self._cursor = connection.cursor()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Nothing is committed in here."""
        self._ask("SELECT pg_advisory_lock(%s)", COMMIT_LOCK)
        try:
            yield
        finally:
            self._ask("SELECT pg_advisory_unlock(%s)", COMMIT_LOCK)

    def let_come(self, number: int, act: Future) -> None:
        """Wait until so many stand before it, the act being the last of them."""
        until = time.monotonic() + PATIENCE
        while self._waiting() < number:
            assert not act.done(), f"It came to no commit: {act.result()!r}"
            assert time.monotonic() < until
            time.sleep(0.01)

    def _waiting(self) -> int:
        locks = "FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        return self._ask(f"SELECT count(*) {locks}")

    def _ask(self, query: str, *given: Any) -> Any:
        self._cursor.execute(query, given)
        return self._cursor.fetchone()[0]

"""kill -9 at moments that chance has chosen, mostly while something is being written."""

from collections.abc import Sequence
from random import Random
from threading import Lock
from threading import Thread

import time


SOON = 0.03
"""Seconds within which the server dies once its hour has come: a request takes as long."""


class Killer:
    """Counts what is written; at some counts it kills the server and starts it again."""

    def __init__(self, server, counts: Sequence[int], chance: Random) -> None:
        self._server, self._counts, self._chance = server, sorted(counts, reverse=True), chance
        self._written, self._lock = 0, Lock()
        self._threads: list[Thread] = []
        self.failures: list[BaseException] = []
        self.away = 0.0
        """Seconds for which nobody answered."""

    @property
    def kills(self) -> int:
        """How often it has killed."""
        return len(self._threads)

    @property
    def written(self) -> int:
        """How often somebody was about to write."""
        return self._written

    def note(self) -> None:
        """Somebody is about to write."""
        with self._lock:
            self._written += 1
            if not self._counts or self._written < self._counts[-1]:
                return
            self._counts.pop()
            self._threads.append(Thread(target=self._kill, args=(self._chance.uniform(0, SOON),)))
            self._threads[-1].start()

    def wait(self) -> None:
        """Until the server runs that was killed last."""
        for thread in self._threads:
            thread.join()

    def _kill(self, pause: float) -> None:
        try:
            time.sleep(pause)
            begun = time.monotonic()
            self._server.kill()
            self._server.start()
            self.away += time.monotonic() - begun
        except BaseException as error:
            self.failures.append(error)
            raise


def moments(kills: int, writes: int, chance: Random) -> list[int]:
    """Counts of writes at which to kill: one in the later half of each of equal parts."""
    part = writes / kills
    return [int((number + chance.uniform(0.6, 0.9)) * part) for number in range(kills)]

"""Timing side by side: contenders take turns, so that a busy machine is busy for all of them."""

from collections.abc import Callable
from collections.abc import Mapping
from statistics import median

import time


WARM_UP = 3
"""Rounds before those that count."""

Contender = Callable[[int], object]
"""Does once what is timed; it is given the number of the round."""


def medians(
    contenders: Mapping[str, Contender],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Median milliseconds of each contender, after some rounds of warming up.

    Rounds are numbered from 0, warming up included: ``rounds + WARM_UP`` in all.  Who
    has nobody to take turns with and waits for nothing is given ``time.process_time``:
    what else the machine does is not theirs.
    """
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(WARM_UP + rounds):
        for name, contender in contenders.items():
            begun = clock()
            contender(number)
            times[name].append((clock() - begun) * 1000)
    return {name: median(found[WARM_UP:]) for name, found in times.items()}
